using MaturityBot.Core.Documents;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Documentation;

/// <summary>Every decision on record says whether it still holds.</summary>
internal sealed class DecisionStatusProbe : IProbe
{
    private static readonly string[] States = ["accepted", "approved", "proposed", "draft", "rejected", "superseded", "deprecated", "implemented", "provisional", "implementable", "decided", "active", "withdrawn", "final"];

    public string Id => "decision-records-have-status";

    public string Question => "Does every decision on record say whether it holds?";

    public IReadOnlyList<string> Reads => DecisionRecords.Globs;

    public ProbeResult Examine(Snapshot snapshot)
    {
        var records = DecisionRecords.Of(snapshot).ToArray();
        if (records.Length == 0)
            return ProbeResult.NotApplicable("there are no decision records");
        var without = records.Where(file => !HasStatus(file)).Select(file => Evidence.At(file, 1, "this record has no status")).ToArray();
        return without.Length > 0 ? ProbeResult.NotMet(without) : ProbeResult.Met(Evidence.At(records[0], 1, $"all {records.Length} records have a status"));
    }

    private static bool HasStatus(SourceFile file) =>
        file.Lines.Take(60).Any(line => MarkdownDocument.ContainsWords(line, "status") || (line.Length < 60 && States.Any(state => MarkdownDocument.ContainsWords(line, state))));
}
