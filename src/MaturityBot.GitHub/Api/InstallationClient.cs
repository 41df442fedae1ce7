using MaturityBot.Core.Snapshots;
using MaturityBot.GitHub.Api.Http;
using MaturityBot.GitHub.Auth;

namespace MaturityBot.GitHub.Api;

/// <summary>What concerns an installation as a whole.</summary>
public sealed class InstallationClient
{
    private const int MaxPages = 1_000;

    private readonly GitHubHttp http;
    private readonly Func<RepositoryName, RepositoryClient> forRepository;
    private readonly Func<CancellationToken, Task<InstallationToken>> token;

    internal InstallationClient(GitHubHttp http, Func<RepositoryName, RepositoryClient> forRepository, Func<CancellationToken, Task<InstallationToken>> token) =>
        (this.http, this.forRepository, this.token) = (http, forRepository, token);

    /// <summary>Every repository that the installation covers, at most 100,000.</summary>
    public IAsyncEnumerable<RepositoryDetails> ListRepositoriesAsync(CancellationToken cancellation) =>
        http.ListAsync(ApiPath.Of($"/installation/repositories"), GitHubJson.Default.InstallationRepositories, page => page.Repositories, MaxPages, cancellation);

    /// <summary>A repository of the same owner, with what the installation as a whole may read of it.</summary>
    internal RepositoryClient ForRepository(RepositoryName name) => forRepository(name);

    /// <summary>Whether the App is installed on all repositories of the account, so that what it is not shown is not there.</summary>
    internal async Task<bool> CoversAllRepositoriesAsync(CancellationToken cancellation) => (await token(cancellation)).CoversAllRepositories;
}
