using System.Text.Json;
using System.Text.Json.Serialization;
using MaturityBot.Core.Rating;
using Microsoft.Data.Sqlite;

namespace MaturityBot.Server.Storage;

/// <summary>Assessments in SQLite.</summary>
public sealed class SqliteAssessments(SqliteDatabase database) : IAssessmentStore
{
    private const string Summary = "a.repository_id, a.\"commit\", a.assessed_at, a.rubric, a.levels";

    /// <inheritdoc />
    public Task SaveAsync(AssessmentKey key, bool onDefaultBranch, Assessment assessment, CancellationToken cancellation)
    {
        var json = AssessmentJson.WriteCompact(assessment);
        var levels = JsonSerializer.Serialize(
            assessment.Pillars.Where(pillar => pillar.Level is not null).ToDictionary(pillar => pillar.Id, pillar => pillar.Level!.Value, StringComparer.Ordinal),
            LevelsJson.Default.DictionaryStringInt32);
        return database.WriteAsync(
            session => session.Execute(
                """
                INSERT INTO assessments (repository_id, "commit", rubric, configuration, on_default_branch, assessed_at, levels, json)
                VALUES ($0, $1, $2, $3, $4, $5, $6, $7)
                ON CONFLICT DO UPDATE SET on_default_branch = $4, assessed_at = $5, levels = $6, json = $7
                WHERE on_default_branch <= $4
                """,
                key.RepositoryId,
                key.Commit,
                Name(key.Rubric),
                key.ConfigurationHash,
                onDefaultBranch,
                assessment.AssessedAt,
                levels,
                json),
            cancellation);
    }

    /// <inheritdoc />
    public Task<Assessment?> FindAsync(AssessmentKey key, CancellationToken cancellation) => Task.FromResult(database.Read(session => session.Query(
        "SELECT json FROM assessments WHERE repository_id = $0 AND \"commit\" = $1 AND rubric = $2 AND configuration = $3",
        ReadAssessment,
        key.RepositoryId,
        key.Commit,
        Name(key.Rubric),
        key.ConfigurationHash).FirstOrDefault()));

    /// <inheritdoc />
    public Task<Assessment?> LatestAsync(long repositoryId, CancellationToken cancellation) => Task.FromResult(database.Read(session => session.Query(
        "SELECT json FROM assessments WHERE repository_id = $0 AND on_default_branch = 1 ORDER BY assessed_at DESC LIMIT 1",
        ReadAssessment,
        repositoryId).FirstOrDefault()));

    /// <inheritdoc />
    public Task<IReadOnlyList<AssessmentSummary>> LatestOfOwnerAsync(string owner, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<AssessmentSummary>>(database.Read(session => session.Query(
        $"""
        SELECT {Summary} FROM repositories r JOIN assessments a ON a.repository_id = r.id AND a.on_default_branch = 1
        WHERE r.owner = $0 AND a.assessed_at = (SELECT max(assessed_at) FROM assessments WHERE repository_id = r.id AND on_default_branch = 1)
        ORDER BY r.name
        """,
        ReadSummary,
        owner)));

    /// <inheritdoc />
    public Task<IReadOnlyList<AssessmentSummary>> HistoryAsync(long repositoryId, DateTimeOffset since, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<AssessmentSummary>>(database.Read(session => session.Query(
        $"SELECT {Summary} FROM assessments a WHERE a.repository_id = $0 AND a.on_default_branch = 1 AND a.assessed_at >= $1 ORDER BY a.assessed_at",
        ReadSummary,
        repositoryId,
        since)));

    private static string Name(RubricReference rubric) => $"{rubric.Id} {rubric.Version}";

    private static Assessment ReadAssessment(SqliteDataReader reader) => AssessmentJson.Read(reader.GetFieldValue<byte[]>(0));

    private static AssessmentSummary ReadSummary(SqliteDataReader reader) => new(
        reader.GetInt64(0),
        reader.GetString(1),
        DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(2)),
        reader.GetString(3),
        JsonSerializer.Deserialize(reader.GetString(4), LevelsJson.Default.DictionaryStringInt32)!);
}

[JsonSerializable(typeof(Dictionary<string, int>))]
internal sealed partial class LevelsJson : JsonSerializerContext;
