using MaturityBot.Core.Infrastructure;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.BackgroundProcessing;

/// <summary>The length of a queue decides how many workers run: KEDA, or an autoscaler with an external metric.</summary>
internal sealed class WorkersScaleProbe : IProbe
{
    private static readonly string[] ByDemand = ["cpu", "memory", "cron", "prometheus"];

    public string Id => "workers-scale-on-backlog";

    public string Question => "Does the backlog decide how many workers run?";

    public IReadOnlyList<string> Reads => KubernetesObject.Reads;

    public ProbeResult Examine(Snapshot snapshot) => ProbeResult.MetIfAny(
        from item in KubernetesObject.Of(snapshot)
        let signal = item.Kind switch
        {
            "ScaledObject" or "ScaledJob" => item.Node["spec"]["triggers"].Items.FirstOrDefault(trigger => !ByDemand.Contains(trigger["type"].Text, StringComparer.Ordinal)),
            "HorizontalPodAutoscaler" => item.Node["spec"]["metrics"].Items.FirstOrDefault(metric => metric["type"].Text is "External"),
            _ => null,
        }
        where signal is not null && signal.Exists
        select Evidence.At(item.File, signal, $"{item.Kind} {item.Name} scales by a signal of its queue"),
        "no queue decides how many workers run");
}
