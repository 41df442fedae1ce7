using System.Text.Json.Nodes;
using MaturityBot.TestSupport;
using MaturityBot.TestSupport.GitHub;

namespace MaturityBot.EndToEnd.Scenarios;

public sealed class PullRequestTests : ServerTest
{
    private TestRepository storefront = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        (storefront, string head) = await Storefront.Push(GitHub);
        await CompletedCheck(storefront, head);
        await Quiet();
    }

    [Fact]
    public async Task An_opened_pull_request_gets_a_check_and_a_comment_on_what_it_moves()
    {
        var (head, number) = await OpenFalling();

        var check = await CompletedCheck(storefront, head);
        var comment = await Comment(storefront, number);

        Assert.Equal("maturity", check["name"]!.GetValue<string>());
        Assert.Contains("|", check["output"]!["summary"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(GitHub.App.Login, comment["user"]!["login"]!.GetValue<string>());
        Assert.StartsWith("<!--", comment["body"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pull_request_that_moves_nothing_gets_a_check_and_no_comment()
    {
        string head = await storefront.Commit("topic", (Storefront.Readme.Path, Storefront.Readme.Content + "\nMore words.\n"));
        int number = await storefront.OpenPullRequest("topic", "Say more");

        await CompletedCheck(storefront, head);
        await Quiet();

        Assert.Empty(await storefront.Comments(number));
    }

    [Fact]
    public async Task A_new_commit_gets_its_own_check_and_the_comment_is_edited()
    {
        var (first, number) = await OpenFalling();
        await CompletedCheck(storefront, first);
        var comment = await Comment(storefront, number);

        string second = await storefront.Commit("topic", Storefront.Pipeline);
        await storefront.SendPullRequest(number, "synchronize", before: first);
        await CompletedCheck(storefront, second);
        await Quiet();

        var after = Assert.Single(await storefront.Comments(number));
        Assert.Equal(Id(comment), Id(after));
        Assert.NotEqual(comment["body"]!.GetValue<string>(), after["body"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_closed_pull_request_is_not_judged_any_more()
    {
        var (head, number) = await OpenFalling();
        await CompletedCheck(storefront, head);
        await Quiet();
        int runs = (await storefront.CheckRuns(head)).Count;

        await storefront.ClosePullRequest(number);
        await Eventually.Holds("the delivery is accepted", () => Task.FromResult(GitHub.Deliveries.Sent.Any(d => d is { Event: "pull_request", Action: "closed", Status: 202 })), Explain);
        await Quiet();

        Assert.Equal(runs, (await storefront.CheckRuns(head)).Count);
        Assert.All(await storefront.CheckRuns(head), run => Assert.Equal("completed", run["status"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_requested_check_is_run_again(bool fromFork)
    {
        var (head, _) = await OpenFalling();
        var check = await CompletedCheck(storefront, head);
        await Quiet();
        int before = Writes().Count(IsCheckWrite);

        await storefront.RerequestCheck(check, fromFork);
        await Quiet();

        Assert.True(Writes().Count(IsCheckWrite) > before, Explain());
        Assert.All(await storefront.CheckRuns(head), run => Assert.Equal("completed", run["status"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_redelivered_event_changes_nothing()
    {
        var (head, number) = await OpenFalling();
        await CompletedCheck(storefront, head);
        await Comment(storefront, number);
        await Quiet();
        int before = Writes().Count;

        foreach (var delivery in GitHub.Deliveries.Sent.ToArray())
            await GitHub.Deliveries.Redeliver(delivery);
        await Quiet();

        Assert.Equal(before, Writes().Count);
    }

    [Fact]
    public async Task Two_deliveries_at_once_give_one_comment_and_one_completed_check()
    {
        var (head, number) = await OpenFalling();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => storefront.SendPullRequest(number, "synchronize")));

        await CompletedCheck(storefront, head);
        await Comment(storefront, number);
        await Quiet();

        Assert.Single(await storefront.Comments(number));
        Assert.Single(await storefront.CheckRuns(head));
    }

    [Fact]
    public async Task A_pull_request_costs_six_requests_one_for_each_changed_file_and_its_comment()
    {
        int before = GitHub.Requests.Count;
        var (head, number) = await OpenFalling();
        await CompletedCheck(storefront, head);
        await Comment(storefront, number);
        await Quiet();

        var counted = Counted(GitHub.Requests.Skip(before)).Where(r => !r.Is("POST", "/repos/{owner}/{repo}/issues/{issue_number}/comments")).ToArray();
        Assert.True(counted.Length <= 7, string.Join('\n', counted.AsEnumerable()));
    }

    /// <summary>A pull request that takes the pipeline away and so lowers levels.</summary>
    private async Task<(string Head, int Number)> OpenFalling()
    {
        await storefront.Commit("topic", Storefront.Codeowners);
        string head = await storefront.Delete("topic", Storefront.Pipeline.Path);
        return (head, await storefront.OpenPullRequest("topic", "Test by hand from now on"));
    }

    private static bool IsCheckWrite(RecordedRequest request) => request.Template.StartsWith("/repos/{owner}/{repo}/check-runs", StringComparison.Ordinal);

    private static long Id(JsonNode node) => node["id"]!.GetValue<long>();
}
