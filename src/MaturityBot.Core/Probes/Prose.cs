using System.Buffers;
using MaturityBot.Core.Documents;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes;

/// <summary>Documents that people read: where they are and how much they say.</summary>
internal static class Prose
{
    /// <summary>Endings of documents, for globs.</summary>
    public const string Endings = "{md,markdown,mdx,rst,adoc,asciidoc,txt,org}";

    private static readonly SearchValues<char> DomainLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-");

    private static readonly string[] ReportingWords = ["security/advisories", "security/policy", "hackerone", "bugcrowd", "huntr", "tidelift", "intigriti", "yeswehack", "report", "disclos"];

    private static readonly PathSet Documents = new([$"**/*.{Endings}"]);

    /// <summary>Readmes of the repository as a whole.</summary>
    public static DocumentSet Readme { get; } = new($"README.{Endings}", "README", $".github/README.{Endings}", $"docs/README.{Endings}");

    /// <summary>Guides for those who work on the repository.</summary>
    public static DocumentSet Guides { get; } =
        new($"{{,.github/,docs/}}{{CONTRIBUTING,CONTRIBUTE,HACKING,DEVELOPMENT,DEVELOPING,DEVELOPER,DEVELOPERS,MAINTAINING,MAINTAINERS,GOVERNANCE,AGENTS,CLAUDE}}.{Endings}", "CONTRIBUTING", ".github/CONTRIBUTING",
            $"{{,docs/,doc/,.github/}}{{contributing,contribute,contributors,developer,developers,development,maintainers}}/*.{Endings}");

    /// <summary>Whether a path ends as documents do.</summary>
    public static bool IsDocument(string path) => Documents.Contains(path);

    /// <summary>The name without its ending, in lower case, words joined by single hyphens: <c>Incident_Response.md</c> is <c>incident-response</c>.</summary>
    public static string Title(TreeEntry entry)
    {
        var dot = entry.Name.LastIndexOf('.');
        return (dot > 0 ? entry.Name[..dot] : entry.Name).ToLowerInvariant().Replace('_', '-').Replace(' ', '-').Replace('.', '-');
    }

    /// <summary>Whether the title has one of these hyphenated phrases as whole words.</summary>
    public static bool IsTitled(TreeEntry entry, IReadOnlyList<string> phrases)
    {
        var title = Title(entry);
        return phrases.Any(phrase => MarkdownDocument.ContainsWords(title, phrase));
    }

    /// <summary>Whether a folder of the path has one of these names.</summary>
    public static bool IsUnder(TreeEntry entry, IReadOnlySet<string> folders) => entry.Folder.Split('/').Any(folders.Contains);

    /// <summary>How many words a file has, tags, comments and pictures' addresses included.</summary>
    public static int Words(SourceFile file) => file.Lines.Sum(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length);

    /// <summary>Lines with something on them.</summary>
    public static int Lines(string text) => text.Split('\n').Count(line => line.AsSpan().Trim().Length > 0);

    /// <summary>Numbers of the lines that hold a box to tick.</summary>
    public static IReadOnlyList<int> Checkboxes(SourceFile file) =>
        [.. file.Lines.Select((line, index) => (Line: line.TrimStart(), Number: index + 1))
            .Where(item => item.Line is ['-' or '*' or '+', ' ', '[', ' ' or 'x' or 'X', ']', ..])
            .Select(item => item.Number)];

    /// <summary>The first line with an address that a person can write to: mail, a form, a tracker; null when there is none.</summary>
    public static int? Contact(IReadOnlyList<string> lines)
    {
        for (var index = 0; index < lines.Count; index++)
        {
            if (lines[index].Contains("://", StringComparison.Ordinal) || HasMailAddress(lines[index]))
                return index + 1;
        }

        return null;
    }

    /// <summary>
    /// The first line from which a vulnerability can be reported: a mail address, or a link beside a word of reporting or to a known service; null when there is none.
    /// A link on its own may lead anywhere, e.g. to what a flaw is.
    /// </summary>
    public static int? SecurityContact(IReadOnlyList<string> lines, int from = 0, int? to = null)
    {
        for (var index = from; index < Math.Min(lines.Count, to ?? lines.Count); index++)
        {
            if (HasMailAddress(lines[index]) || lines[index].Contains("://", StringComparison.Ordinal) && HasAny(lines[index], ReportingWords))
                return index + 1;
        }

        return null;
    }

    /// <summary>Whether a text is on reporting vulnerabilities, not only on security.</summary>
    public static bool IsOnReporting(string text) => HasAny(text, "security@") || HasAny(text, "report", "disclos") && HasAny(text, "vulnerab", "security issue", "security problem", "security bug", "security flaw");

    private static bool HasAny(string text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static bool HasMailAddress(string line)
    {
        for (var at = line.IndexOf('@', StringComparison.Ordinal); at >= 0; at = line.IndexOf('@', at + 1))
        {
            var rest = line.AsSpan(at + 1);
            var end = rest.IndexOfAnyExcept(DomainLetters);
            var domain = (end < 0 ? rest : rest[..end]).TrimEnd('.');
            if (at > 0 && char.IsAsciiLetterOrDigit(line[at - 1]) && domain.Contains('.'))
                return true;
        }

        return false;
    }
}
