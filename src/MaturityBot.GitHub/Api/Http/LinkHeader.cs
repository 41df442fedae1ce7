namespace MaturityBot.GitHub.Api.Http;

/// <summary>The <c>Link</c> header, by which GitHub says that a list goes on.</summary>
internal static class LinkHeader
{
    public static bool HasNext(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Link", out var links)
        && links.SelectMany(link => link.Split(',')).Any(link => link.Contains("rel=\"next\"", StringComparison.OrdinalIgnoreCase));
}
