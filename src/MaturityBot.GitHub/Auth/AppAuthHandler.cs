using System.Net.Http.Headers;

namespace MaturityBot.GitHub.Auth;

/// <summary>Lets a request speak as the App itself.</summary>
internal sealed class AppAuthHandler(AppTokenSigner signer, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", signer.Sign());
        return base.SendAsync(request, cancellationToken);
    }
}
