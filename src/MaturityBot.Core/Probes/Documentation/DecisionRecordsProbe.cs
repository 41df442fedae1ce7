using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Documentation;

/// <summary>Decisions are recorded with their reasons, in a recognised structure.</summary>
internal sealed class DecisionRecordsProbe : IProbe
{
    public string Id => "decision-records-kept";

    public string Question => "Are decisions recorded with their reasons?";

    public IReadOnlyList<string> Reads => DecisionRecords.Globs;

    public ProbeResult Examine(Snapshot snapshot) => ProbeResult.MetIfAny(
        DecisionRecords.Of(snapshot).Select(file => Evidence.At(file, 1, "a decision on record")),
        "no decision records (docs/adr, docs/decisions, rfcs, ...)");
}
