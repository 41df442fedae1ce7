using MaturityBot.Core.Code;
using MaturityBot.Core.Documents;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Security;

/// <summary>Something records who did what: code of its own that says so by name, or the audit log of the cloud as code.</summary>
internal sealed class AuditLogProbe : IProbe
{
    private static readonly string[] Names = ["auditlog", "audittrail", "auditevent", "auditrecord", "auditentry", "auditentries", "auditservice", "auditing", "auditor", "auditable", "activitylog"];

    private static readonly string[] Resources = ["aws_cloudtrail", "google_project_iam_audit_config", "google_organization_iam_audit_config", "azurerm_monitor_diagnostic_setting", "aws_cloudtrail_event_data_store"];

    public string Id => "audit-log-kept";

    public string Question => "Does something record who did what?";

    public IReadOnlyList<string> Reads => HclFile.Reads;

    public ProbeResult Examine(Snapshot snapshot) => ProbeResult.MetIfAny(
        snapshot.Own.Where(entry => Languages.Of(entry.Path) is not null && IsAudit(entry.Name) && CodeRoles.Of(entry.Path) == CodeRole.Product).Select(entry => Evidence.In(entry, "records who did what"))
            .Concat(from file in snapshot.ReadAll(HclFile.Reads)
                    from block in HclFile.Read(file).Blocks
                    where block.Type == "resource" && Resources.Contains(block.Label, StringComparer.Ordinal)
                    select new Evidence($"{block.Label} records who did what", file.Path, block.Line, block.Line)),
        "no code and no resource records who did what");

    private static bool IsAudit(string name)
    {
        var plain = name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return Names.Any(word => plain.Contains(word, StringComparison.OrdinalIgnoreCase));
    }
}
