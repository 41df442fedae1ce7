using System.Text.Json.Nodes;
using MaturityBot.Core.Configuration;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Reporting;
using MaturityBot.Core.Snapshots;
using MaturityBot.GitHub.Publishing;

namespace MaturityBot.GitHub.Tests.Publishing;

public sealed class IssueTests : PublishingTests
{
    private static readonly RepositorySettings Welcoming = RepositorySettings.OutOfSight with { HasIssues = Sight.Of(true), IsArchived = Sight.Of(false), IsFork = Sight.Of(false) };

    [Fact]
    public async Task A_missing_quick_win_gets_one_issue_with_a_marker_and_a_label()
    {
        await PublishAsync(Win("dependabot"));

        Assert.Equal(["POST /labels", "POST /issues"], Repository.Writes);
        Assert.Equal("<!-- maturitybot:12:4711:quick-win:dependabot -->\nbody of dependabot", Text(Issue(1), "body"));
        Assert.Equal(["maturity"], GitHub.ApiRequests[^1].Json.GetProperty("labels").EnumerateArray().Select(label => label.GetString()));
    }

    [Fact]
    public async Task While_nothing_changes_nothing_is_asked_and_nothing_is_sent()
    {
        await PublishAsync(Win("dependabot"), Win("codeowners", Outcome.Met));
        var before = Repository.Requests.Count;

        await PublishAsync(Win("dependabot") with { Body = "the same at another commit" }, Win("codeowners", Outcome.Met));

        Assert.Equal(before, Repository.Requests.Count);
    }

    [Fact]
    public async Task A_text_that_means_something_else_is_edited_in_place()
    {
        await PublishAsync(Win("dependabot"));
        await PublishAsync(Win("dependabot") with { Body = "npm as well", Meaning = "npm as well" });

        Assert.EndsWith("npm as well", Text(Issue(1), "body"), StringComparison.Ordinal);
        Assert.Equal("PATCH /issues/1", Repository.Writes[^1]);
    }

    [Fact]
    public async Task A_quick_win_that_was_taken_closes_its_issue_with_a_comment()
    {
        await PublishAsync(Win("dependabot"));
        await PublishAsync(Win("dependabot", Outcome.Met));
        await PublishAsync(Win("dependabot", Outcome.Met));

        Assert.Equal(["POST /labels", "POST /issues", "POST /issues/1/comments", "PATCH /issues/1"], Repository.Writes);
        Assert.Equal(("closed", "completed"), (Text(Issue(1), "state"), Text(Issue(1), "state_reason")));
        Assert.Equal("Done.", Text(Repository.Comments(1).Single(), "body"));
    }

    [Theory]
    [InlineData(Outcome.Unknown)]
    [InlineData(Outcome.Failed)]
    public async Task What_cannot_be_seen_neither_opens_nor_closes(Outcome outcome)
    {
        await PublishAsync(Win("dependabot"));
        var before = Repository.Requests.Count;

        await PublishAsync(Win("dependabot", outcome), Win("codeowners", outcome));

        Assert.Equal(before, Repository.Requests.Count);
    }

    [Fact]
    public async Task What_a_person_closed_as_not_planned_is_never_reopened()
    {
        await PublishAsync(Win("dependabot"));
        RepositoryOnGitHub.Close(Issue(1), "not_planned");

        await PublishAsync(Win("dependabot") with { Meaning = "other" });
        await PublishAsync(Win("dependabot", Outcome.Met));
        await PublishAsync(Win("dependabot"));
        Store.Lose();
        await PublishAsync(Win("dependabot"));

        Assert.Equal(["POST /labels", "POST /issues"], Repository.Writes);
    }

    [Fact]
    public async Task What_a_person_closed_as_completed_too_early_is_left_alone()
    {
        await PublishAsync(Win("dependabot"));
        RepositoryOnGitHub.Close(Issue(1), "completed");

        await PublishAsync(Win("dependabot") with { Meaning = "other" });
        Store.Lose();
        await PublishAsync(Win("dependabot"));

        Assert.Equal(["POST /labels", "POST /issues"], Repository.Writes);
    }

    [Fact]
    public async Task What_was_fixed_and_broke_again_is_reopened()
    {
        await PublishAsync(Win("dependabot"));
        await PublishAsync(Win("dependabot", Outcome.Met));
        await PublishAsync(Win("dependabot"));
        await PublishAsync(Win("dependabot"));

        Assert.Equal("open", Text(Issue(1), "state"));
        Assert.Single(Repository.Issues);
        Assert.Equal("PATCH /issues/1", Repository.Writes[^1]);
        Assert.Equal(5, Repository.Writes.Count);
    }

