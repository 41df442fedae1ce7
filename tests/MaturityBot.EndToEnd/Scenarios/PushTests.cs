using System.Text.Json.Nodes;
using MaturityBot.TestSupport;

namespace MaturityBot.EndToEnd.Scenarios;

public sealed class PushTests : ServerTest
{
    [Fact]
    public async Task A_push_to_the_default_branch_is_judged_and_missing_quick_wins_become_issues()
    {
        var (storefront, head) = await Storefront.Push(GitHub);

        var check = await CompletedCheck(storefront, head);
        await Quiet();

        Assert.Equal("maturity", check["name"]!.GetValue<string>());
        Assert.NotEqual("failure", check["conclusion"]!.GetValue<string>());
        Assert.NotEmpty(check["output"]!["title"]!.GetValue<string>());
        Assert.Contains("|", check["output"]!["summary"]!.GetValue<string>(), StringComparison.Ordinal);
        var issues = await storefront.Issues();
        Assert.InRange(issues.Count, 1, 3);
        Assert.All(issues, issue => Assert.Equal(GitHub.App.Login, issue["user"]!["login"]!.GetValue<string>()));
        Assert.All(issues, issue => Assert.NotEmpty(issue["labels"]!.AsArray()));
        Assert.All(issues, issue => Assert.Contains("<!--", Body(issue), StringComparison.Ordinal));
        Assert.Contains(issues, issue => Body(issue).Contains("package-ecosystem: npm", StringComparison.OrdinalIgnoreCase) || Body(issue).Contains("package-ecosystem: \"npm\"", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task An_issue_is_closed_once_its_file_lands()
    {
        var (storefront, head) = await Storefront.Push(GitHub);
        await CompletedCheck(storefront, head);
        await Quiet();
        var issue = (await storefront.Issues("open")).First(i => Title(i).Contains("Dependabot", StringComparison.Ordinal));

        await storefront.Commit("main", Storefront.Dependabot);

        var closed = await Eventually.Comes(
            "the issue is closed",
            async () => (await storefront.Issues("closed")).FirstOrDefault(i => Number(i) == Number(issue)),
            Explain);
        Assert.Equal("completed", closed["state_reason"]!.GetValue<string>());
        Assert.NotEmpty(await storefront.Comments(Number(issue)));
    }

    [Fact]
    public async Task An_issue_that_a_person_closed_as_not_planned_stays_closed_and_is_not_opened_again()
    {
        var (storefront, head) = await Storefront.Push(GitHub);
        await CompletedCheck(storefront, head);
        await Quiet();
        var issue = (await storefront.Issues("open"))[0];
        await storefront.CloseIssue(Number(issue), "not_planned");

        string next = await storefront.Commit("main", ("package.json", Storefront.Files[1].Content.Replace("1.0.0", "1.1.0", StringComparison.Ordinal)));
        await CompletedCheck(storefront, next);
        await Quiet();

        var all = await storefront.Issues();
        Assert.Equal("closed", all.Single(i => Number(i) == Number(issue))["state"]!.GetValue<string>());
        Assert.Single(all, i => Title(i) == Title(issue));
    }

    [Fact]
    public async Task A_second_push_opens_no_issue_twice()
    {
        var (storefront, head) = await Storefront.Push(GitHub);
        await CompletedCheck(storefront, head);
        await Quiet();
        string[] before = [.. (await storefront.Issues()).Select(Title)];

        string next = await storefront.Commit("main", ("Dockerfile", "FROM node:24-slim\n"));
        await CompletedCheck(storefront, next);
        await Quiet();

        Assert.Equal(before, (await storefront.Issues()).Select(Title));
    }

    [Fact]
    public async Task A_push_to_another_branch_costs_nothing()
    {
        var (storefront, head) = await Storefront.Push(GitHub);
        await CompletedCheck(storefront, head);
        await Quiet();
        int before = GitHub.Requests.Count;

        await storefront.Commit("topic", Storefront.Dependabot);
        await Quiet();

        Assert.Equal(before, GitHub.Requests.Count);
    }

    [Fact]
    public async Task A_redelivered_push_changes_nothing()
    {
        var (storefront, head) = await Storefront.Push(GitHub);
        await CompletedCheck(storefront, head);
        await Quiet();
        int before = Writes().Count;
        var push = GitHub.Deliveries.Sent.First(d => d.Event == "push");

        await GitHub.Deliveries.Redeliver(push);
        await Quiet();

        Assert.Equal(202, push.Status);
        Assert.Contains("duplicate", push.Answer, StringComparison.Ordinal);
        Assert.Equal(before, Writes().Count);
    }

    [Fact]
    public async Task A_first_assessment_costs_twelve_requests_one_for_each_file_and_its_issues()
    {
        var (storefront, head) = await Storefront.Push(GitHub);

        await CompletedCheck(storefront, head);
        await Quiet();

        var counted = Counted(GitHub.Requests).Where(r => !r.Template.EndsWith("/blobs/{file_sha}", StringComparison.Ordinal) && !r.Template.Contains("/issues", StringComparison.Ordinal) && !r.Template.Contains("/labels", StringComparison.Ordinal)).ToArray();
        Assert.True(counted.Length <= 12, string.Join('\n', counted.AsEnumerable()));
    }

    private static string Body(JsonNode issue) => issue["body"]!.GetValue<string>();

    private static string Title(JsonNode issue) => issue["title"]!.GetValue<string>();

    private static int Number(JsonNode issue) => issue["number"]!.GetValue<int>();
}
