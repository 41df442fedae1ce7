using System.Net;
using MaturityBot.GitHub.Auth;

namespace MaturityBot.GitHub.Api.Http;

/// <summary>Asks only whether an answer has changed when it is still known: a 304 costs nothing of the hourly limit.</summary>
internal sealed class EtagHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int LargestAnswer = 512 << 10;
    private const long AllAnswers = 16 << 20;
    private const int Overhead = 512;

    private readonly RecentlyUsed<EtagKey, TaggedAnswer> answers = new(AllAnswers, answer => answer.Body.Length + Overhead);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var context = RequestContext.Of(request);
        if (request.Method != HttpMethod.Get || context.Streams)
            return await base.SendAsync(request, cancellationToken);

        var key = new EtagKey(request.RequestUri!, context.Token);
        answers.TryFind(key, out var known);
        request.Headers.Remove("If-None-Match");
        if (known is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", known.Etag);

        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotModified && known is not null)
            return Again(known, response);

        if (response.StatusCode == HttpStatusCode.OK && response.Headers.ETag?.ToString() is { } etag && response.Content.Headers.ContentLength is null or <= LargestAnswer)
            await KeepAsync(key, etag, response, cancellationToken);
        return response;
    }

    private async Task KeepAsync(EtagKey key, string etag, HttpResponseMessage response, CancellationToken cancellation)
    {
        var body = await response.Content.ReadAsByteArrayAsync(cancellation);
        if (body.Length <= LargestAnswer)
            answers.Keep(key, new TaggedAnswer(etag, body, response.Content.Headers.ContentType?.ToString(), response.Headers.TryGetValues("Link", out var links) ? string.Join(", ", links) : null));
    }

    private static HttpResponseMessage Again(TaggedAnswer known, HttpResponseMessage unchanged)
    {
        var content = new ByteArrayContent(known.Body);
        content.Headers.TryAddWithoutValidation("Content-Type", known.ContentType);
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = unchanged.RequestMessage };
        if (known.Link is not null)
            response.Headers.TryAddWithoutValidation("Link", known.Link);
        unchanged.Dispose();
        return response;
    }

    /// <summary>What an answer belongs to: answers differ by token.</summary>
    private sealed record EtagKey(Uri Address, TokenScope? Token);

    /// <summary>An answer that can be served again as long as its tag holds.</summary>
    private sealed record TaggedAnswer(string Etag, byte[] Body, string? ContentType, string? Link);
}
