using MaturityBot.Core.Snapshots;
using MaturityBot.GitHub.Api.Http;

namespace MaturityBot.GitHub.Api;

/// <summary>Issues of one repository.</summary>
public sealed class IssuesApi
{
    private const int MaxPages = 10;

    private readonly GitHubHttp http;
    private readonly RepositoryName name;

    internal IssuesApi(GitHubHttp http, RepositoryName name) => (this.http, this.name) = (http, name);

    /// <summary>Issues, newest first, at most 1,000; pull requests are left out.</summary>
    public IAsyncEnumerable<Issue> ListAsync(IssueQuery query, CancellationToken cancellation)
    {
        var path = ApiPath.Of($"/repos/{name}/issues")
            .With("state", query.State)
            .With("creator", query.Creator)
            .With("labels", query.Labels is { Count: > 0 } labels ? string.Join(',', labels) : null);
        return http.ListAsync(path, GitHubJson.Default.ListIssue, page => page.Where(issue => issue.PullRequest is null), MaxPages, cancellation);
    }

    /// <summary>One issue; null when it was deleted, transferred away, or issues are turned off.</summary>
    public Task<Issue?> FindAsync(long number, CancellationToken cancellation) =>
        http.FindAsync(ApiPath.Of($"/repos/{name}/issues/{number:issue_number}"), GitHubJson.Default.Issue, cancellation);

    /// <summary>Opens an issue; people are notified.</summary>
    /// <exception cref="GitHubApiException">410 when the repository has issues turned off.</exception>
    public Task<Issue> CreateAsync(NewIssue issue, CancellationToken cancellation) =>
        http.PostAsync(ApiPath.Of($"/repos/{name}/issues"), issue, GitHubJson.Default.NewIssue, GitHubJson.Default.Issue, cancellation);

    /// <summary>Changes an issue.</summary>
    public Task<Issue> UpdateAsync(long number, IssueChange change, CancellationToken cancellation) =>
        http.PatchAsync(ApiPath.Of($"/repos/{name}/issues/{number:issue_number}"), change, GitHubJson.Default.IssueChange, GitHubJson.Default.Issue, cancellation);
}
