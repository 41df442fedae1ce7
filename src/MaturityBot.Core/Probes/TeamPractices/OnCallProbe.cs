using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.TeamPractices;

/// <summary>It is written down who answers an incident, and how: a document, a section, or the rota itself as code.</summary>
internal sealed class OnCallProbe : IProbe
{
    private static readonly string[] Headings = ["on-call", "on call", "oncall", "incident response", "incident management", "escalation", "paging"];

    private static readonly string[] Rotas = ["**/{pagerduty,opsgenie,grafana-oncall,on-call,oncall}*.{tf,yml,yaml}"];

    private static readonly DocumentSet Guides = new([.. Prose.Guides.Globs, .. Prose.Readme.Globs, $"**/{{runbook,runbooks,playbook,playbooks,operations,ops}}/*.{Prose.Endings}"]);

    public string Id => "on-call-documented";

    public string Question => "Is it written down who answers an incident, and how?";

    public IReadOnlyList<string> Reads { get; } = [.. IncidentDocuments.All.Globs, .. Guides.Globs];

    public ProbeResult Examine(Snapshot snapshot) => ProbeResult.MetIfAny(
        IncidentDocuments.All.Files(snapshot).Where(file => Prose.Lines(file.Text) >= 5).Select(file => Evidence.At(file, 1, "who answers an incident, and how"))
            .Concat(snapshot.Find(Rotas).Select(entry => Evidence.In(entry, "the on-call rota as code")))
            .Concat(Guides.Sections(snapshot, Headings)),
        "nothing says who answers an incident");
}
