using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Rating;

namespace MaturityBot.Core.Gaps;

/// <summary>What moved between two commits, as JSON.</summary>
public static class DeltaJson
{
    private static readonly DeltaJsonContext Indented = new(new JsonSerializerOptions(DeltaJsonContext.Default.Options)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>Writes the difference of two assessments, indented.</summary>
    public static string Write(Assessment before, Assessment after, AssessmentDelta delta) => JsonSerializer.Serialize(
        new DeltaDocument(
            SchemaVersion: 1,
            after.Repository,
            before.Commit,
            after.Commit,
            after.AssessedAt,
            after.Rubric,
            [.. delta.Pillars.Select(change => new MovedPillar(change.After.Id, change.After.Name, change.Before.Level, change.After.Level))],
            [.. delta.Criteria.Select(change => new MovedCriterion(change.After.Id, change.Before.Outcome, change.After.Outcome, change.After.Evidence))],
            [.. delta.QuickWins.Select(change => new MovedQuickWin(change.After.Id, change.Before.Outcome, change.After.Outcome, change.After.Message))],
            [.. before.Warnings.Union(after.Warnings, StringComparer.Ordinal)]),
        Indented.DeltaDocument);
}

internal sealed record DeltaDocument(
    int SchemaVersion,
    string Repository,
    string Base,
    string Head,
    DateTimeOffset AssessedAt,
    RubricReference Rubric,
    IReadOnlyList<MovedPillar> Pillars,
    IReadOnlyList<MovedCriterion> Criteria,
    IReadOnlyList<MovedQuickWin> QuickWins,
    IReadOnlyList<string> Warnings);

internal sealed record MovedPillar(string Id, string Name, int? Before, int? After);

internal sealed record MovedCriterion(string Id, Outcome Before, Outcome After, IReadOnlyList<Evidence> Evidence);

internal sealed record MovedQuickWin(string Id, Outcome Before, Outcome After, string Message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DeltaDocument))]
internal sealed partial class DeltaJsonContext : JsonSerializerContext;
