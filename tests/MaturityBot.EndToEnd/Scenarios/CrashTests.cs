using MaturityBot.TestSupport.GitHub;

namespace MaturityBot.EndToEnd.Scenarios;

public sealed class CrashTests : ServerTest
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_server_that_is_killed_in_the_middle_of_work_loses_nothing_and_repeats_nothing()
    {
        // One repository for each moment: before anything was read, before and after the check run came to be,
        // and after the first issue came to be, each time without the server having heard the answer.
        (string Name, Func<RecordedRequest, bool> Request, Moment Moment)[] moments =
        [
            ("reading", r => r.Template == "/repos/{owner}/{repo}/git/trees/{tree_sha}", Moment.BeforeEffect),
            ("starting", r => r.Is("POST", "/repos/{owner}/{repo}/check-runs"), Moment.BeforeEffect),
            ("checking", r => r.Is("POST", "/repos/{owner}/{repo}/check-runs"), Moment.AfterEffect),
            ("opening", r => r.Is("POST", "/repos/{owner}/{repo}/issues"), Moment.AfterEffect),
        ];
        var holds = moments.Select(m => GitHub.Hold(r => m.Request(r) && r.Request.Path.StartsWith($"/repos/{EmulatedGitHub.Organisation}/{m.Name}/", StringComparison.Ordinal), m.Moment)).ToArray();
        var repositories = await Task.WhenAll(moments.Select(m => Storefront.Push(GitHub, m.Name)));
        foreach (var hold in holds)
            await hold.Reached(Limit);

        await Server.Kill();
        foreach (var hold in holds)
            hold.Dispose();
        await Server.Restart(GitHub);

        foreach (var (repository, head) in repositories)
            await CompletedCheck(repository, head);
        await Quiet();
        foreach (var (repository, head) in repositories)
        {
            Assert.Single(await repository.CheckRuns(head));
            string[] titles = [.. (await repository.Issues()).Select(i => i["title"]!.GetValue<string>())];
            Assert.NotEmpty(titles);
            Assert.Equal(titles.Distinct(), titles);
        }
    }

    [Fact]
    public async Task A_comment_that_was_posted_just_before_the_server_was_killed_is_not_posted_again()
    {
        var (storefront, first) = await Storefront.Push(GitHub);
        await CompletedCheck(storefront, first);
        await Quiet();
        using var hold = GitHub.Hold(r => r.Is("POST", "/repos/{owner}/{repo}/issues/{issue_number}/comments"), Moment.AfterEffect);
        await storefront.Commit("topic", Storefront.Codeowners);
        string head = await storefront.Delete("topic", Storefront.Pipeline.Path);
        int number = await storefront.OpenPullRequest("topic", "Test by hand from now on");
        await hold.Reached(Limit);

        await Server.Kill();
        hold.Dispose();
        await Server.Restart(GitHub);
        await CompletedCheck(storefront, head);
        await Quiet();

        Assert.Single(await storefront.Comments(number));
        Assert.Single(await storefront.CheckRuns(head));
    }

    [Fact]
    public async Task A_delivery_that_was_accepted_is_known_after_the_server_was_killed()
    {
        var (storefront, head) = await Storefront.Push(GitHub);
        await CompletedCheck(storefront, head);
        await Quiet();
        var push = GitHub.Deliveries.Sent.Single(d => d.Event == "push");
        Assert.Contains("accepted", push.Answer, StringComparison.Ordinal);

        await Server.Kill();
        await Server.Restart(GitHub);
        await GitHub.Deliveries.Redeliver(push);

        Assert.Equal(202, push.Status);
        Assert.Contains("duplicate", push.Answer, StringComparison.Ordinal);
    }
}
