using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Reliability;

/// <summary>A document says in numbers how long a recovery may take and how much data may be lost (RTO and RPO).</summary>
internal sealed class RecoveryObjectivesProbe : IProbe
{
    public string Id => "recovery-objectives-documented";

    public string Question => "Does a document say in numbers how long a recovery may take and how much data may be lost?";

    public IReadOnlyList<string> Reads => ["**/*.md"];

    public ProbeResult Examine(Snapshot snapshot) => ProbeResult.MetIfAny(
        from file in snapshot.ReadAll("**/*.md")
        where file.Text.Contains("RTO", StringComparison.Ordinal) && file.Text.Contains("RPO", StringComparison.Ordinal)
        let line = FirstLine(file)
        where line > 0
        select Evidence.At(file, line, "names recovery objectives in numbers"),
        "no document names recovery objectives (RTO, RPO) in numbers");

    // A line with the word and a number: "RTO: 4 hours", a row of a table.
    private static int FirstLine(SourceFile file)
    {
        for (var index = 0; index < file.Lines.Count; index++)
        {
            if (file.Lines[index].Any(char.IsAsciiDigit) && file.Lines[index].Split((char[])[' ', '|', ':', '*', '(', ')', ',', '.', '<', '='], StringSplitOptions.RemoveEmptyEntries).Any(word => word is "RTO" or "RPO"))
                return index + 1;
        }

        return 0;
    }
}
