using MaturityBot.GitHub.Api.Http;

namespace MaturityBot.GitHub.Api;

/// <summary>What concerns an installation as a whole.</summary>
public sealed class InstallationClient
{
    private const int MaxPages = 1_000;

    private readonly GitHubHttp http;

    internal InstallationClient(GitHubHttp http) => this.http = http;

    /// <summary>Every repository that the installation covers, at most 100,000.</summary>
    public IAsyncEnumerable<RepositoryDetails> ListRepositoriesAsync(CancellationToken cancellation) =>
        http.ListAsync(ApiPath.Of($"/installation/repositories"), GitHubJson.Default.InstallationRepositories, page => page.Repositories, MaxPages, cancellation);
}
