using MaturityBot.Core.Code;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.DataArchitecture;

/// <summary>Changes of the schema stand in a folder of migrations, ordered by number or date, whichever tool applies them.</summary>
internal sealed class MigrationsKeptProbe : IProbe
{
    private static readonly HashSet<string> Folders = new(StringComparer.OrdinalIgnoreCase)
    {
        "migrations", "migration", "migrate", "migrationscripts", "migration-scripts", "migration_scripts", "db-migrations", "schema-migrations", "changelog", "changelogs", "versions", "patches", "upgrades",
    };

    public string Id => "migrations-kept";

    public string Question => "Are changes of the schema kept as ordered migrations?";

    public IReadOnlyList<string> Reads => [];

    public ProbeResult Examine(Snapshot snapshot) => ProbeResult.MetIfAny(
        snapshot.Own.Where(IsMigration).GroupBy(entry => entry.Folder, StringComparer.Ordinal).Where(group => group.Count() > 1 || group.First().Path.EndsWith(".sql", StringComparison.OrdinalIgnoreCase))
            .Select(group => Evidence.In(group.First(), $"the first of {group.Count()} ordered migrations")),
        "no folder has migrations ordered by number or date");

    private static bool IsMigration(TreeEntry entry) =>
        entry.Folder.Split('/') is var folders && folders.Any(Folders.Contains)
        && IsOrdered(entry.Name) && !CodeRoles.IsTestPath(entry.Path)
        && (entry.Path.EndsWith(".sql", StringComparison.OrdinalIgnoreCase) || Languages.Of(entry.Path) is not null);

    // 001_init.sql, 20240131_users.go, V1__init.sql
    private static bool IsOrdered(string name) => name is [>= '0' and <= '9', >= '0' and <= '9', ..] or ['V' or 'v' or 'R' or 'U', >= '0' and <= '9', ..];
}
