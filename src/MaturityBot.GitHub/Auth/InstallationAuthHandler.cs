using System.Net;
using System.Net.Http.Headers;
using MaturityBot.GitHub.Api.Http;

namespace MaturityBot.GitHub.Auth;

/// <summary>Lets a request speak as an installation.</summary>
internal sealed class InstallationAuthHandler(InstallationTokens tokens, TimeProvider time, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    // A new token takes a moment to reach all of GitHub's servers.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var scope = RequestContext.Of(request).Token ?? throw new InvalidOperationException("A request of an installation without a scope.");
        var renewed = false;
        for (var pause = FirstPause; ; pause *= 2)
        {
            var token = await tokens.GetAsync(scope, cancellationToken);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
            var response = await base.SendAsync(request, cancellationToken);
            if (response.StatusCode != HttpStatusCode.Unauthorized)
                return response;

            if (time.GetUtcNow() + pause - token.MintedAt <= Settling)
            {
                response.Dispose();
                await Task.Delay(pause, time, cancellationToken);
            }
            else if (!renewed)
            {
                // Revoked before its time.
                response.Dispose();
                tokens.Drop(scope, token);
                renewed = true;
                pause = FirstPause / 2;
            }
            else
                return response;
        }
    }
}
