using MaturityBot.Core.Catalogue;
using MaturityBot.Core.Code;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.BackgroundProcessing;

/// <summary>There is work that is done out of sight of a request: a queue, a broker, a schedule, or code that is named after it.</summary>
internal sealed class BackgroundWorkPresentProbe : IProbe
{
    public string Id => "background-work-present";

    public string Question => "Is work done in the background?";

    public IReadOnlyList<string> Reads => [.. Capability.Reads, .. CodeMap.Reads];

    public ProbeResult Examine(Snapshot snapshot) => ProbeResult.MetIfAny(
        Capability.Find(snapshot, "job-queue").Concat(Capability.Find(snapshot, "message-broker")).Concat(Capability.Find(snapshot, "scheduler")).Concat(BackgroundWork.Workers(snapshot)),
        "requests are answered, and nothing works in the background: no queue, no broker, no schedule, no worker");
}
