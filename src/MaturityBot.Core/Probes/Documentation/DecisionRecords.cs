using MaturityBot.Core.Documents;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Documentation;

/// <summary>Records of decisions: numbered or dated documents in a folder for them, or documents with the headings of a decision.</summary>
internal static class DecisionRecords
{
    private const int FewestHeadings = 3;

    private static readonly string[] Folders =
    [
        "adr", "adrs", "decisions", "decision", "decision-records", "decision_records", "decision-log", "architecture-decisions", "architecture_decisions", "architecture-decision-records", "architectural-decisions",
        "rfc", "rfcs", "keps", "design-proposals", "proposals", "enhancements",
    ];

    private static readonly HashSet<string> FolderSet = new(Folders, StringComparer.OrdinalIgnoreCase);

    // Folders that hold nothing else.
    private static readonly HashSet<string> Plain = new(StringComparer.OrdinalIgnoreCase) { "adr", "adrs", "rfc", "rfcs", "keps", "decision-records", "decision_records", "architecture-decisions", "architecture-decision-records" };

    private static readonly string[] Aside = ["readme", "index", "template", "adr-template", "about", "process", "rfc-template"];

    private static DocumentSet Documents { get; } = new(
        [.. Folders.Select(folder => $"**/{folder}/**/*.{Prose.Endings}"), $"**/{{ADR,adr}}-*.{Prose.Endings}", $"{{,docs/,doc/}}{{DECISIONS,DECISION_LOG,DECISION-LOG}}.{Prose.Endings}"]);

    /// <summary>Where they can be.</summary>
    public static IReadOnlyList<string> Globs => Documents.Globs;

    /// <summary>The records of a snapshot, templates and indexes left out.</summary>
    public static IEnumerable<SourceFile> Of(Snapshot snapshot) => Documents.Files(snapshot).Where(IsRecord);

    /// <summary>Whether a document stands in a folder for decisions.</summary>
    public static bool IsAmong(SourceFile file) => Prose.IsUnder(file.Entry, FolderSet);

    private static bool IsRecord(SourceFile file)
    {
        var title = Prose.Title(file.Entry);
        if (Aside.Contains(title, StringComparer.Ordinal) || title.Contains("template", StringComparison.Ordinal) || Prose.Lines(file.Text) < 5)
            return false;
        return IsNumbered(title) || (Prose.IsUnder(file.Entry, Plain) && MarkdownDocument.Read(file).Headings.Count >= FewestHeadings) || title.StartsWith("decision", StringComparison.Ordinal) || HasHeadingsOfADecision(MarkdownDocument.Read(file));
    }

    private static bool IsNumbered(string title)
    {
        var rest = title.AsSpan();
        foreach (var prefix in (ReadOnlySpan<string>)["adr", "rfc", "kep", "dr", "lep", "rep"])
        {
            if (rest.StartsWith(prefix, StringComparison.Ordinal))
                rest = rest[prefix.Length..].TrimStart('-');
        }

        var digits = rest.IndexOfAnyExceptInRange('0', '9');
        return rest.Length > 0 && char.IsAsciiDigit(rest[0]) && (digits < 0 || rest[digits] == '-');
    }

    private static bool HasHeadingsOfADecision(MarkdownDocument document) =>
        document.Heading("decision", "decision outcome", "proposal", "detailed design") is not null
        && document.Heading("context", "status", "consequences", "motivation", "alternatives", "problem", "rationale", "context and problem statement") is not null;
}
