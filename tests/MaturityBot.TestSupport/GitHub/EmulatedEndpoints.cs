namespace MaturityBot.TestSupport.GitHub;

/// <summary>The endpoints that are left to <c>emulate</c>: it keeps their state and answers close enough to GitHub.</summary>
internal static class EmulatedEndpoints
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "GET /app",
        "GET /app/installations",
        "GET /app/installations/{installation_id}",
        "POST /app/installations/{installation_id}/access_tokens",
        "GET /rate_limit",
        "GET /repos/{owner}/{repo}",
        "GET /repos/{owner}/{repo}/installation",
        "GET /repos/{owner}/{repo}/branches",
        "GET /repos/{owner}/{repo}/branches/{branch}",
        "GET /repos/{owner}/{repo}/branches/{branch}/protection",
        "GET /repos/{owner}/{repo}/commits",
        "GET /repos/{owner}/{repo}/commits/{ref}",
        "GET /repos/{owner}/{repo}/commits/{ref}/check-runs",
        "GET /repos/{owner}/{repo}/compare/{basehead}",
        "GET /repos/{owner}/{repo}/contents/{path}",
        "GET /repos/{owner}/{repo}/git/blobs/{file_sha}",
        "GET /repos/{owner}/{repo}/git/commits/{commit_sha}",
        "GET /repos/{owner}/{repo}/git/ref/{ref}",
        "GET /repos/{owner}/{repo}/git/trees/{tree_sha}",
        "GET /repos/{owner}/{repo}/pulls",
        "GET /repos/{owner}/{repo}/pulls/{pull_number}",
        "GET /repos/{owner}/{repo}/issues",
        "POST /repos/{owner}/{repo}/issues",
        "GET /repos/{owner}/{repo}/issues/{issue_number}",
        "PATCH /repos/{owner}/{repo}/issues/{issue_number}",
        "GET /repos/{owner}/{repo}/issues/{issue_number}/comments",
        "POST /repos/{owner}/{repo}/issues/{issue_number}/comments",
        "GET /repos/{owner}/{repo}/issues/comments/{comment_id}",
        "PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}",
        "DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}",
        "GET /repos/{owner}/{repo}/labels",
        "POST /repos/{owner}/{repo}/labels",
        "GET /repos/{owner}/{repo}/labels/{name}",
        "POST /repos/{owner}/{repo}/check-runs",
        "GET /repos/{owner}/{repo}/check-runs/{check_run_id}",
        "PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}",
        "GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations",
    };

    public static bool Has(RecordedRequest request) => Known.Contains($"{request.Request.Method} {request.Template}");
}
