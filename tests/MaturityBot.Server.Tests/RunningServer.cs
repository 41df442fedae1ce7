using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using MaturityBot.Server.Evaluation;
using MaturityBot.Server.Inbox;
using MaturityBot.Server.Webhooks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace MaturityBot.Server.Tests;

/// <summary>The real host on a free port with SQLite on disk; only the evaluation is a recorder.</summary>
public sealed class RunningServer : WebApplicationFactory<Program>
{
    public const string Secret = "It's a Secret to Everybody";
    public const string OldSecret = "the one before";
    public const long AppId = 29310;

    private readonly TemporaryFolder? own;
    private readonly TemporaryFolder folder;
    private readonly WorkerSettings worker;
    private readonly Func<WorkItem, CancellationToken, Task> evaluate;
    private readonly Func<Task> giveUp;
    private readonly HttpClient client;

    public RunningServer()
        : this((_, _) => Task.CompletedTask)
    {
    }

    internal RunningServer(Func<WorkItem, CancellationToken, Task> evaluate, TemporaryFolder? folder = null, WorkerSettings? worker = null, Func<Task>? giveUp = null)
    {
        this.giveUp = giveUp ?? (() => Task.CompletedTask);
        this.evaluate = evaluate;
        this.folder = folder ?? (own = new TemporaryFolder());
        this.worker = worker ?? new WorkerSettings();
        UseKestrel();
        StartServer();
        client = new HttpClient { BaseAddress = ClientOptions.BaseAddress };
    }

    /// <summary>What was handed out, in order.</summary>
    public ConcurrentQueue<WorkItem> Evaluated { get; } = [];

    /// <summary>What was given up.</summary>
    public ConcurrentQueue<WorkItem> GivenUp { get; } = [];

    public static string PrivateKey { get; } = CreateKey();

    public Task<HttpResponseMessage> GetAsync(string path) => client.GetAsync(path);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => client.SendAsync(request);

    /// <summary>Delivers as GitHub does.</summary>
    public async Task<(HttpStatusCode Status, string Answer)> DeliverAsync(string eventName, string json, string? delivery = null, string secret = Secret)
    {
        using var response = await client.SendAsync(Request(eventName, Encoding.UTF8.GetBytes(json), delivery, secret));
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public static HttpRequestMessage Request(string eventName, byte[] body, string? delivery = null, string secret = Secret)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/github/webhooks") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-GitHub-Event", eventName);
        request.Headers.Add("X-GitHub-Delivery", delivery ?? Guid.NewGuid().ToString());
        request.Headers.Add("X-Hub-Signature-256", WebhookSignature.Sign(body, secret));
        return request;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        // Not UseKestrel(0): the factory would set the port while the host is already starting.
        builder.UseSetting("urls", "http://127.0.0.1:0");
        builder.UseSetting("GitHub:AppId", AppId.ToString(System.Globalization.CultureInfo.InvariantCulture));
        builder.UseSetting("GitHub:PrivateKey", PrivateKey);
        builder.UseSetting("GitHub:WebhookSecrets:0", Secret);
        builder.UseSetting("GitHub:WebhookSecrets:1", OldSecret);
        builder.UseSetting("Storage:SqlitePath", folder.File("server.db"));
        builder.ConfigureTestServices(services => services.AddSingleton(worker).AddScoped<IEvaluation>(_ => new Recorder(this)));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        client.Dispose();
        own?.Dispose();
        GC.SuppressFinalize(this);
    }

    private static string CreateKey()
    {
        using var key = RSA.Create(2048);
        return key.ExportRSAPrivateKeyPem();
    }

    private sealed class Recorder(RunningServer server) : IEvaluation
    {
        public async Task EvaluateAsync(WorkItem item, CancellationToken cancellation)
        {
            server.Evaluated.Enqueue(item);
            await server.evaluate(item, cancellation);
        }

        public Task GiveUpAsync(WorkItem item, CancellationToken cancellation)
        {
            server.GivenUp.Enqueue(item);
            return server.giveUp();
        }
    }
}