    [Fact]
    public async Task An_issue_is_found_again_when_everything_was_forgotten()
    {
        await PublishAsync(Win("dependabot"));
        Store.Lose();
        await PublishAsync(Win("dependabot"));

        Assert.Single(Repository.Issues);
    }

    [Fact]
    public async Task An_issue_that_somebody_pasted_the_marker_into_is_not_ours()
    {
        Repository.AddIssue(new JsonObject { ["title"] = "x", ["body"] = "<!-- maturitybot:12:4711:quick-win:dependabot -->\nmine" }, "octocat");

        await PublishAsync(Win("dependabot"));
        await PublishAsync(Win("dependabot", Outcome.Met));

        Assert.Equal(("open", "closed"), (Text(Issue(1), "state"), Text(Issue(2), "state")));
    }

    [Fact]
    public async Task Only_so_many_issues_are_open_at_a_time()
    {
        QuickWinReport[] wins = [Win("dependabot"), Win("security-policy"), Win("secret-scanning"), Win("codeowners")];
        await PublishAsync(wins);
        await PublishAsync(wins);
        Assert.Equal(3, Repository.Issues.Count);

        wins[0] = Win("dependabot", Outcome.Met);
        await PublishAsync(wins);

        Assert.Equal(["closed", "open", "open", "open"], Repository.Issues.Select(issue => Text(issue, "state")));
    }

    [Fact]
    public async Task Turning_issues_off_closes_them_and_turning_them_on_reopens_them()
    {
        await PublishAsync(Win("dependabot"));
        await PublishAsync(new GapSettings(IssueMode.Off), Welcoming, Win("dependabot"));
        Assert.Equal(("closed", "not_planned"), (Text(Issue(1), "state"), Text(Issue(1), "state_reason")));

        await PublishAsync(Win("dependabot"));
        Assert.Equal("open", Text(Issue(1), "state"));
    }

    [Fact]
    public async Task A_preview_opens_nothing()
    {
        await PublishAsync(new GapSettings(IssueMode.Preview), Welcoming, Win("dependabot"));

        Assert.Empty(Repository.Writes);
    }

    [Fact]
    public async Task Nothing_is_opened_where_issues_are_off_or_in_an_archive_or_a_fork()
    {
        await PublishAsync(new GapSettings(), Welcoming with { HasIssues = Sight.Of(false) }, Win("dependabot"));
        await PublishAsync(new GapSettings(), Welcoming with { IsArchived = Sight.Of(true) }, Win("dependabot"));
        await PublishAsync(new GapSettings(), Welcoming with { IsFork = Sight.Of(true) }, Win("dependabot"));
        await PublishAsync(new GapSettings(), RepositorySettings.OutOfSight, Win("dependabot"));

        Assert.Empty(Repository.Requests);
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task A_process_that_ends_anywhere_opens_closes_and_reopens_each_issue_once(int save, int write)
    {
        await EndingAtAsync(save, write, () => PublishAsync(Win("dependabot"), Win("codeowners")));
        await EndingAtAsync(save, write, () => PublishAsync(Win("dependabot", Outcome.Met), Win("codeowners")));
        Assert.Equal(["closed", "open"], Repository.Issues.Select(issue => Text(issue, "state")));
        Assert.Single(Repository.Comments(1));

        await EndingAtAsync(save, write, () => PublishAsync(Win("dependabot"), Win("codeowners")));
        Assert.Equal(["open", "open"], Repository.Issues.Select(issue => Text(issue, "state")));
    }

    private static QuickWinReport Win(string id, Outcome outcome = Outcome.NotMet) => new(id, outcome, $"Title of {id}", $"body of {id}", $"meaning of {id}", "Done.");

    private Task PublishAsync(params QuickWinReport[] wins) => PublishAsync(new GapSettings(), Welcoming, wins);

    private async Task PublishAsync(GapSettings gaps, RepositorySettings settings, params QuickWinReport[] wins)
    {
        _ = Repository;
        Assert.Empty(await Publishing.PublishBranchAsync(new BranchPublication(Subject, new BranchReport(Check: null, wins), settings, gaps), CancellationToken.None));
    }

    private JsonObject Issue(int number) => Repository.Issues[number - 1];

    private static string? Text(JsonObject item, string name) => item[name]?.GetValue<string>();
}
