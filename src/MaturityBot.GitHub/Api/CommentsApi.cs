using MaturityBot.Core.Snapshots;
using MaturityBot.GitHub.Api.Http;

namespace MaturityBot.GitHub.Api;

/// <summary>Comments of the issues and pull requests of one repository.</summary>
public sealed class CommentsApi
{
    private const int MaxPages = 30;

    private readonly GitHubHttp http;
    private readonly RepositoryName name;

    internal CommentsApi(GitHubHttp http, RepositoryName name) => (this.http, this.name) = (http, name);

    /// <summary>Writes a comment; people are notified.</summary>
    public Task<IssueComment> CreateAsync(long issueNumber, string body, CancellationToken cancellation) =>
        http.PostAsync(ApiPath.Of($"/repos/{name}/issues/{issueNumber:issue_number}/comments"), new CommentBody(body), GitHubJson.Default.CommentBody, GitHubJson.Default.IssueComment, cancellation);

    /// <summary>Replaces the text of a comment; nobody is notified.</summary>
    /// <exception cref="GitHubApiException">404 when somebody deleted the comment.</exception>
    public Task<IssueComment> UpdateAsync(long id, string body, CancellationToken cancellation) =>
        http.PatchAsync(ApiPath.Of($"/repos/{name}/issues/comments/{id:comment_id}"), new CommentBody(body), GitHubJson.Default.CommentBody, GitHubJson.Default.IssueComment, cancellation);

    /// <summary>Takes a comment away; one that is gone already is as good.</summary>
    public Task DeleteAsync(long id, CancellationToken cancellation) =>
        http.DeleteAsync(ApiPath.Of($"/repos/{name}/issues/comments/{id:comment_id}"), cancellation);

    /// <summary>One comment; null when it was deleted.</summary>
    public Task<IssueComment?> FindAsync(long id, CancellationToken cancellation) =>
        http.FindAsync(ApiPath.Of($"/repos/{name}/issues/comments/{id:comment_id}"), GitHubJson.Default.IssueComment, cancellation);

    /// <summary>The comments of an issue or pull request, oldest first, at most 3,000.</summary>
    public IAsyncEnumerable<IssueComment> ListAsync(long issueNumber, CancellationToken cancellation) =>
        http.ListAsync(ApiPath.Of($"/repos/{name}/issues/{issueNumber:issue_number}/comments"), GitHubJson.Default.ListIssueComment, page => page, MaxPages, cancellation);
}
