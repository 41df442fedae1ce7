using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MaturityBot.EndToEnd.GitHub;

/// <summary>Takes deliveries and keeps them as they came.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication web;
    private readonly ConcurrentQueue<ReceivedDelivery> received = new();

    private Receiver(WebApplication web) => this.web = web;

    public Uri Address => new(web.Urls.Single());

    public IReadOnlyCollection<ReceivedDelivery> Received => received;

    public static async Task<Receiver> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new Receiver(builder.Build());
        receiver.web.Run(receiver.Receive);
        await receiver.web.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => web.DisposeAsync();

    private async Task Receive(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var headers = context.Request.Headers;
        received.Enqueue(new(headers["X-GitHub-Event"].ToString(), headers["X-GitHub-Delivery"].ToString(), headers["X-Hub-Signature-256"].ToString(), body.ToArray()));
        context.Response.StatusCode = StatusCodes.Status202Accepted;
    }
}

internal sealed record ReceivedDelivery(string Event, string Id, string Signature, byte[] Body);
