using MaturityBot.Core.Code;
using MaturityBot.Core.Documents;
using MaturityBot.Core.Infrastructure;
using MaturityBot.Core.Pipelines;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Reliability;

/// <summary>The databases that are defined here are backed up.</summary>
internal sealed class BackupsDefinedProbe : IProbe
{
    private static readonly string[] Databases =
    [
        "aws_db_instance", "aws_rds_cluster", "aws_docdb_cluster", "azurerm_postgresql_flexible_server", "azurerm_mysql_flexible_server", "azurerm_mssql_database", "google_sql_database_instance",
        "AWS::RDS::DBInstance", "AWS::RDS::DBCluster", "Microsoft.DBforPostgreSQL/flexibleServers", "Microsoft.Sql/servers/databases",
    ];

    private static readonly string[] Settings = ["backup_retention", "backup_configuration", "short_term_retention_policy", "BackupRetentionPeriod", "backupRetentionDays", "backup:", "backup {"];

    private static readonly string[] Plans = ["aws_backup_plan", "azurerm_data_protection_backup_policy*", "google_backup_dr_*", "AWS::Backup::BackupPlan"];

    private static readonly string[] Dumps = ["pg_dump", "pg_dumpall", "pg_basebackup", "pgbackrest", "wal-g", "mysqldump", "mariadb-dump", "mariabackup", "xtrabackup", "mongodump", "sqlite3", "restic", "borg"];

    // Without these, sqlite3, restic and borg do other things as well.
    private static readonly Dictionary<string, string> Only = new(StringComparer.Ordinal) { ["sqlite3"] = ".backup", ["restic"] = "backup", ["borg"] = "create" };

    private static readonly string[] SchemaOnly = ["--schema-only", "-s", "--no-data"];

    private static readonly string[] Scripts = ["**/*.{sh,bash}", "{bin,script,scripts,ops,deploy}/**"];

    private static readonly string[] Jobs = ["backup", "restic"];

    private static readonly string[] InJobs = ["restic backup", "pg_dump ", "mysqldump ", "mongodump ", ".backup '"];

    public string Id => "backups-defined";

    public string Question => "Are the databases that are defined here backed up?";

    public IReadOnlyList<string> Reads => [.. CloudResource.Reads, .. Pipeline.Reads, .. Scripts, .. CodeSearch.Entries, .. CodeSearch.Named(Jobs)];

    public ProbeResult Examine(Snapshot snapshot)
    {
        var resources = CloudResource.Of(snapshot);
        var databases = resources.Where(resource => Databases.Contains(resource.Type, StringComparer.Ordinal)).ToArray();
        var objects = KubernetesObject.Of(snapshot);
        var found = resources.Where(resource => Plans.Any(plan => CommandPattern.Fits(plan, resource.Type)) || (databases.Contains(resource) && Settings.Any(setting => resource.Text.Contains(setting, StringComparison.Ordinal))))
            .Select(resource => new Evidence($"{resource.Type} {resource.Name} is backed up or backs up", resource.File.Path, resource.Line, resource.EndLine))
            .Concat(objects.Where(IsBackup).Select(item => Evidence.At(item.File, item.Node["kind"], $"{item.Kind} {item.Name} backs up")))
            .Concat(Commands(snapshot))
            .Concat(CodeSearch.FindNear(snapshot, Jobs, InJobs, "backs up"))
            .ToArray();
        return found.Length > 0 ? ProbeResult.Met(found)
            : databases.Length > 0 ? ProbeResult.NotMet([.. databases.Select(resource => new Evidence($"{resource.Type} {resource.Name} says nothing about backups", resource.File.Path, resource.Line, resource.EndLine))])
            : ProbeResult.NotApplicable("no database is defined here");
    }

    private static bool IsBackup(KubernetesObject item) =>
        item.Kind is "ScheduledBackup" || item.Kind == "Schedule" && item.ApiVersion.StartsWith("velero.io/", StringComparison.Ordinal)
        || item.Kind == "CronJob" && item.Name.Contains("backup", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<Evidence> Commands(Snapshot snapshot) =>
        Pipeline.Of(snapshot).Steps.Where(step => step.Command is { } command && IsDump(command)).Select(step => step.Evidence("backs up"))
            .Concat(
                from file in snapshot.ReadAll(Scripts)
                where IsShell(file) && CodeRoles.Of(file.Path) == CodeRole.Product
                let command = ShellScript.Commands(file.Text).FirstOrDefault(IsDump)
                where command is not null
                select new Evidence($"a script backs up with {command.Program}", file.Path, command.Line, command.EndLine));

    private static bool IsShell(SourceFile file) =>
        !file.IsBinary && (Languages.Of(file.Path) is null || file.Path.EndsWith("sh", StringComparison.Ordinal)) && (file.Text.StartsWith("#!", StringComparison.Ordinal) ? file.Lines[0].Contains("sh", StringComparison.Ordinal) : file.Path.EndsWith("sh", StringComparison.Ordinal));

    // A program may stand behind docker exec, ssh or sudo; where their own words end is not known, so that each word is tried.
    private static bool IsDump(ShellCommand command) =>
        command.Words.Any(word => Dumps.Contains(word, StringComparer.Ordinal) && (!Only.TryGetValue(word, out var verb) || command.Words.Any(other => other.Split(' ')[0] == verb)))
        && command.Program is not ("echo" or "printf" or "which" or "command" or "apt-get" or "apt" or "apk" or "brew")
        && !command.Words.Any(word => SchemaOnly.Contains(word, StringComparer.Ordinal));
}
