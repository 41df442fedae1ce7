using MaturityBot.Core.Snapshots;
using MaturityBot.GitHub.Api.Http;

namespace MaturityBot.GitHub.Api;

/// <summary>The App itself and its installations.</summary>
public sealed class AppsApi
{
    internal const string TokenPath = "/app/installations/{installation_id}/access_tokens";
    private const int MaxPages = 100;

    private readonly GitHubHttp http;

    internal AppsApi(GitHubHttp http) => this.http = http;

    /// <summary>Who we are.</summary>
    public Task<AppIdentity> GetAppAsync(CancellationToken cancellation) =>
        http.GetAsync(ApiPath.Of($"/app"), GitHubJson.Default.AppIdentity, cancellation);

    /// <summary>Who installed the App, at most 10,000.</summary>
    public IAsyncEnumerable<Installation> ListInstallationsAsync(CancellationToken cancellation) =>
        http.ListAsync(ApiPath.Of($"/app/installations"), GitHubJson.Default.ListInstallation, page => page, MaxPages, cancellation);

    /// <summary>One installation; null when it was removed.</summary>
    public Task<Installation?> FindInstallationAsync(long installationId, CancellationToken cancellation) =>
        http.FindAsync(ApiPath.Of($"/app/installations/{installationId:installation_id}"), GitHubJson.Default.Installation, cancellation);

    /// <summary>The installation that covers a repository; null when the App is not installed there.</summary>
    public Task<Installation?> FindInstallationAsync(RepositoryName repository, CancellationToken cancellation) =>
        http.FindAsync(ApiPath.Of($"/repos/{repository}/installation"), GitHubJson.Default.Installation, cancellation);

    internal Task<TokenGrant> CreateTokenAsync(long installationId, TokenRequest request, CancellationToken cancellation) =>
        http.PostAsync(ApiPath.Of($"/app/installations/{installationId:installation_id}/access_tokens"), request, GitHubJson.Default.TokenRequest, GitHubJson.Default.TokenGrant, cancellation);
}
