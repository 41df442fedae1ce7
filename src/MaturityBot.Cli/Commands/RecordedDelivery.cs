using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace MaturityBot.Cli.Commands;

/// <summary>A webhook delivery from a file.</summary>
/// <param name="Event">GitHub's name of the event: <c>push</c>.</param>
/// <param name="Id">The delivery's id; a new one for a bare payload.</param>
/// <param name="Payload">The body's bytes as they are signed and sent.</param>
internal sealed record RecordedDelivery(string Event, string Id, ReadOnlyMemory<byte> Payload)
{
    /// <summary>Reads a delivery.</summary>
    /// <param name="file">A delivery as JSON, or a bare payload.</param>
    /// <param name="bareEvent">The event of a bare payload; null when the file says it.</param>
    /// <exception cref="UsageException">The file holds neither.</exception>
    public static RecordedDelivery Read(string file, string? bareEvent)
    {
        var bytes = Bytes(file);
        // A bare payload is sent as it is, byte for byte: a broken one is what somebody may want to try.
        if (bareEvent is not null)
            return new RecordedDelivery(bareEvent, Guid.NewGuid().ToString(), bytes);
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var root = document.RootElement;
            var payload = Member(Member(root, "request"), "payload") ?? Member(root, "payload");
            if (payload is { ValueKind: JsonValueKind.Object } body && Text(root, "event") is { Length: > 0 } name)
                return new RecordedDelivery(name, Text(root, "delivery") ?? Text(root, "guid") ?? Guid.NewGuid().ToString(), Encoding.UTF8.GetBytes(body.GetRawText()));
        }
        catch (JsonException error)
        {
            throw new UsageException($"{file}:{error.LineNumber + 1}: not valid JSON", error);
        }

        throw new UsageException($"{file} is no recorded delivery (event, delivery, payload): for a bare payload, name its event with --event");
    }

    /// <summary>The signed request.</summary>
    public HttpRequestMessage Request(Uri target, string secret)
    {
        var content = new ReadOnlyMemoryContent(Payload);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Payload.Span));
        return new HttpRequestMessage(HttpMethod.Post, target)
        {
            Content = content,
            Headers =
            {
                { "User-Agent", "GitHub-Hookshot/maturitybot-replay" },
                { "X-GitHub-Event", Event },
                { "X-GitHub-Delivery", Id },
                { "X-Hub-Signature-256", $"sha256={signature}" },
            },
        };
    }

    private static byte[] Bytes(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"{file} could not be read ({error.Message.TrimEnd('.')}): name a file with a recorded delivery", error);
        }
    }

    private static JsonElement? Member(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } map && map.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement element, string name) => Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
