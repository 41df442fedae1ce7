using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.TeamPractices;

/// <summary>Risky changes (large, breaking, to production) take a way that is written down, different from that of small ones.</summary>
internal sealed class ChangeManagementProbe : IProbe
{
    private const int FewestLines = 3;

    private static readonly string[] Headings =
    [
        "change management", "change process", "change approval", "change advisory", "change control", "bigger changes", "big changes", "larger changes", "large changes", "major changes", "significant changes",
        "substantial changes", "breaking changes", "breaking change", "risky changes", "high-risk", "high risk", "proposals", "proposal process", "proposing", "RFC", "RFCs", "RFC process", "design proposal", "design proposals",
        "enhancement proposal", "enhancement proposals", "enhancements", "deprecation policy", "production changes", "rollout plan", "release process", "release checklist", "api changes", "adding new features", "schema changes",
    ];

    private static readonly DocumentSet Documents = new(
        $"**/*{{change-management,change_management,changemanagement,change-process,change-control,release-process,release_process,release-checklist,release_checklist,release-procedure,breaking-changes,rfc-process,proposal-process,deprecation-policy}}*.{Prose.Endings}",
        $"{{,docs/,doc/,.github/}}{{RELEASING,RELEASE,PROPOSALS,RFC,RFCS}}.{Prose.Endings}", $"{{,docs/}}{{rfcs,rfc,proposals,enhancements}}/README.{Prose.Endings}", $"**/releasing/README.{Prose.Endings}");

    private static readonly string[] Forms = [".github/ISSUE_TEMPLATE/*{rfc,design-proposal,enhancement-proposal,change-request,change_request,change-management}*.{md,yml,yaml}"];

    public string Id => "change-management-documented";

    public string Question => "Is it written down how risky changes are made?";

    public IReadOnlyList<string> Reads { get; } = [.. Documents.Globs, .. Prose.Guides.Globs];

    public ProbeResult Examine(Snapshot snapshot) => ProbeResult.MetIfAny(
        Documents.Files(snapshot).Where(file => Prose.Lines(file.Text) >= FewestLines).Select(file => Evidence.At(file, 1, "a process for risky changes"))
            .Concat(snapshot.Find(Forms).Select(entry => Evidence.In(entry, "a form for changes that need agreement first")))
            .Concat(Prose.Guides.Sections(snapshot, Headings, FewestLines)),
        "no document and no section on how large, breaking or risky changes are made");
}
