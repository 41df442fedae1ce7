using System.Globalization;
using System.Text.RegularExpressions;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Documentation;

/// <summary>Dates of last review that documents carry: <c>last_reviewed: 2026-01-31</c> in front matter, or <c>Last reviewed: 2026-01-31</c> in the text.</summary>
internal static partial class DocumentDates
{
    /// <summary>Where they are looked for.</summary>
    public static DocumentSet Documents { get; } = new($"{{docs,doc,runbooks,documentation}}/**/*.{{md,markdown,mdx,rst,adoc}}", "*.{md,markdown,mdx,rst,adoc}");

    /// <summary>The dates of a snapshot's documents.</summary>
    public static IEnumerable<(SourceFile File, int Line, DateOnly Date)> Of(Snapshot snapshot)
    {
        foreach (var file in Documents.Files(snapshot))
        {
            for (var index = 0; index < Math.Min(30, file.Lines.Count); index++)
            {
                if (file.Lines[index].Length < 200 && Reviewed().Match(file.Lines[index]) is { Success: true } match
                    && DateOnly.TryParseExact(match.Groups["date"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                    yield return (file, index + 1, date);
            }
        }
    }

    [GeneratedRegex(@"(?:last[ _-]?(?:reviewed|verified|review|checked)(?:[ _-]?(?:on|at|date))?|reviewed[ _-]on|ms\.date|freshness)\W{1,8}(?<date>20\d\d-\d\d-\d\d)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reviewed();
}
