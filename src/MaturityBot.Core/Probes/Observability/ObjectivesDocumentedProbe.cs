using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Observability;

/// <summary>A document names a service level objective with a share: a line with the word and a percentage.</summary>
internal sealed class ObjectivesDocumentedProbe : IProbe
{
    private static readonly char[] Around = [' ', '|', ':', '*', '(', ')', ',', '.', '<', '=', '/', '_', '-', '#', '"'];

    public string Id => "objectives-documented";

    public string Question => "Does a document name service level objectives in numbers?";

    public IReadOnlyList<string> Reads => ["**/*.md"];

    public ProbeResult Examine(Snapshot snapshot) => ProbeResult.MetIfAny(
        from file in snapshot.ReadAll("**/*.md")
        where file.Text.Contains("SLO", StringComparison.Ordinal) || file.Text.Contains("ervice level objective", StringComparison.OrdinalIgnoreCase)
        let line = FirstLine(file)
        where line > 0
        select Evidence.At(file, line, "names a service level objective"),
        "no document names a service level objective in numbers");

    private static int FirstLine(SourceFile file)
    {
        var inSection = false;
        for (var index = 0; index < file.Lines.Count; index++)
        {
            var line = file.Lines[index];
            var isNamed = line.Split(Around, StringSplitOptions.RemoveEmptyEntries).Any(word => word is "SLO" or "SLOs") || line.Contains("service level objective", StringComparison.OrdinalIgnoreCase);
            inSection = line.StartsWith('#') ? isNamed : inSection;
            if ((isNamed || inSection) && HasShare(line))
                return index + 1;
        }

        return 0;
    }

    private static bool HasShare(string line)
    {
        for (var at = line.IndexOf('%', StringComparison.Ordinal); at >= 0; at = line.IndexOf('%', at + 1))
        {
            if (at > 0 && (char.IsAsciiDigit(line[at - 1]) || (line[at - 1] == ' ' && at > 1 && char.IsAsciiDigit(line[at - 2]))))
                return true;
        }

        return false;
    }
}
