using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace MaturityBot.TestSupport.GitHub;

/// <summary>GitHub's side of the App's webhook: completes, signs, sends and remembers deliveries.</summary>
public sealed class Deliveries : IDisposable
{
    private readonly ConcurrentQueue<Delivery> sent = new();
    private readonly HttpClient client = new() { Timeout = TimeSpan.FromSeconds(10) };
    private readonly TestApp app;
    private readonly PayloadCompletion payloads;

    internal Deliveries(TestApp app, PayloadCompletion payloads) => (this.app, this.payloads) = (app, payloads);

    /// <summary>The App's webhook address; null delivers nothing, as when the server is down.</summary>
    public Uri? Target { get; set; }

    /// <summary>Everything sent so far, in order; a redelivery is not listed again.</summary>
    public IReadOnlyCollection<Delivery> Sent => sent;

    /// <summary>Sends an event of the organisation.</summary>
    /// <param name="eventName">As in <c>X-GitHub-Event</c>.</param>
    /// <param name="payload">The payload; sender, installation and organisation are added.</param>
    public async Task<Delivery> Send(string eventName, JsonObject payload)
    {
        await payloads.Complete(eventName, payload);
        return await Send(eventName, payload["action"]?.GetValue<string>(), JsonSerializer.SerializeToUtf8Bytes(payload));
    }

    /// <summary>Sends raw bytes as they are, rightly signed.</summary>
    public async Task<Delivery> Send(string eventName, string? action, byte[] body)
    {
        var delivery = new Delivery(Guid.NewGuid(), eventName, action, body);
        sent.Enqueue(delivery);
        await Redeliver(delivery);
        return delivery;
    }

    /// <summary>Sends a delivery once more, under the same id.</summary>
    public async Task Redeliver(Delivery delivery)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Target) { Content = new ByteArrayContent(delivery.Body) };
        request.Content.Headers.Add("Content-Type", "application/json");
        request.Headers.Add("X-GitHub-Event", delivery.Event);
        request.Headers.Add("X-GitHub-Delivery", delivery.Id.ToString());
        request.Headers.Add("X-GitHub-Hook-ID", "1");
        request.Headers.Add("X-GitHub-Hook-Installation-Target-Type", "integration");
        request.Headers.Add("X-GitHub-Hook-Installation-Target-ID", app.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        request.Headers.Add("X-Hub-Signature-256", app.Sign(delivery.Body));
        request.Headers.UserAgent.ParseAdd("GitHub-Hookshot/044aadd");
        try
        {
            if (Target is null)
                return;
            using var response = await client.SendAsync(request);
            delivery.Answer = await response.Content.ReadAsStringAsync();
            delivery.Status = (int)response.StatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            delivery.Status = null;
            delivery.Answer = e.Message;
        }
    }

    /// <inheritdoc />
    public void Dispose() => client.Dispose();

    /// <summary>Passes on an event that emulate sent, if the App asked for it.</summary>
    internal async Task Relay(HttpRequest request)
    {
        string eventName = request.Headers["X-GitHub-Event"].ToString();
        if (AppManifest.Current.Receives(eventName) && await JsonNode.ParseAsync(request.Body) is JsonObject payload)
            await Send(eventName, payload);
    }
}
