using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using MaturityBot.Core.Snapshots;
using MaturityBot.GitHub.Api;
using MaturityBot.TestSupport.ApiDescription;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MaturityBot.GitHub.Tests;

/// <summary>
/// A GitHub on a free port of this machine that answers what a test tells it to, over real HTTP.
/// It notes every request and what GitHub's published description has against it; it hands out installation tokens by itself.
/// </summary>
internal sealed class GitHubStandIn : IAsyncDisposable
{
    private static readonly RSA Key = RSA.Create(2048);

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, RequestDelegate> answers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<ReceivedRequest> requests = new();
    private int tokens;

    private GitHubStandIn(WebApplication app) => this.app = app;

    public static string PrivateKey { get; } = Key.ExportRSAPrivateKeyPem();

    public static RSA PublicKey => Key;

    public static RepositoryIdentity Repository { get; } = new(InstallationId: 77, Id: 4711, new RepositoryName("acme", "shop"));

    public Uri Address => new(app.Urls.Single());

    /// <summary>Everything that was asked, in the order it came.</summary>
    public IReadOnlyList<ReceivedRequest> Requests => [.. requests];

    /// <summary>Everything that was asked but for tokens.</summary>
    public IReadOnlyList<ReceivedRequest> ApiRequests => [.. requests.Where(request => !request.IsToken)];

    public IReadOnlyList<ReceivedRequest> TokenRequests => [.. requests.Where(request => request.IsToken)];

    /// <summary>What GitHub's description has against the requests.</summary>
    public IReadOnlyList<string> Violations => [.. requests.SelectMany(request => request.Violations.Select(violation => $"{request.Line}: {violation}"))];

    public static async Task<GitHubStandIn> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        var built = builder.Build();
        var standIn = new GitHubStandIn(built);
        built.Run(standIn.HandleAsync);
        await built.StartAsync();
        return standIn;
    }

    /// <summary>How a request line (<c>GET /repos/acme/shop?per_page=1</c>; without its query if that matches nothing) is answered.</summary>
    public GitHubStandIn On(string line, RequestDelegate answer)
    {
        answers[line] = answer;
        return this;
    }

    public GitHubStandIn On(string line, string json, int status = 200, params (string Name, string Value)[] headers) => On(line, context =>
    {
        foreach (var (name, value) in headers)
            context.Response.Headers.Append(name, value);
        return context.AnswerAsync(json, status);
    });

    public GitHubStandIn OnBytes(string line, byte[] bytes) => On(line, context => context.Response.Body.WriteAsync(bytes).AsTask());

    public GitHubOptions Options(TimeSpan? requestTimeout = null) => new()
    {
        ApiUrl = Address,
        WebUrl = Address,
        AppId = 12,
        ClientId = "Iv1.test",
        PrivateKey = PrivateKey,
        RequestTimeout = requestTimeout ?? TimeSpan.FromSeconds(20),
    };

    public GitHubClient Connect(TimeProvider? time = null) => new(Options(), time ?? TimeProvider.System);

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        var request = await ReceivedRequest.ReadAsync(context);
        requests.Enqueue(request);
        if (answers.TryGetValue(request.Line, out var answer) || answers.TryGetValue(request.Line.Split('?')[0], out answer))
            await answer(context);
        else if (request.IsToken)
            await context.AnswerAsync($$"""{"token":"ghs_{{Interlocked.Increment(ref tokens)}}","expires_at":"{{DateTimeOffset.MaxValue.AddDays(-1):O}}","repository_selection":"selected"}""", 201);
        else
            await context.AnswerAsync("""{"message":"Not Found","documentation_url":"https://docs.github.com/rest"}""", 404);
    }
}

/// <summary>A request as it came over the wire.</summary>
internal sealed record ReceivedRequest(string Line, IReadOnlyDictionary<string, string> Headers, string Body, IReadOnlyList<string> Violations)
{
    public bool IsToken => Line.EndsWith("/access_tokens", StringComparison.Ordinal);

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public JsonElement Json => JsonElement.Parse(Body);

    public static async Task<ReceivedRequest> ReadAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var target = context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var described = new GitHubRequest(
            context.Request.Method, target, context.Request.ContentType, body.ToArray(), headers.GetValueOrDefault("User-Agent"), headers.GetValueOrDefault("X-GitHub-Api-Version"));
        // Archives and renamed repositories are reached by redirects, to addresses that no description knows.
        var violations = target.StartsWith("/elsewhere/", StringComparison.Ordinal) || target.StartsWith("/repositories/", StringComparison.Ordinal) ? [] : described.Violations();
        return new ReceivedRequest($"{context.Request.Method} {target}", headers, System.Text.Encoding.UTF8.GetString(body.ToArray()), violations);
    }
}

internal static class Answers
{
    public static Task AnswerAsync(this HttpContext context, string json, int status = 200)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        return status is 204 or 304 ? Task.CompletedTask : context.Response.WriteAsync(json);
    }
}
