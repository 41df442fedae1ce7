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

    public string Id => "backups-defined";

    public string Question => "Are the databases that are defined here backed up?";

    public IReadOnlyList<string> Reads => [.. CloudResource.Reads, .. Pipeline.Reads];

    public ProbeResult Examine(Snapshot snapshot)
    {
        var resources = CloudResource.Of(snapshot);
        var databases = resources.Where(resource => Databases.Contains(resource.Type, StringComparer.Ordinal)).ToArray();
        var objects = KubernetesObject.Of(snapshot);
        var found = resources.Where(resource => Plans.Any(plan => CommandPattern.Fits(plan, resource.Type)) || (databases.Contains(resource) && Settings.Any(setting => resource.Text.Contains(setting, StringComparison.Ordinal))))
            .Select(resource => new Evidence($"{resource.Type} {resource.Name} is backed up or backs up", resource.File.Path, resource.Line, resource.EndLine))
            .Concat(objects.Where(IsBackup).Select(item => Evidence.At(item.File, item.Node["kind"], $"{item.Kind} {item.Name} backs up")))
            .ToArray();
        return found.Length > 0 ? ProbeResult.Met(found)
            : databases.Length > 0 ? ProbeResult.NotMet([.. databases.Select(resource => new Evidence($"{resource.Type} {resource.Name} says nothing about backups", resource.File.Path, resource.Line, resource.EndLine))])
            : ProbeResult.NotApplicable("no database is defined here");
    }

    private static bool IsBackup(KubernetesObject item) =>
        item.Kind is "ScheduledBackup" || item.Kind == "Schedule" && item.ApiVersion.StartsWith("velero.io/", StringComparison.Ordinal)
        || item.Kind == "CronJob" && item.Name.Contains("backup", StringComparison.OrdinalIgnoreCase);
}
