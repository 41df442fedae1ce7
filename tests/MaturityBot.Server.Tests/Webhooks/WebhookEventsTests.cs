using System.Text.Json;
using MaturityBot.Server.Inbox;
using MaturityBot.Server.Webhooks;

namespace MaturityBot.Server.Tests.Webhooks;

public sealed class WebhookEventsTests
{
    private const long OurApp = 29310;
    private const string Repository = "\"repository\":{\"id\":42,\"full_name\":\"octo-org/tool\",\"default_branch\":\"main\",\"private\":true},\"installation\":{\"id\":7}";

    [Theory]
    [InlineData("push", null, "Branch Push Codertocat/Hello-World branch=master head=6113728 at=2019-05-15T15:20:57Z")]
    [InlineData("pull_request", "opened", "PullRequest PullRequest Codertocat/Hello-World branch=changes number=2 head=ec26c3e base=master@f95f852 at=2019-05-15T15:20:33Z")]
    [InlineData("pull_request", "synchronize", "PullRequest PullRequest Codertocat/Hello-World branch=changes number=2 head=ec26c3e base=master@f95f852 at=2019-05-15T15:20:33Z")]
    [InlineData("pull_request", "reopened", "PullRequest PullRequest Codertocat/Hello-World branch=changes number=2 head=ec26c3e base=master@f95f852 at=2019-05-15T15:20:33Z")]
    [InlineData("pull_request", "ready_for_review", "PullRequest PullRequest Codertocat/Hello-World branch=changes number=2 head=ec26c3e base=master@f95f852 at=2019-05-15T15:21:18Z")]
    [InlineData("pull_request", "converted_to_draft", "PullRequest PullRequest Codertocat/Hello-World branch=changes number=2 head=ec26c3e base=master@f95f852 at=2019-05-15T15:21:18Z draft")]
    [InlineData("pull_request", "closed", "ClosedPullRequest PullRequest Codertocat/Hello-World branch=changes number=2 head=ec26c3e base=master@f95f852 at=2019-05-15T15:21:18Z")]
    [InlineData("check_suite", "rerequested", "PullRequest Rerequested Codertocat/Hello-World branch=changes number=2 head=ec26c3e base=master@f95f852")]
    [InlineData("check_run", "rerequested", "Branch Rerequested github/hello-world branch=master head=d6fde92", 2)]
    [InlineData("check_run", "requested_action", "PullRequest Rerequested electron/electron branch=miniak/event-process-id number=26764 head=5bd5f19 base=master@45eee46", 25811)]
    [InlineData("merge_group", "checks_requested", "Commit MergeGroup octo-org/octo-repo head=2ffea6d base=main@380387f")]
    [InlineData("installation", "created", "Branch Installed Codertocat/Hello-World")]
    [InlineData("installation_repositories", "added", "Branch Installed Codertocat/Space")]
    [InlineData("repository", "transferred", "Branch SettingsChanged Octocoders/Hello-World branch=master")]
    [InlineData("branch_protection_rule", "created", "Branch SettingsChanged wolfy1339/octoherd-script-replace-pika-with-esbuild branch=main")]
    public void A_recorded_delivery_becomes_exactly_this_work(string eventName, string? action, string expected, long appId = OurApp)
    {
        var outcomes = RecordedDeliveries.All
            .Where(recorded => recorded.Event == eventName)
            .Select(recorded => Read(recorded.Json))
            .Where(payload => payload.Action == action && payload.Installation is not null)
            .Select(payload => Describe(WebhookEvents.Decide(eventName, payload, "d-1", Work.Noon, appId)))
            .Where(text => text.Length > 0)
            .ToArray();

        Assert.NotEmpty(outcomes);
        Assert.All(outcomes, outcome => Assert.Equal(expected, outcome));
    }

    [Theory]
    [InlineData("branch_protection_rule.edited")]
    [InlineData("branch_protection_rule.deleted")]
    [InlineData("branch_protection_configuration.enabled")]
    [InlineData("branch_protection_configuration.disabled")]
    [InlineData("repository_ruleset.created")]
    [InlineData("repository_ruleset.edited")]
    [InlineData("repository_ruleset.deleted")]
    [InlineData("repository.publicized")]
    [InlineData("repository.privatized")]
    [InlineData("repository.unarchived")]
    [InlineData("security_and_analysis")]
    public void Settings_that_are_judged_make_the_default_branch_be_judged_again(string name) =>
        Assert.Equal("Branch SettingsChanged octo-org/tool branch=main", DecideOn(name, ""));

