using MaturityBot.Core.Infrastructure;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.DataArchitecture;

/// <summary>The schema stands in the repository: as SQL, as a schema of a mapper, or as tables of a cloud's database.</summary>
internal sealed class SchemaInCodeProbe : IProbe
{
    private static readonly string[] Tables = ["aws_dynamodb_table", "google_spanner_database", "google_bigquery_table", "azurerm_cosmosdb_sql_container", "AWS::DynamoDB::Table"];

    public string Id => "schema-in-code";

    public string Question => "Does the schema of the data stand in the repository?";

    public IReadOnlyList<string> Reads => [.. CloudResource.Reads, "**/*.sql"];

    public ProbeResult Examine(Snapshot snapshot) => ProbeResult.MetIfAny(
        (from file in snapshot.ReadAll("**/*.sql")
         let index = file.Lines.ToList().FindIndex(line => line.TrimStart().StartsWith("create table", StringComparison.OrdinalIgnoreCase))
         where index >= 0 && !Code.CodeRoles.IsTestPath(file.Path)
         select Evidence.At(file, index + 1, "defines tables"))
        .Concat(snapshot.Find("**/*.prisma", "**/schema.{rb,graphqls}", "**/*.dbml", "**/*.hbm.xml").Select(entry => Evidence.In(entry, "defines the schema")))
        .Concat(CloudResource.Of(snapshot).Where(resource => Tables.Contains(resource.Type, StringComparer.Ordinal)).Select(resource => new Evidence($"defines the table {resource.Name}", resource.File.Path, resource.Line, resource.EndLine))),
        "no schema stands in the repository");
}
