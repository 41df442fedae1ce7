namespace MaturityBot.TestSupport.ApiDescription;

/// <summary>Lets only requests through that GitHub's description allows; put it innermost, before the real or recorded answer.</summary>
/// <param name="inner">What answers the requests.</param>
/// <param name="api">The API's address that paths are relative to; by default everything up to the first slash after the host.</param>
public sealed class DescribedApiHandler(HttpMessageHandler inner, Uri? api = null) : DelegatingHandler(inner)
{
    /// <inheritdoc />
    /// <exception cref="GitHubRequestException">The request violates the description.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        byte[] body = request.Content is { } content ? await content.ReadAsByteArrayAsync(cancellationToken) : [];
        string pathAndQuery = request.RequestUri!.PathAndQuery;
        string prefix = api?.AbsolutePath.TrimEnd('/') ?? "";
        var described = new GitHubRequest(
            request.Method.Method,
            pathAndQuery.StartsWith(prefix, StringComparison.Ordinal) ? pathAndQuery[prefix.Length..] : pathAndQuery,
            request.Content?.Headers.ContentType?.ToString(),
            body,
            request.Headers.UserAgent.ToString(),
            request.Headers.TryGetValues("X-GitHub-Api-Version", out var versions) ? string.Join(',', versions) : null);
        if (described.Violations() is { Count: > 0 } violations)
            throw new GitHubRequestException(described, violations);
        return await base.SendAsync(request, cancellationToken);
    }
}

/// <summary>A request was sent that GitHub's description forbids. Not an <see cref="HttpRequestException"/>: no retry must hide it.</summary>
public sealed class GitHubRequestException(GitHubRequest request, IReadOnlyList<string> violations)
    : Exception($"{request.Method} {request.PathAndQuery} is not a request GitHub describes:\n  {string.Join("\n  ", violations)}")
{
    /// <summary>The request as it was sent.</summary>
    public GitHubRequest Request { get; } = request;

    /// <summary>What is wrong with it, one line each.</summary>
    public IReadOnlyList<string> Violations { get; } = violations;
}
