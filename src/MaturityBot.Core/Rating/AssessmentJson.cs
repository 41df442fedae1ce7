using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MaturityBot.Core.Rating;

/// <summary>The assessment as JSON: what <c>--format json</c> prints, the API answers and the store keeps.</summary>
public static class AssessmentJson
{
    /// <summary>Writes an assessment, indented.</summary>
    public static string Write(Assessment assessment) => JsonSerializer.Serialize(assessment, Indented.Assessment);

    /// <summary>Writes an assessment on one line.</summary>
    public static byte[] WriteCompact(Assessment assessment) => JsonSerializer.SerializeToUtf8Bytes(assessment, AssessmentJsonContext.Default.Assessment);

    /// <summary>Reads what <see cref="WriteCompact"/> or <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">The text is not an assessment.</exception>
    public static Assessment Read(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize(utf8, AssessmentJsonContext.Default.Assessment) ?? throw new JsonException("no assessment");

    private static AssessmentJsonContext Indented { get; } = new(new JsonSerializerOptions(AssessmentJsonContext.Default.Options)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Assessment))]
internal sealed partial class AssessmentJsonContext : JsonSerializerContext;
