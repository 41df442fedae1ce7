using MaturityBot.GitHub.Auth;

namespace MaturityBot.GitHub.Api.Http;

/// <summary>What the handlers need to know of a request beside its message.</summary>
/// <param name="Token">The token to send; null to speak as the App itself.</param>
/// <param name="Counter">Who counts the request.</param>
/// <param name="Template">The path without values, for errors.</param>
/// <param name="Streams">The body is read as it comes instead of being buffered.</param>
internal sealed record RequestContext(TokenScope? Token, ApiRequestCounter? Counter, string Template, bool Streams = false)
{
    private static readonly HttpRequestOptionsKey<RequestContext> Key = new("MaturityBot.RequestContext");

    public static RequestContext Of(HttpRequestMessage request) =>
        request.Options.TryGetValue(Key, out var context) ? context : throw new InvalidOperationException("A request without a context.");

    public void Attach(HttpRequestMessage request) => request.Options.Set(Key, this);
}
