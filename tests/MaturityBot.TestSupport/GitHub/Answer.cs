using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MaturityBot.TestSupport.GitHub;

/// <summary>What a request is answered with.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The raw body; empty for none.</param>
/// <param name="ContentType">The body's media type.</param>
public sealed record Answer(int Status, byte[] Body, string ContentType = "application/json; charset=utf-8")
{
    /// <summary>Further headers.</summary>
    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The body as JSON.</summary>
    public JsonNode? Json => Body.Length == 0 ? null : JsonNode.Parse(Body);

    /// <summary>An answer with a JSON body.</summary>
    public static Answer Of(int status, JsonNode? body) => new(status, body is null ? [] : JsonSerializer.SerializeToUtf8Bytes(body));

    /// <summary>GitHub's way to say no.</summary>
    public static Answer Refusal(int status, string message) =>
        Of(status, new JsonObject { ["message"] = message, ["documentation_url"] = "https://docs.github.com/rest", ["status"] = status.ToString(System.Globalization.CultureInfo.InvariantCulture) });

    /// <summary>An answer without a body.</summary>
    public static Answer Empty(int status) => new(status, []);

    /// <inheritdoc />
    public override string ToString() => $"{Status} {Encoding.UTF8.GetString(Body)}";
}
