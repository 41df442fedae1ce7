using MaturityBot.Core.Snapshots;
using MaturityBot.GitHub.Api.Http;

namespace MaturityBot.GitHub.Api;

/// <summary>A repository itself.</summary>
public sealed class RepositoriesApi
{
    private readonly GitHubHttp http;
    private readonly RepositoryName name;

    internal RepositoriesApi(GitHubHttp http, RepositoryName name) => (this.http, this.name) = (http, name);

    /// <summary>The repository; null when it is gone or the token may not see it.</summary>
    public Task<RepositoryDetails?> FindAsync(CancellationToken cancellation) =>
        http.FindAsync(ApiPath.Of($"/repos/{name}"), GitHubJson.Default.RepositoryDetails, cancellation);

    /// <summary>A branch and its commit; null when there is no such branch.</summary>
    public Task<Branch?> FindBranchAsync(string branch, CancellationToken cancellation) =>
        http.FindAsync(ApiPath.Of($"/repos/{name}/branches/{branch:branch}"), GitHubJson.Default.Branch, cancellation);
}
