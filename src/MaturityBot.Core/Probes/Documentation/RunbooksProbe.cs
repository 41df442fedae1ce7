using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Documentation;

/// <summary>What to do in operation, above all when something fails, is written down step by step.</summary>
internal sealed class RunbooksProbe : IProbe
{
    private const int FewestLines = 8;

    private static readonly HashSet<string> Folders = new(StringComparer.OrdinalIgnoreCase) { "runbook", "runbooks", "playbook", "playbooks", "sop", "sops", "operations", "ops", "on-call", "oncall", "troubleshooting" };

    private static readonly string[] Titles =
    [
        "runbook", "runbooks", "playbook", "playbooks", "on-call", "oncall", "incident-response", "incident-management", "troubleshooting", "troubleshoot", "disaster-recovery", "backup-and-restore", "restore",
        "operations", "operations-guide", "operator-guide", "operating", "rollback", "failover", "recovery", "sop", "maintenance-mode",
    ];

    private static readonly string[] Headings = ["runbook", "runbooks", "playbook", "disaster recovery", "incident response", "operations guide", "operational procedures", "common incidents", "rollback procedure"];

    private static readonly DocumentSet Documents = new(
        [
            .. Folders.Select(folder => $"**/{folder}/**/*.{Prose.Endings}"),
            $"**/*{{runbook,playbook,on-call,oncall,incident-response,incident_response,incident-management,troubleshoot,disaster-recovery,disaster_recovery,backup-and-restore,operations,operator-guide,operating,rollback,failover,recovery,maintenance}}*.{Prose.Endings}",
        ]);

    public string Id => "runbooks-kept";

    public string Question => "Is it written down what to do when something fails in operation?";

    public IReadOnlyList<string> Reads { get; } = [.. Documents.Globs, .. Prose.Readme.Globs, .. Prose.Guides.Globs];

    public ProbeResult Examine(Snapshot snapshot) => ProbeResult.MetIfAny(
        Documents.Files(snapshot).Where(file => IsRunbook(file) && Prose.Lines(file.Text) >= FewestLines).Select(file => Evidence.At(file, 1, "says what to do in operation"))
            .Concat((Prose.Readme + Prose.Guides).Sections(snapshot, Headings)),
        "no runbook, playbook or operations guide");

    private static bool IsRunbook(SourceFile file) =>
        !file.Path.EndsWith(".txt", StringComparison.OrdinalIgnoreCase) && (Prose.IsTitled(file.Entry, Titles) || Prose.IsUnder(file.Entry, Folders));
}
