using System.Net;

namespace MaturityBot.GitHub.Api;

/// <summary>GitHub refused a request, or answered something that cannot be understood.</summary>
/// <param name="status">The answer's status.</param>
/// <param name="method">The request's method.</param>
/// <param name="path">The request's path as a template, <c>/repos/{owner}/{repo}/check-runs</c>; it holds no values.</param>
/// <param name="reason">GitHub's message.</param>
/// <param name="neededPermission">The permissions that GitHub says would be accepted, e.g. <c>checks=write</c>; <c>;</c> separates alternatives; null when it says nothing.</param>
public class GitHubApiException(HttpStatusCode status, string method, string path, string reason, string? neededPermission = null)
    : Exception($"GitHub answered {(int)status} to {method} {path}: {reason}{(neededPermission is null ? "" : $" (needs {neededPermission})")}")
{
    /// <summary>The answer's status.</summary>
    public HttpStatusCode Status => status;

    /// <summary>The request's method.</summary>
    public string Method => method;

    /// <summary>The request's path as a template.</summary>
    public string Path => path;

    /// <summary>GitHub's message, bounded.</summary>
    public string Reason => reason;

    /// <summary>The permissions that would be accepted; null when GitHub says nothing.</summary>
    public string? NeededPermission => neededPermission;
}

/// <summary>GitHub asks to wait longer than a request should be held up. Try again at <see cref="RetryAt"/>, not before: going on may get the App banned.</summary>
public sealed class RateLimitedException(DateTimeOffset retryAt, HttpStatusCode status, string method, string path, string reason)
    : GitHubApiException(status, method, path, $"{reason} Next try after {retryAt:O}.")
{
    /// <summary>When to try again.</summary>
    public DateTimeOffset RetryAt => retryAt;
}

/// <summary>GitHub could not be reached or did not answer in time, several times over.</summary>
public sealed class GitHubUnreachableException(string method, string path, Exception inner)
    : Exception($"GitHub did not answer {method} {path}: {inner.Message}", inner);
