using System.Net;
using System.Net.Http.Headers;
using System.Reflection;

namespace MaturityBot.GitHub.Api.Http;

/// <summary>What a request passes on its way out, below authentication.</summary>
internal static class Pipeline
{
    private const string ApiVersion = "2022-11-28";

    public static HttpMessageHandler Build(GitHubOptions options, TimeProvider time) =>
        new EtagHandler(new RateLimitHandler(options, time, new RetryHandler(time, new RedirectHandler(new AttemptHandler(options, time, Wire())))));

    public static HttpClient Client(HttpMessageHandler handler)
    {
        var client = new HttpClient(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("MaturityBot", typeof(Pipeline).Assembly.GetCustomAttribute<AssemblyFileVersionAttribute>()?.Version ?? "0"));
        client.DefaultRequestHeaders.Add("X-GitHub-Api-Version", ApiVersion);
        return client;
    }

    private static SocketsHttpHandler Wire() => new()
    {
        // Followed by our own handler: the built-in one drops the token, which a renamed repository needs.
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        UseCookies = false,
    };
}
