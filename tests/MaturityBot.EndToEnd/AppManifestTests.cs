using MaturityBot.GitHub.Auth;
using MaturityBot.TestSupport.ApiDescription;
using MaturityBot.TestSupport.GitHub;
using YamlDotNet.Core;

namespace MaturityBot.EndToEnd;

public sealed class AppManifestTests
{
    private static readonly AppManifest Manifest = AppManifest.Current;

    [Fact]
    public void The_manifest_has_what_GitHub_requires()
    {
        Assert.NotEmpty(Manifest.Name);
        Assert.All([Manifest.Url, Manifest.Hook.Url, Manifest.RedirectUrl!], url => Assert.Equal(Uri.UriSchemeHttps, new Uri(url).Scheme));
        Assert.EndsWith("/api/github/webhooks", Manifest.Hook.Url, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_event_is_one_that_GitHub_sends() =>
        Assert.All(Manifest.Events, name => Assert.Contains(name, GitHubApi.Current.WebhookEvents));

    [Fact]
    public void Every_permission_is_one_that_GitHub_gives() =>
        Assert.All(Manifest.Permissions, permission => Assert.Contains(permission.Value, GitHubApi.Current.AppPermissions[permission.Key]));

    [Fact]
    public void Nothing_but_checks_comments_and_issues_is_written() =>
        Assert.Equal(["checks", "issues", "pull_requests"], Manifest.Permissions.Where(p => p.Value != "read").Select(p => p.Key).Order());

    [Fact]
    public void What_the_App_asks_tokens_for_is_what_it_registers_for()
    {
        var asked = new[] { TokenPurpose.Read, TokenPurpose.Publish, TokenPurpose.Discover }
            .SelectMany(purpose => purpose.Permissions)
            .GroupBy(p => p.Key, p => p.Value, StringComparer.Ordinal)
            .Select(p => KeyValuePair.Create(p.Key, p.Contains("write") ? "write" : "read"));

        // The permission that only lets events through is in no token.
        Assert.Equal(Manifest.Permissions.Where(p => p.Key != "merge_queues").OrderBy(p => p.Key), asked.OrderBy(p => p.Key));
    }

    [Fact]
    public void A_key_that_GitHub_does_not_know_is_an_error() =>
        Assert.Throws<YamlException>(() => AppManifest.Parse("name: x\nurl: https://example.com\nwebhook: y\n"));
}
