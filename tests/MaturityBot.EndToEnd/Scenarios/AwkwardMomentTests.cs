using System.Net.Http.Json;
using System.Text.Json.Nodes;
using MaturityBot.TestSupport;
using MaturityBot.TestSupport.GitHub;

namespace MaturityBot.EndToEnd.Scenarios;

/// <summary>Events that come when things are no longer, or not yet, as they say.</summary>
public sealed class AwkwardMomentTests : ServerTest
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly (string Path, string Content) ChecksOff = (".github/maturity.yml", "pull-requests: { check: off, comment: off }\n");

    [Fact]
    public async Task An_older_commit_of_the_default_branch_that_is_judged_again_does_not_speak_for_the_repository()
    {
        var repository = await GitHub.CreateRepository("storefront", isPrivate: false);
        string older = await repository.Commit("main", Storefront.Files);
        var check = await CompletedCheck(repository, older);
        await Quiet();
        string newer = await repository.Commit("main", Storefront.Closing);
        await CompletedCheck(repository, newer);
        await Quiet();
        string[] open = [.. (await repository.Issues("open")).Select(Title)];

        await repository.RerequestCheck(check);
        await Eventually.Holds("the older commit is judged again", async () => (await repository.CheckRuns(older)).Count == 2, Explain);
        await Quiet();

        Assert.All(await repository.CheckRuns(older), run => Assert.Equal("completed", run["status"]!.GetValue<string>()));
        Assert.Equal(open, (await repository.Issues("open")).Select(Title));
        using var client = new HttpClient { BaseAddress = Server.Address };
        var told = await client.GetFromJsonAsync<JsonNode>(new Uri($"/api/v1/repos/{repository.FullName}", UriKind.Relative));
        Assert.Equal(newer, told!["commit"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_repository_that_turned_checks_off_gets_none_also_on_changes_that_left_before()
    {
        var (storefront, first) = await Storefront.Push(GitHub);
        await CompletedCheck(storefront, first);
        string topic = await storefront.Delete("topic", Storefront.Pipeline.Path);
        string silent = await storefront.Commit("main", ChecksOff);
        await Quiet();

        int number = await storefront.OpenPullRequest("topic", "Test by hand from now on");
        await Quiet();

        Assert.Contains(GitHub.Deliveries.Sent, delivery => delivery is { Event: "pull_request", Status: 202 });
        Assert.Empty(await storefront.CheckRuns(silent));
        Assert.Empty(await storefront.CheckRuns(topic));
        Assert.Empty(await storefront.Comments(number));
    }

    [Fact]
    public async Task A_check_that_was_waiting_when_its_pull_request_was_closed_says_so()
    {
        var (storefront, first) = await Storefront.Push(GitHub);
        await CompletedCheck(storefront, first);
        await Quiet();
        string head = await storefront.Delete("topic", Storefront.Pipeline.Path);
        using var hold = GitHub.Hold(IsBlobOrTree, Moment.BeforeEffect);
        int number = await storefront.OpenPullRequest("topic", "Test by hand from now on");
        await hold.Reached(Limit);
        await Eventually.Holds("the check is in progress", async () => (await storefront.CheckRuns(head)).Count == 1, Explain);
        await Server.Kill();
        hold.Dispose();
        // Its delivery finds nobody; GitHub delivers it again.
        await storefront.ClosePullRequest(number);
        await Server.Restart(GitHub);
        await storefront.SendPullRequest(number, "closed");
        await Quiet();

        var run = Assert.Single(await storefront.CheckRuns(head));
        Assert.Equal("completed", run["status"]!.GetValue<string>());
        Assert.Equal("Not judged: the pull request was closed", run["output"]!["title"]!.GetValue<string>());

        bool IsBlobOrTree(RecordedRequest request) => request.Template.StartsWith("/repos/{owner}/{repo}/git/trees", StringComparison.Ordinal) && request.Request.Path.Contains(head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_GitHub_said_about_one_CODEOWNERS_is_not_held_against_the_next()
    {
        var storefront = await GitHub.CreateRepository("storefront");
        GitHub.Settings(storefront).CodeownersErrors = [new JsonObject { ["line"] = 1, ["column"] = 3, ["kind"] = "Unknown owner", ["message"] = "Unknown owner on line 1", ["path"] = ".github/CODEOWNERS", ["source"] = "* @nobody" }];
        await CompletedCheck(storefront, await storefront.Commit("main", [.. Storefront.Files, Storefront.Dependabot, Storefront.SecurityPolicy, (Storefront.Codeowners.Path, "* @nobody\n")]));
        await Quiet();
        Assert.Contains(await storefront.Issues("open"), IsAboutOwners);

        GitHub.Settings(storefront).CodeownersErrors = [];
        await CompletedCheck(storefront, await storefront.Commit("main", Storefront.Codeowners));
        await Quiet();

        Assert.DoesNotContain(await storefront.Issues("open"), IsAboutOwners);
    }

    private static bool IsAboutOwners(JsonNode issue) => issue["body"]!.GetValue<string>().Contains("quick-win:codeowners", StringComparison.Ordinal);

    private static string Title(JsonNode issue) => issue["title"]!.GetValue<string>();
}
