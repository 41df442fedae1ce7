using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.TeamPractices;

/// <summary>Incidents are looked into in writing: accounts of past ones, a template, or a process that asks for them.</summary>
internal sealed class PostmortemsKeptProbe : IProbe
{
    private static readonly string[] Headings = ["postmortem", "postmortems", "post-mortem", "post-mortems", "incident review", "incident reviews", "blameless", "after the incident", "root cause analysis"];

    public string Id => "postmortems-kept";

    public string Question => "Are incidents looked into in writing?";

    public IReadOnlyList<string> Reads { get; } = [.. IncidentDocuments.All.Globs, .. Prose.Guides.Globs];

    public ProbeResult Examine(Snapshot snapshot) => ProbeResult.MetIfAny(
        Postmortems.In(snapshot).Select(entry => Evidence.In(entry, "an account of an incident or a template for one"))
            .Concat((IncidentDocuments.All + Prose.Guides).Sections(snapshot, Headings, 2)),
        "no postmortem, no template for one and no process that asks for them");
}