    [Theory]
    [InlineData("push", "\"ref\":\"refs/heads/topic\",\"after\":\"b1\"")]
    [InlineData("push", "\"ref\":\"refs/tags/main\",\"after\":\"b1\"")]
    [InlineData("push", "\"ref\":\"refs/heads/main\",\"after\":\"0000000000000000000000000000000000000000\",\"deleted\":true")]
    [InlineData("pull_request.edited", "\"pull_request\":{\"number\":1},\"changes\":{\"title\":{\"from\":\"old\"}}")]
    [InlineData("repository.edited", "\"changes\":{\"homepage\":{\"from\":\"old\"}}")]
    [InlineData("check_run.rerequested", "\"check_run\":{\"head_sha\":\"b1\",\"app\":{\"id\":1}}")]
    [InlineData("check_suite.rerequested", "\"check_suite\":{\"head_sha\":\"b1\",\"app\":{\"id\":1}}")]
    [InlineData("issues.closed", "\"issue\":{\"number\":1},\"sender\":{\"type\":\"User\"}")]
    [InlineData("issues.closed", "\"issue\":{\"number\":1,\"performed_via_github_app\":{\"id\":29310}},\"sender\":{\"type\":\"Bot\"}")]
    [InlineData("pull_request.labeled", "\"pull_request\":{\"number\":1}")]
    public void What_is_none_of_our_business_makes_no_work(string name, string fields) => Assert.Equal("", DecideOn(name, fields));

    [Fact]
    public void A_changed_base_makes_the_pull_request_be_judged_again() => Assert.Equal(
        "PullRequest PullRequest octo-org/tool number=1 head=b1 base=release@a1 at=2026-11-20T12:00:00Z",
        DecideOn("pull_request.edited", "\"pull_request\":{\"number\":1,\"head\":{\"sha\":\"b1\"},\"base\":{\"ref\":\"release\",\"sha\":\"a1\"}},\"changes\":{\"base\":{\"ref\":{\"from\":\"main\"}}}"));

    [Fact]
    public void A_new_default_branch_is_judged() => Assert.Equal(
        "Branch SettingsChanged octo-org/tool branch=main",
        DecideOn("repository.edited", "\"changes\":{\"default_branch\":{\"from\":\"master\"}}"));

    [Theory]
    [InlineData("issues.closed")]
    [InlineData("issues.reopened")]
    public void A_persons_word_on_our_issue_makes_the_branch_be_looked_at_again(string name) => Assert.Equal(
        "Branch IssueChanged octo-org/tool branch=main",
        DecideOn(name, "\"issue\":{\"number\":1,\"performed_via_github_app\":{\"id\":29310}},\"sender\":{\"type\":\"User\"}"));

    [Fact]
    public void A_commit_of_a_fork_whose_check_is_asked_for_again_is_judged_alone() => Assert.Equal(
        "Commit Rerequested octo-org/tool head=b1",
        DecideOn("check_run.rerequested", "\"check_run\":{\"head_sha\":\"b1\",\"app\":{\"id\":29310},\"pull_requests\":[],\"check_suite\":{\"head_branch\":null}}"));

    [Fact]
    public void A_pull_request_into_another_repository_is_not_judged_here() => Assert.Equal(
        "Commit Rerequested octo-org/tool branch=topic head=b1",
        DecideOn("check_suite.rerequested", "\"check_suite\":{\"head_sha\":\"b1\",\"head_branch\":\"topic\",\"app\":{\"id\":29310},\"pull_requests\":[{\"number\":9,\"base\":{\"ref\":\"main\",\"sha\":\"a1\",\"repo\":{\"id\":1}}}]}"));

    [Fact]
    public void A_commit_that_its_pull_request_left_behind_is_judged_alone() => Assert.Equal(
        "Commit Rerequested octo-org/tool branch=topic head=b1",
        DecideOn("check_suite.rerequested", "\"check_suite\":{\"head_sha\":\"b1\",\"head_branch\":\"topic\",\"app\":{\"id\":29310},\"pull_requests\":[{\"number\":9,\"head\":{\"ref\":\"topic\",\"sha\":\"b2\"},\"base\":{\"ref\":\"main\",\"sha\":\"a1\"}}]}"));

