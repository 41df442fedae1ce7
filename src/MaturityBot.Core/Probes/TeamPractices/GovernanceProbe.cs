using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.TeamPractices;

/// <summary>It is written down how decisions are made and who may take them.</summary>
internal sealed class GovernanceProbe : IProbe
{
    private static readonly DocumentSet Documents = new($"{{,.github/,docs/,docs/*/}}{{GOVERNANCE,CHARTER,DECISION-MAKING,WORKING-AGREEMENT,WORKING_AGREEMENT,TEAM-CHARTER,WAYS-OF-WORKING,WAYS_OF_WORKING}}.{Prose.Endings}");

    private static readonly string[] Headings = ["governance", "decision making", "decision-making", "working agreement", "ways of working"];

    public string Id => "governance-documented";

    public string Question => "Is it written down how decisions are made?";

    public IReadOnlyList<string> Reads { get; } = [.. Documents.Globs, .. Prose.Readme.Globs, .. Prose.Guides.Globs];

    public ProbeResult Examine(Snapshot snapshot) => ProbeResult.MetIfAny(
        Documents.Entries(snapshot).Select(entry => Evidence.In(entry, "how decisions are made"))
            .Concat((Prose.Readme + Prose.Guides).Sections(snapshot, Headings, 2)),
        "no document on how decisions are made");
}
