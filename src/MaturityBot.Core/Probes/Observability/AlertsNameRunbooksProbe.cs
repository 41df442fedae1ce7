using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Observability;

/// <summary>Nine of ten alerts that are defined in code name a runbook or playbook.</summary>
internal sealed class AlertsNameRunbooksProbe : IProbe
{
    private const double Enough = 0.9;

    private static readonly string[] Words = ["runbook", "playbook"];

    public string Id => "alerts-name-runbooks";

    public string Question => "Does every alert name the runbook that says what to do?";

    public IReadOnlyList<string> Reads => AlertRule.Reads;

    public ProbeResult Examine(Snapshot snapshot)
    {
        var alerts = AlertRule.Of(snapshot);
        if (alerts.Count == 0)
            return ProbeResult.NotMet("no alert is defined in code, so none names a runbook");

        var bare = alerts.Where(alert => !Words.Any(word => alert.Text.Contains(word, StringComparison.OrdinalIgnoreCase))).ToArray();
        return alerts.Count - bare.Length >= alerts.Count * Enough
            ? ProbeResult.Met(alerts.Except(bare).Select(alert => alert.Where with { Message = $"{alert.Where.Message} names a runbook" }).ToArray())
            : ProbeResult.NotMet(bare.Select(alert => alert.Where with { Message = $"{alert.Where.Message} names no runbook ({bare.Length} of {alerts.Count} do not)" }).ToArray());
    }
}
