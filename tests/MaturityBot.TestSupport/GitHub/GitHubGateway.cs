using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using MaturityBot.TestSupport.ApiDescription;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MaturityBot.TestSupport.GitHub;

/// <summary>
/// What stands between the server and <c>emulate</c>: records every request, checks it against GitHub's description,
/// answers what emulate lacks, and lets tests hold requests back or refuse them.
/// </summary>
internal sealed class GitHubGateway : IAsyncDisposable
{
    private static readonly string[] PassedHeaders = ["Link", "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset", "X-RateLimit-Resource", "Location"];

    private readonly ConcurrentQueue<RecordedRequest> requests = new();
    private readonly ConcurrentQueue<string> violations = new();
    private readonly TokenDesk tokens = new(TimeProvider.System);
    private readonly HttpClient forward = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly WebApplication web;
    private Completion? completion;
    private Tarballs? tarballs;
    private Uri? emulated;
    private int count;

    private GitHubGateway(WebApplication web) => this.web = web;

    public const string DeliveriesPath = "/_deliveries";

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public StandIn StandIn { get; } = new();

    public IReadOnlyCollection<RecordedRequest> Requests => requests;

    /// <summary>What the server asked that GitHub would not have understood.</summary>
    public IReadOnlyCollection<string> Violations => violations;

    public ConcurrentBag<Hold> Holds { get; } = [];

    public ConcurrentBag<Fault> Faults { get; } = [];

    /// <summary>Takes the events that emulate sends.</summary>
    public Func<HttpRequest, Task>? Events { get; set; }

    public Completion Completion => completion ?? throw new InvalidOperationException("The gateway has nothing to forward to yet.");

    public static async Task<GitHubGateway> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        var gateway = new GitHubGateway(builder.Build());
        gateway.web.Run(gateway.Handle);
        await gateway.web.StartAsync();
        gateway.Address = new Uri(gateway.web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return gateway;
    }

    public void ForwardTo(Uri address, Completion completes, Func<string, Task<JsonNode?>> read) =>
        (emulated, completion, tarballs) = (address, completes, new Tarballs(read, Address));

    public void RevokeTokens() => tokens.Revoke();

    public async ValueTask DisposeAsync()
    {
        foreach (var hold in Holds)
            hold.Dispose();
        await web.DisposeAsync();
        forward.Dispose();
    }

    private async Task Handle(HttpContext context)
    {
        if (context.Request.Path == DeliveriesPath)
        {
            if (Events is { } events)
                await events(context.Request);
            return;
        }

        if (context.Request.Path.Value!.StartsWith(Tarballs.Path, StringComparison.Ordinal))
        {
            await Write(context, await tarballs!.Take(context.Request.Path.Value));
            return;
        }

        var recorded = await Record(context.Request);
        var answer = await Answered(recorded, context);
        recorded.Status = await Write(context, answer);
    }

    private async Task<RecordedRequest> Record(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        var sent = new GitHubRequest(
            request.Method, request.Path.ToUriComponent() + request.QueryString.ToUriComponent(), request.ContentType, body.ToArray(),
            request.Headers.UserAgent, request.Headers.TryGetValue("X-GitHub-Api-Version", out var version) ? version.ToString() : null);
        var recorded = new RecordedRequest(Interlocked.Increment(ref count), sent, sent.Template ?? "");
        foreach (string violation in sent.Violations())
            violations.Enqueue($"{sent.Method} {sent.PathAndQuery}: {violation}");
        requests.Enqueue(recorded);
        return recorded;
    }

    private async Task<Answer> Answered(RecordedRequest recorded, HttpContext context)
    {
        var (permissions, refusal) = tokens.Check(context.Request.Headers.Authorization, recorded.Request.Path);
        if (refusal is not null)
            return refusal;
        foreach (var hold in Holds)
            await hold.Pass(recorded, Moment.BeforeEffect, context.RequestAborted);
        var answer = Faults.Select(fault => fault.For(recorded)).FirstOrDefault(fault => fault is not null)
            ?? StandIn.Find(recorded, permissions)
            ?? (recorded.Is("GET", "/repos/{owner}/{repo}/tarball/{ref}") ? tarballs!.Offer(recorded) : null)
            ?? await Completion.Archives.Find(recorded, permissions)
            ?? await Completion.Complete(recorded, await Forward(recorded, context.Request), permissions, context.Request.Headers.Accept.ToString());
        if (recorded.Template == RecordedRequest.TokenTemplate && answer.Status == 201)
            tokens.Remember(answer);
        foreach (var hold in Holds)
            await hold.Pass(recorded, Moment.AfterEffect, context.RequestAborted);
        return answer;
    }

    private async Task<Answer> Forward(RecordedRequest recorded, HttpRequest request)
    {
        if (!EmulatedEndpoints.Has(recorded))
        {
            violations.Enqueue($"{recorded.Request.Method} {recorded.Request.Path}: neither emulate nor the stand-in answers this; add it to StandIn");
            return Answer.Refusal(501, "The local GitHub does not know this endpoint.");
        }

        using var message = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(emulated!, recorded.Request.PathAndQuery));
        if (!recorded.Request.Body.IsEmpty)
        {
            message.Content = new ReadOnlyMemoryContent(recorded.Request.Body);
            message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(request.ContentType ?? "application/json");
        }

        message.Headers.TryAddWithoutValidation("Authorization", request.Headers.Authorization.ToString());
        using var response = await forward.SendAsync(message);
        var answer = new Answer((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(), response.Content.Headers.ContentType?.ToString() ?? "");
        foreach (string header in PassedHeaders)
        {
            if (response.Headers.TryGetValues(header, out var values))
                answer.Headers[header] = string.Join(", ", values).Replace(emulated!.GetLeftPart(UriPartial.Authority), Address.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);
        }

        return answer;
    }

    /// <summary>Writes the answer, or only that it has not changed; the status that was sent.</summary>
    private static async Task<int> Write(HttpContext context, Answer answer)
    {
        var response = context.Response;
        foreach (var (name, value) in answer.Headers)
            response.Headers[name] = value;
        response.StatusCode = answer.Status;
        if (context.Request.Method == "GET" && answer.Status == 200)
        {
            string tag = $"W/\"{Convert.ToHexStringLower(SHA256.HashData(answer.Body))}\"";
            response.Headers.ETag = tag;
            if (context.Request.Headers.IfNoneMatch == tag)
                return response.StatusCode = 304;
        }

        if (answer.Body.Length > 0)
        {
            response.ContentType = answer.ContentType;
            await response.Body.WriteAsync(answer.Body);
        }

        return answer.Status;
    }
}
