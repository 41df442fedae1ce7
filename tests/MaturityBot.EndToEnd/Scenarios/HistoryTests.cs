using MaturityBot.Core.Rating;
using MaturityBot.Server.Storage;
using Microsoft.Data.Sqlite;

namespace MaturityBot.EndToEnd.Scenarios;

public sealed class HistoryTests : ServerTest
{
    [Fact]
    public async Task An_assessment_of_a_quarter_ago_by_older_rules_confirms_levels_and_is_told_from_them()
    {
        var (storefront, head) = await Storefront.Push(GitHub);
        await CompletedCheck(storefront, head);
        await Quiet();
        await Server.Kill();
        Rewrite(assessment => assessment with
        {
            AssessedAt = assessment.AssessedAt.AddDays(-92),
            Rubric = assessment.Rubric with { Version = "0.9" },
            Pillars = [.. assessment.Pillars.Select(pillar => pillar.Id == "documentation" ? pillar with { Level = Levels.Highest } : pillar)],
        });
        await Server.Restart(GitHub);

        string next = await storefront.Commit("main", ("Dockerfile", "FROM node:24-slim\n"));
        var check = await CompletedCheck(storefront, next);
        await Quiet();

        Assert.Contains("by new rules: Documentation 5 → ", check["output"]!["title"]!.GetValue<string>(), StringComparison.Ordinal);
        var latest = Read().Single(assessment => assessment.Commit == next);
        Assert.Contains(latest.Pillars, pillar => pillar.Standing == Standing.Confirmed && pillar.ConfirmedLevel == pillar.Level);
        Assert.All(latest.Pillars.Where(pillar => pillar.Level is not null), pillar => Assert.NotEmpty(pillar.Held));
    }

    private List<Assessment> Read()
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT json FROM assessments";
        using var reader = command.ExecuteReader();
        var found = new List<Assessment>();
        while (reader.Read())
            found.Add(AssessmentJson.Read(reader.GetFieldValue<byte[]>(0)));
        return found;
    }

    private void Rewrite(Func<Assessment, Assessment> change)
    {
        var assessment = change(Assert.Single(Read()));
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE assessments SET json = $json, assessed_at = $at, rubric = $rubric";
        command.Parameters.AddWithValue("$json", AssessmentJson.WriteCompact(assessment));
        command.Parameters.AddWithValue("$at", assessment.AssessedAt.ToUnixTimeMilliseconds());
        command.Parameters.AddWithValue("$rubric", $"{assessment.Rubric.Id} {assessment.Rubric.Version}");
        command.ExecuteNonQuery();
    }

    private SqliteConnection Open()
    {
        SystemSqlite.Use();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Server.Database, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
