using System.Net;

namespace MaturityBot.GitHub.Api.Http;

/// <summary>Follows redirects: of a renamed repository with the token, to another host (archives) without it.</summary>
internal sealed class RedirectHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int MaxHops = 3;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        for (var hop = 0; hop < MaxHops && Target(request, response) is { } target; hop++)
        {
            response.Dispose();
            request = Follow(request, target);
            response = await base.SendAsync(request, cancellationToken);
        }

        return response;
    }

    private static Uri? Target(HttpRequestMessage request, HttpResponseMessage response)
    {
        var repeatable = response.StatusCode is HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
            || (request.Method == HttpMethod.Get && response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found);
        if (!repeatable || response.Headers.Location is not { } location)
            return null;

        var target = new Uri(request.RequestUri!, location);
        return target.Scheme == Uri.UriSchemeHttps || target.Scheme == request.RequestUri!.Scheme ? target : null;
    }

    private static HttpRequestMessage Follow(HttpRequestMessage request, Uri target)
    {
        var next = new HttpRequestMessage(request.Method, target) { Content = request.Content, Version = request.Version };
        RequestContext.Of(request).Attach(next);
        var sameHost = target.Authority == request.RequestUri!.Authority && target.Scheme == request.RequestUri.Scheme;
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            if (sameHost || name is "User-Agent" or "Accept")
                next.Headers.TryAddWithoutValidation(name, values);
        }

        return next;
    }
}