    [Theory]
    [InlineData("installation.deleted", "InstallationGone { InstallationId = 7 }")]
    [InlineData("installation.suspend", "InstallationSuspended { InstallationId = 7 }")]
    [InlineData("repository.archived", "RepositoryGone { RepositoryId = 42 }")]
    [InlineData("repository.deleted", "RepositoryGone { RepositoryId = 42 }")]
    [InlineData("repository.renamed", "RepositorySeen { Repository = octo-org/tool, IsPrivate = True, DefaultBranch = main }")]
    public void Comings_and_goings_are_kept(string name, string expected) => Assert.Equal(expected, Assert.Single(Decide(name, "")).ToString());

    [Theory]
    [InlineData("installation.unsuspend")]
    [InlineData("installation.new_permissions_accepted")]
    public void An_installation_that_can_be_seen_again_or_better_is_judged_as_a_whole(string name)
    {
        var changes = Decide(name, "");

        Assert.Contains(changes, change => change is Change.InstallationActive { InstallationId: 7 });
        Assert.Contains(changes, change => change is Change.JudgeInstallation { InstallationId: 7 });
    }

    [Fact]
    public void Repositories_taken_out_are_gone() => Assert.Equal(
        ["RepositoryGone { RepositoryId = 1 }", "RepositoryGone { RepositoryId = 2 }"],
        Decide("installation_repositories.removed", "\"repositories_removed\":[{\"id\":1},{\"id\":2}]").Select(change => change.ToString()));

    [Fact]
    public void An_installation_on_ten_thousand_repositories_asks_for_each_of_them()
    {
        var repositories = string.Join(',', Enumerable.Range(1, 10_000).Select(id => $"{{\"id\":{id},\"full_name\":\"octo-org/tool-{id}\",\"private\":true}}"));

        var work = Decide("installation.created", $"\"repositories\":[{repositories}]").OfType<Change.Judge>().ToArray();

        Assert.Equal(10_000, work.Select(change => change.Item.Key).Distinct(StringComparer.Ordinal).Count());
        Assert.All(work, change => Assert.False(change.Item.IsUrgent));
    }

    [Fact]
    public void An_archived_repository_is_left_alone()
    {
        var payload = Read("{\"action\":\"created\",\"repository\":{\"id\":42,\"full_name\":\"octo-org/tool\",\"default_branch\":\"main\",\"archived\":true},\"installation\":{\"id\":7}}");

        Assert.Empty(WebhookEvents.Decide("repository_ruleset", payload, "d-1", Work.Noon, OurApp));
    }

    [Fact]
    public void Without_an_installation_nothing_can_be_done()
    {
        var payload = Read("{\"action\":\"opened\",\"pull_request\":{\"number\":1},\"repository\":{\"id\":42,\"full_name\":\"octo-org/tool\"}}");

        Assert.Empty(WebhookEvents.Decide("pull_request", payload, "d-1", Work.Noon, OurApp));
    }

    private static string DecideOn(string name, string fields) => Describe(Decide(name, fields));

    private static IReadOnlyList<Change> Decide(string name, string fields)
    {
        var parts = name.Split('.');
        var action = parts.Length > 1 ? $"\"action\":\"{parts[1]}\"," : "";
        var payload = Read($"{{{action}{Repository}{(fields.Length > 0 ? "," : "")}{fields}}}");
        return WebhookEvents.Decide(parts[0], payload, "d-1", Work.Noon, OurApp);
    }

    private static WebhookPayload Read(string json) => JsonSerializer.Deserialize(json, WebhookPayloadJson.Default.WebhookPayload)!;

    private static string Describe(IReadOnlyList<Change> changes) => string.Join("; ", changes.OfType<Change.Judge>().Select(change => Describe(change.Item)));

    private static string Describe(WorkItem item) => string.Join(' ', new[]
    {
        $"{item.Kind} {item.Reason} {item.Repository}",
        item.Branch is null ? "" : $"branch={item.Branch}",
        item.Number is null ? "" : $"number={item.Number}",
        item.HeadSha is null ? "" : $"head={Short(item.HeadSha)}",
        item.BaseRef is null && item.BaseSha is null ? "" : $"base={item.BaseRef}@{Short(item.BaseSha ?? "")}",
        item.HeadAt is null ? "" : $"at={item.HeadAt:yyyy-MM-ddTHH:mm:ssZ}",
        item.IsDraft ? "draft" : "",
    }.Where(part => part.Length > 0));

    private static string Short(string sha) => sha.Length > 7 ? sha[..7] : sha;
}
