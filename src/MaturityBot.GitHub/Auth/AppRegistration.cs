using System.Net.Http.Json;
using System.Text.Json.Serialization;
using MaturityBot.GitHub.Api;
using MaturityBot.GitHub.Api.Http;

namespace MaturityBot.GitHub.Auth;

/// <summary>The last step of registering an App from a manifest: the code that GitHub sends back is exchanged for the App's secrets, once.</summary>
public sealed class AppRegistration : IDisposable
{
    private readonly HttpMessageHandler pipeline;
    private readonly HttpClient client;
    private readonly GitHubHttp http;

    /// <summary>Connects to the GitHub that the options name; no App is needed.</summary>
    public AppRegistration(GitHubOptions options, TimeProvider time)
    {
        pipeline = Pipeline.Build(options, time);
        client = Pipeline.Client(pipeline);
        http = new GitHubHttp(client, options.ApiUrl, token: null, counter: null);
    }

    /// <summary>Exchanges a code, which is good for an hour.</summary>
    /// <exception cref="GitHubApiException">GitHub does not know the code, or no longer.</exception>
    /// <exception cref="GitHubUnreachableException">GitHub does not answer.</exception>
    public async Task<RegisteredApp> ConvertAsync(string code, CancellationToken cancellation)
    {
        var path = ApiPath.Of($"/app-manifests/{code:code}/conversions");
        using var response = await http.SendAsync(HttpMethod.Post, path, content: null, cancellation);
        await GitHubHttp.EnsureSuccessAsync(response, path.Template, cancellation);
        return await response.Content.ReadFromJsonAsync(RegisteredAppJson.Default.RegisteredApp, cancellation) ?? new RegisteredApp();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        client.Dispose();
        pipeline.Dispose();
    }
}

/// <summary>A freshly registered App. A class, so that no text form shows its secrets.</summary>
public sealed class RegisteredApp
{
    /// <summary>The App's number.</summary>
    public long Id { get; init; }

    /// <summary>The App's page.</summary>
    public Uri? HtmlUrl { get; init; }

    /// <summary>Client id.</summary>
    public string? ClientId { get; init; }

    /// <summary>Client secret.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>The secret that deliveries are signed with.</summary>
    public string? WebhookSecret { get; init; }

    /// <summary>The private key as PEM text.</summary>
    public string? Pem { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(RegisteredApp))]
internal sealed partial class RegisteredAppJson : JsonSerializerContext;
