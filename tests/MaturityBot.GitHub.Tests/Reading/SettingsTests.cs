using MaturityBot.Core.Snapshots;
using MaturityBot.GitHub.Reading;

namespace MaturityBot.GitHub.Tests.Reading;

public sealed class SettingsTests : ReadingTests
{
    private const string Repository = "GET /repos/acme/shop";
    private const string Rules = "GET /repos/acme/shop/rules/branches/main";
    private const string Protection = "GET /repos/acme/shop/branches/main/protection";
    private const string Alerts = "GET /repos/acme/shop/vulnerability-alerts";
    private const string Public = """{"id":4711,"default_branch":"main","visibility":"public","private":false}""";
    private const string Private = """{"id":4711,"default_branch":"main","visibility":"private","private":true}""";
    private const string NotAccessible = """{"message":"Resource not accessible by integration"}""";

    [Fact]
    public async Task Only_what_is_wanted_is_asked_for()
    {
        GitHub.On(Repository, Public);

        var settings = await ReadSettingsAsync(WantedSettings.Repository);

        Assert.True(settings.IsPublic.Value);
        Assert.Equal("main", settings.DefaultBranch.Value);
        Assert.Equal("not asked for", settings.VulnerabilityAlerts.Reason);
        Assert.DoesNotContain(GitHub.ApiRequests, request => request.Line.Contains("rules", StringComparison.Ordinal) || request.Line.Contains("alerts", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Security_features_are_read_where_they_are_shown()
    {
        GitHub.On(Repository, """{"id":4711,"visibility":"public","archived":false,"security_and_analysis":{"secret_scanning":{"status":"enabled"},"secret_scanning_push_protection":{"status":"disabled"}}}""");

        var settings = await ReadSettingsAsync(WantedSettings.Repository);

        Assert.Equal(Sight.Of(true), settings.SecretScanning);
        Assert.Equal(Sight.Of(false), settings.PushProtection);
        Assert.Equal("not offered by this server", settings.SecurityUpdates.Reason);
    }

    [Fact]
    public async Task Security_features_that_are_not_shown_name_the_permission()
    {
        GitHub.On(Repository, Public);

        Assert.Equal("needs \"Administration: read\"", (await ReadSettingsAsync(WantedSettings.Repository)).SecretScanning.Reason);
    }

    [Fact]
    public async Task Rules_and_classic_protection_are_merged()
    {
        GitHub.On(Repository, Public)
            .On(Rules, """
                [{"type":"pull_request","parameters":{"required_approving_review_count":1,"require_code_owner_review":false}},
                 {"type":"required_status_checks","parameters":{"required_status_checks":[{"context":"build"}]}},
                 {"type":"non_fast_forward"},{"type":"something_new","parameters":{"anything":[1]}}]
                """)
            .On(Protection, """
                {"required_pull_request_reviews":{"required_approving_review_count":2,"require_code_owner_reviews":true},
                 "required_status_checks":{"contexts":["test"],"checks":[{"context":"test"},{"context":"lint"}]},"allow_force_pushes":{"enabled":true},"allow_deletions":{"enabled":false}}
                """);

        var rules = (await ReadSettingsAsync(WantedSettings.BranchRules)).DefaultBranchRules.Value;

        Assert.Equal(["build", "lint", "test"], rules.RequiredStatusChecks);
        Assert.Equal(
            new BranchRules(RequiresPullRequest: true, 2, RequiresCodeOwnerReview: true, rules.RequiredStatusChecks, BlocksForcePush: true, BlocksDeletion: true), rules);
    }

    [Fact]
    public async Task A_branch_that_nothing_protects_is_seen_to_be_so()
    {
        GitHub.On(Repository, Public).On(Rules, "[]").On(Protection, """{"message":"Branch not protected"}""", 404);

        var rules = (await ReadSettingsAsync(WantedSettings.BranchRules)).DefaultBranchRules;

        Assert.True(rules.IsSeen);
        Assert.False(rules.Value.RequiresPullRequest);
    }

    [Fact]
    public async Task Protection_that_may_not_be_read_leaves_the_rules_out_of_sight()
    {
        GitHub.On(Repository, Public).On(Rules, "[]").On(Protection, NotAccessible, 403, ("X-Accepted-GitHub-Permissions", "administration=read")).On("GET /repos/acme/shop/branches/main", """{"name":"main","protected":true}""");

        Assert.Equal("needs \"Administration: read\"", (await ReadSettingsAsync(WantedSettings.BranchRules)).DefaultBranchRules.Reason);
    }

    [Fact]
    public async Task An_unprotected_branch_says_so_itself_when_protection_may_not_be_read()
    {
        GitHub.On(Repository, Public).On(Rules, "[]").On(Protection, NotAccessible, 403).On("GET /repos/acme/shop/branches/main", """{"name":"main","protected":false}""");

        Assert.False((await ReadSettingsAsync(WantedSettings.BranchRules)).DefaultBranchRules.Value.RequiresPullRequest);
    }

    [Fact]
    public async Task Protection_that_the_plan_does_not_have_is_off()
    {
        const string Upgrade = """{"message":"Upgrade to GitHub Pro or make this repository public to enable this feature."}""";
        GitHub.On(Repository, Private).On(Rules, Upgrade, 403).On(Protection, Upgrade, 403);

        Assert.False((await ReadSettingsAsync(WantedSettings.BranchRules)).DefaultBranchRules.Value.BlocksForcePush);
    }

    [Fact]
    public async Task Alerts_are_on_off_or_out_of_sight()
    {
        GitHub.On(Repository, Public).On(Alerts, "", 204);
        Assert.Equal(Sight.Of(true), (await ReadSettingsAsync(WantedSettings.VulnerabilityAlerts)).VulnerabilityAlerts);

        GitHub.On(Alerts, """{"message":"Vulnerability alerts are disabled."}""", 404);
        Assert.Equal(Sight.Of(false), (await ReadSettingsAsync(WantedSettings.VulnerabilityAlerts)).VulnerabilityAlerts);

        GitHub.On(Alerts, """{"message":"Not Found"}""", 404);
        Assert.Equal("not offered by this server", (await ReadSettingsAsync(WantedSettings.VulnerabilityAlerts)).VulnerabilityAlerts.Reason);

        GitHub.On(Alerts, NotAccessible, 403, ("X-Accepted-GitHub-Permissions", "administration=read,metadata=read; vulnerability_alerts=read"));
        Assert.Equal(
            "needs \"Administration: read and Metadata: read or Vulnerability alerts: read\"",
            (await ReadSettingsAsync(WantedSettings.VulnerabilityAlerts)).VulnerabilityAlerts.Reason);
    }

    [Fact]
    public async Task Security_updates_show_that_alerts_are_on()
    {
        GitHub.On(Repository, """{"id":4711,"security_and_analysis":{"dependabot_security_updates":{"status":"enabled"}}}""");

        Assert.Equal(Sight.Of(true), (await ReadSettingsAsync(WantedSettings.VulnerabilityAlerts)).VulnerabilityAlerts);
        Assert.DoesNotContain(GitHub.ApiRequests, request => request.Line == Alerts);
    }

    [Fact]
    public async Task Code_scanning_is_on_off_or_out_of_sight()
    {
        const string Setup = "GET /repos/acme/shop/code-scanning/default-setup";
        GitHub.On(Repository, Public).On(Setup, """{"state":"configured"}""");
        Assert.Equal(Sight.Of(true), (await ReadSettingsAsync(WantedSettings.CodeScanning)).CodeScanningDefaultSetup);

        GitHub.On(Setup, """{"message":"Code Security must be enabled for this repository to use code scanning."}""", 403);
        Assert.Equal(Sight.Of(false), (await ReadSettingsAsync(WantedSettings.CodeScanning)).CodeScanningDefaultSetup);

        GitHub.On(Setup, NotAccessible, 403);
        Assert.False((await ReadSettingsAsync(WantedSettings.CodeScanning)).CodeScanningDefaultSetup.IsSeen);
    }

    [Fact]
    public async Task Private_reporting_is_asked_of_public_repositories_only()
    {
        const string Reporting = "GET /repos/acme/shop/private-vulnerability-reporting";
        GitHub.On(Repository, Public).On(Reporting, """{"enabled":true}""");
        Assert.Equal(Sight.Of(true), (await ReadSettingsAsync(WantedSettings.PrivateVulnerabilityReporting)).PrivateVulnerabilityReporting);

        GitHub.On(Repository, Private);
        Assert.False((await ReadSettingsAsync(WantedSettings.PrivateVulnerabilityReporting)).PrivateVulnerabilityReporting.IsSeen);
        Assert.Single(GitHub.ApiRequests, request => request.Line == Reporting);
    }

    [Fact]
    public async Task Errors_of_CODEOWNERS_are_listed()
    {
        GitHub.On(Repository, Public).On("GET /repos/acme/shop/codeowners/errors?ref=" + SampleRepository.Commit, """{"errors":[{"line":3,"kind":"Unknown owner","message":"Unknown owner on line 3"}]}""");
        SampleRepository.Of(1).With(".github/CODEOWNERS", "* @nobody").ServeBy(GitHub);

        Assert.Equal(["3: Unknown owner on line 3"], (await ReadSettingsAsync(WantedSettings.CodeownersErrors)).CodeownersErrors.Value);
    }

    [Fact]
    public async Task Without_a_CODEOWNERS_its_errors_are_not_asked_for()
    {
        GitHub.On(Repository, Public);
        SampleRepository.Of(1).ServeBy(GitHub);

        Assert.Equal("there is no CODEOWNERS", (await ReadSettingsAsync(WantedSettings.CodeownersErrors)).CodeownersErrors.Reason);
        Assert.DoesNotContain(GitHub.ApiRequests, request => request.Line.Contains("codeowners", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_token_is_known_not_to_open_is_not_asked_for()
    {
        GitHub.On(Repository, Public).On(Rules, "[]").On("GET /repos/acme/shop/branches/main", """{"name":"main","protected":true}""").On(
            "POST /app/installations/77/access_tokens", $$$"""{"token":"ghs_x","expires_at":"{{{Time.GetUtcNow().AddHours(1):O}}}","permissions":{"metadata":"read","contents":"read"}}""", 201);

        var settings = await ReadSettingsAsync(WantedSettings.Environments | WantedSettings.VulnerabilityAlerts | WantedSettings.BranchRules);

        Assert.Equal("needs \"Actions: read\"", settings.Environments.Reason);
        Assert.Equal("needs \"Administration: read\"", settings.VulnerabilityAlerts.Reason);
        Assert.Equal("needs \"Administration: read\"", settings.DefaultBranchRules.Reason);
        Assert.Equal(3, GitHub.ApiRequests.Count);
    }

    [Fact]
    public async Task Environments_are_listed()
    {
        GitHub.On(Repository, Public).On("GET /repos/acme/shop/environments", """{"total_count":2,"environments":[{"name":"staging"},{"name":"production"}]}""");

        Assert.Equal(["staging", "production"], (await ReadSettingsAsync(WantedSettings.Environments)).Environments.Value);
    }

    [Fact]
    public async Task Default_files_of_the_owner_are_listed_once_for_all_its_repositories()
    {
        GitHub.On(Repository, Private).On("GET /repos/acme/.github", """{"id":1,"default_branch":"trunk","visibility":"public"}""").On("GET /repos/acme/.github/git/trees/trunk", """
            {"tree":[{"path":"SECURITY.md","type":"blob"},{"path":".github","type":"tree"},{"path":".github/CONTRIBUTING.md","type":"blob"},{"path":"profile/README.md","type":"blob"}]}
            """);

        var first = await ReadSettingsAsync(WantedSettings.OrganizationDefaults);
        await ReadSettingsAsync(WantedSettings.OrganizationDefaults);

        Assert.Equal(["SECURITY.md", ".github/CONTRIBUTING.md"], first.OrganizationDefaults.Value);
        Assert.Single(GitHub.ApiRequests, request => request.Line == "GET /repos/acme/.github");
    }

    [Fact]
    public async Task The_configuration_of_the_owner_is_read_with_its_default_files()
    {
        GitHub.On(Repository, Private).On("GET /repos/acme/.github", """{"id":1,"default_branch":"trunk","visibility":"public"}""").On("GET /repos/acme/.github/git/trees/trunk", """
            {"tree":[{"path":".github/maturity.yml","type":"blob","sha":"aa11","size":12}]}
            """).On("GET /repos/acme/.github/git/blobs/aa11", """{"content":"Z2FwczogZmFsc2U=","encoding":"base64"}""");

        Assert.Equal("gaps: false", (await ReadSettingsAsync(WantedSettings.OrganizationDefaults)).OrganizationConfiguration.Value);
    }

    [Theory]
    [InlineData(Public, "selected", true)]
    [InlineData(Private, "all", true)]
    [InlineData(Private, "selected", false)]
    public async Task No_default_files_are_certain_only_where_they_would_be_shown(string repository, string selection, bool certain)
    {
        GitHub.On(Repository, repository).On(
            "POST /app/installations/77/access_tokens", $$"""{"token":"ghs_x","expires_at":"{{Time.GetUtcNow().AddHours(1):O}}","repository_selection":"{{selection}}"}""", 201);

        var defaults = (await ReadSettingsAsync(WantedSettings.OrganizationDefaults)).OrganizationDefaults;

        Assert.Equal(certain, defaults.IsSeen);
        Assert.True(!certain || defaults.Value.Count == 0);
    }

    [Fact]
    public async Task A_private_default_repository_serves_nobody()
    {
        GitHub.On(Repository, Private).On("GET /repos/acme/.github", """{"id":1,"default_branch":"main","visibility":"private"}""");

        Assert.Empty((await ReadSettingsAsync(WantedSettings.OrganizationDefaults)).OrganizationDefaults.Value);
    }

    [Fact]
    public async Task A_server_that_knows_only_the_repository_leaves_the_rest_out_of_sight()
    {
        GitHub.On(Repository, Public);
        SampleRepository.Of(1).ServeBy(GitHub);

        var settings = await ReadSettingsAsync(WantedSettings.All & ~WantedSettings.OrganizationDefaults);

        Assert.All(
            [settings.DefaultBranchRules.Reason, settings.VulnerabilityAlerts.Reason, settings.PrivateVulnerabilityReporting.Reason, settings.CodeScanningDefaultSetup.Reason, settings.Environments.Reason],
            reason => Assert.Equal("not offered by this server", reason));
    }
}
