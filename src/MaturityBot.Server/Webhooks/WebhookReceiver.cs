using System.Buffers;
using System.Net;
using System.Text.Json;
using MaturityBot.Server.Inbox;
using MaturityBot.Server.Setup;
using MaturityBot.Server.Telemetry;
using Microsoft.Net.Http.Headers;

namespace MaturityBot.Server.Webhooks;

/// <summary>Receives GitHub's deliveries: verifies, filters, makes durable, answers. It evaluates nothing.</summary>
public sealed partial class WebhookReceiver(ServerSettings settings, IInbox inbox, ServerMetrics metrics, TimeProvider time, ILogger<WebhookReceiver> logger)
{
    /// <summary>GitHub delivers nothing larger than 25 MB.</summary>
    public const int MostBytes = 25_000_000;

    private const long MostBytesAtOnce = 64 * 1024 * 1024;

    // GitHub hangs up after ten seconds; by then the answer should be on its way.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private readonly BodyMemory memory = new(MostBytesAtOnce);
    private readonly AppSecrets secrets = settings.Secrets ?? throw new InvalidOperationException("There is nothing to receive in set-up mode.");

    /// <summary>Answers one delivery. What costs least is checked first, and nothing is parsed before the signature has been.</summary>
    public async Task<IResult> ReceiveAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !(IsJson(type) || IsForm(type)))
            return Refuse(StatusCodes.Status415UnsupportedMediaType, "the content type must be application/json or application/x-www-form-urlencoded");

        var eventName = request.Headers["X-GitHub-Event"].ToString();
        var delivery = request.Headers["X-GitHub-Delivery"].ToString();
        if (!IsToken(eventName) || !IsToken(delivery))
            return Refuse(StatusCodes.Status400BadRequest, "X-GitHub-Event or X-GitHub-Delivery is missing or malformed");

        var signature = request.Headers["X-Hub-Signature-256"].ToString();
        if (WebhookSignature.CheckForm(signature) != SignatureVerdict.Valid)
            return Refuse(StatusCodes.Status401Unauthorized, "X-Hub-Signature-256 is missing or malformed");
        if (request.ContentLength > MostBytes)
            return Refuse(StatusCodes.Status413PayloadTooLarge, "the body is over 25 MB");

        using var body = new RequestBody(memory);
        switch (await body.ReadAsync(request.Body, MostBytes, cancellation))
        {
            case BodyVerdict.TooLarge:
                return Refuse(StatusCodes.Status413PayloadTooLarge, "the body is over 25 MB");
            case BodyVerdict.NoRoom:
                return Refuse(StatusCodes.Status503ServiceUnavailable, "too many large deliveries at once; deliver it again");
        }

        if (WebhookSignature.Check(body.Bytes, signature, secrets.Webhooks) != SignatureVerdict.Valid)
            return Refuse(StatusCodes.Status401Unauthorized, "X-Hub-Signature-256 does not match the body");

        using var scope = Log.Receiving(logger, delivery, eventName);
        return await AcceptAsync(new Delivery(delivery, eventName, time.GetUtcNow()), IsForm(type), body, cancellation);
    }

    private async Task<IResult> AcceptAsync(Delivery delivery, bool isForm, RequestBody body, CancellationToken cancellation)
    {
        if (!WebhookEvents.Handles(delivery.Event))
            return Answer(delivery, "ignored");

        IReadOnlyList<Change> changes;
        try
        {
            var json = isForm ? PayloadOfForm(body.Bytes) : body.Bytes;
            var action = ReadAction(json);
            if (!WebhookEvents.Handles(delivery.Event, action))
                return Answer(delivery, "ignored");

            var payload = ReadPayload(json);
            changes = WebhookEvents.Decide(delivery.Event, payload, delivery.Id, delivery.ReceivedAt, settings.GitHub.AppId);
            delivery = delivery with { Event = WebhookEvents.Name(delivery.Event, action) };
            Log.Read(logger, delivery.Id, delivery.Event, payload.Repository?.FullName, changes.Count);
        }
        catch (JsonException)
        {
            return Refuse(StatusCodes.Status400BadRequest, "the body is not the JSON it should be");
        }

        return changes.Count == 0 ? Answer(delivery, "ignored") : await StoreAsync(delivery, changes, cancellation);
    }

    private async Task<IResult> StoreAsync(Delivery delivery, IReadOnlyList<Change> changes, CancellationToken cancellation)
    {
        try
        {
            var receipt = await inbox.ReceiveAsync(delivery, changes, cancellation).WaitAsync(Patience, time, cancellation);
            return Answer(delivery, receipt == Receipt.Accepted ? "accepted" : "duplicate");
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.NotStored(logger, delivery.Id, delivery.Event, failure);
            return Refuse(StatusCodes.Status503ServiceUnavailable, "the delivery could not be stored; deliver it again");
        }
    }

    private IResult Answer(Delivery delivery, string status)
    {
        metrics.Delivered(WebhookEvents.Handles(delivery.Event.Split('.')[0]) ? delivery.Event : "other", status);
        return Results.Json(new DeliveryAnswer(delivery.Id, status), DeliveryJson.Default.DeliveryAnswer, statusCode: StatusCodes.Status202Accepted);
    }

    private IResult Refuse(int status, string why)
    {
        metrics.Delivered("refused", why);
        Log.Refused(logger, status, why);
        return Results.Json(new DeliveryRefusal(why), DeliveryJson.Default.DeliveryRefusal, statusCode: status);
    }

    /// <summary>The top-level <c>action</c>, which GitHub writes first, without building anything from the rest.</summary>
    private static string? ReadAction(ReadOnlySequence<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("not an object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isAction = reader.ValueTextEquals("action"u8);
            reader.Read();
            if (isAction)
                return reader.TokenType == JsonTokenType.String ? reader.GetString() : throw new JsonException("action is not text");
            reader.Skip();
        }

        return null;
    }

    private static WebhookPayload ReadPayload(ReadOnlySequence<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var payload = JsonSerializer.Deserialize(ref reader, WebhookPayloadJson.Default.WebhookPayload);
        return payload is not null && !reader.Read() ? payload : throw new JsonException("more than one value");
    }

    private static ReadOnlySequence<byte> PayloadOfForm(ReadOnlySequence<byte> body)
    {
        ReadOnlySpan<byte> form = body.ToArray();
        foreach (var part in form.Split((byte)'&'))
        {
            var field = form[part];
            if (field.StartsWith("payload="u8))
            {
                var encoded = field["payload=".Length..].ToArray();
                return new ReadOnlySequence<byte>(WebUtility.UrlDecodeToBytes(encoded, 0, encoded.Length));
            }
        }

        throw new JsonException("no payload");
    }

    private static bool IsJson(MediaTypeHeaderValue type) => type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase);

    private static bool IsForm(MediaTypeHeaderValue type) => type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);

    /// <summary>Names and ids are stored and logged: short, and of harmless characters.</summary>
    private static bool IsToken(string text) => text.Length is > 0 and <= 64 && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');

    private static partial class Log
    {
        public static readonly Func<ILogger, string, string, IDisposable?> Receiving = LoggerMessage.DefineScope<string, string>("{Delivery} {Event}");

        [LoggerMessage(1, LogLevel.Information, "{Delivery}: {Event} of {Repository} asks for {Changes} changes")]
        public static partial void Read(ILogger logger, string delivery, string @event, string? repository, int changes);

        [LoggerMessage(2, LogLevel.Warning, "A delivery was refused with {Status}: {Why}")]
        public static partial void Refused(ILogger logger, int status, string why);

        [LoggerMessage(3, LogLevel.Error, "{Delivery}: {Event} could not be stored")]
        public static partial void NotStored(ILogger logger, string delivery, string @event, Exception failure);
    }
}
