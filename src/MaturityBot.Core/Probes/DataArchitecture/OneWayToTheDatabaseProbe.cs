using MaturityBot.Core.Catalogue;
using MaturityBot.Core.Code;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.DataArchitecture;

/// <summary>No part of the code brings drivers of several relational databases, unless a mapper stands in front of them.</summary>
internal sealed class OneWayToTheDatabaseProbe : IProbe
{
    // Databases for tests, tools and local runs (SQLite, H2) are not counted.
    private static readonly (string Product, string[] Names)[] Products =
    [
        ("PostgreSQL", ["npgsql", "postgres", "psycopg", "asyncpg", "pgx", "lib/pq", "pg8000", "pg-promise", "pg "]),
        ("MySQL", ["mysql", "mariadb", "pymysql", "aiomysql"]),
        ("SQL Server", ["sqlclient", "sqlserver", "mssql", "tedious", "pyodbc"]),
        ("Oracle", ["oracle", "godror"]),
    ];

    public string Id => "one-way-to-the-database";

    public string Question => "Does each part of the code speak to its database in one way?";

    public IReadOnlyList<string> Reads => [.. Capability.Reads, .. CodeComponent.Reads];

    public ProbeResult Examine(Snapshot snapshot)
    {
        var manifests = CodeComponent.Of(snapshot).Select(part => part.Folder).ToHashSet(StringComparer.Ordinal);
        var drivers = Capability.Find(snapshot, "relational-database").Where(evidence => evidence.Path is not null && manifests.Contains(Folder(evidence.Path))).ToArray();
        if (drivers.Length == 0)
            return ProbeResult.NotApplicable("no manifest brings a driver of a relational database");

        var mapped = Capability.Find(snapshot, "data-mapper").Select(evidence => Folder(evidence.Path ?? "")).ToHashSet(StringComparer.Ordinal);
        var crowded = drivers.GroupBy(evidence => Folder(evidence.Path!), StringComparer.Ordinal)
            .Where(part => !mapped.Contains(part.Key) && part.Select(Product).Where(product => product is not null).Distinct(StringComparer.Ordinal).Count() > 1)
            .ToArray();
        return crowded.Length == 0 ? ProbeResult.Met(drivers) : ProbeResult.NotMet([.. crowded.SelectMany(part => part)]);
    }

    private static string? Product(Evidence evidence) =>
        Products.FirstOrDefault(item => item.Names.Any(name => evidence.Message.Contains(name, StringComparison.OrdinalIgnoreCase))).Product;

    private static string Folder(string path) => path.LastIndexOf('/') is var slash and >= 0 ? path[..slash] : "";
}
