using MaturityBot.Core.Snapshots;
using MaturityBot.GitHub.Api.Http;

namespace MaturityBot.GitHub.Api;

/// <summary>Pull requests of one repository.</summary>
public sealed class PullRequestsApi
{
    private readonly GitHubHttp http;
    private readonly RepositoryName name;

    internal PullRequestsApi(GitHubHttp http, RepositoryName name) => (this.http, this.name) = (http, name);

    /// <summary>One pull request; null when there is none of that number.</summary>
    public Task<PullRequest?> FindAsync(long number, CancellationToken cancellation) =>
        http.FindAsync(ApiPath.Of($"/repos/{name}/pulls/{number:pull_number}"), GitHubJson.Default.PullRequest, cancellation);
}
