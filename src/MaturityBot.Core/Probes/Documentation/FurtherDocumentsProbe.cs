using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Documentation;

/// <summary>There is more to read than the front page: guides, references, readmes of parts.</summary>
internal sealed class FurtherDocumentsProbe : IProbe
{
    private const int FewestBytes = 300;

    private static readonly string[] Formal = ["license", "licence", "copying", "notice", "authors", "code-of-conduct", "changelog", "changes", "history", "pull-request-template", "issue-template", "codeowners", "requirements", "robots", "cmakelists"];

    public string Id => "documents-beyond-readme";

    public string Question => "Is there more to read than the readme?";

    public IReadOnlyList<string> Reads => [];

    public ProbeResult Examine(Snapshot snapshot)
    {
        var readme = Prose.Readme.Entries(snapshot).ToHashSet();
        return ProbeResult.MetIfAny(
            snapshot.Own.Where(entry => Prose.IsDocument(entry.Path) && entry.Size >= FewestBytes && !readme.Contains(entry)
                    && !entry.Path.EndsWith(".txt", StringComparison.OrdinalIgnoreCase)
                    && !entry.Path.Contains("ISSUE_TEMPLATE", StringComparison.OrdinalIgnoreCase)
                    && !Formal.Any(name => Prose.Title(entry).StartsWith(name, StringComparison.Ordinal)))
                .OrderBy(entry => entry.Path.Count(letter => letter == '/'))
                .Select(entry => Evidence.In(entry, "a further document")),
            "no document of some length besides the readme");
    }
}
