using MaturityBot.Core.Documents;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes;

/// <summary>Documents for people that globs describe. Only documents are tried, so that many globs stay cheap in a large repository.</summary>
internal sealed class DocumentSet(params IReadOnlyList<string> globs)
{
    private readonly PathSet set = new(globs);

    /// <summary>The globs, for what a probe reads.</summary>
    public IReadOnlyList<string> Globs => globs;

    /// <summary>Both sets together.</summary>
    public static DocumentSet operator +(DocumentSet left, DocumentSet right) => new([.. left.Globs, .. right.Globs]);

    /// <summary>The documents that are there, ordered by path, empty ones left out.</summary>
    public IEnumerable<TreeEntry> Entries(Snapshot snapshot) => snapshot.View(All.Of).Entries.Where(entry => set.Contains(entry.Path));

    /// <summary>Their contents, as far as they were read.</summary>
    public IEnumerable<SourceFile> Files(Snapshot snapshot) => Entries(snapshot).Select(entry => snapshot.Read(entry.Path)).OfType<SourceFile>().Where(file => !file.IsBinary);

    /// <summary>The sections under one of these headings that say something, at most one a document.</summary>
    public IEnumerable<Evidence> Sections(Snapshot snapshot, IReadOnlyList<string> headings, int fewestLines = 3) =>
        from file in Files(snapshot)
        let document = MarkdownDocument.Read(file)
        let section = document.Headings.FirstOrDefault(heading =>
            headings.Any(phrase => MarkdownDocument.ContainsWords(heading.Text, phrase)) && Prose.Lines(document.TextUnder(heading)) >= fewestLines)
        where section is not null
        select Evidence.At(file, section.Line, $"the section \"{section.Text}\"");

    private sealed record All(IReadOnlyList<TreeEntry> Entries)
    {
        private const int DeepestWithoutEnding = 2;

        public static All Of(Snapshot snapshot) => new([.. snapshot.Own.Where(entry => entry.Size > 0 && IsDocument(entry))]);

        private static bool IsDocument(TreeEntry entry) =>
            Prose.IsDocument(entry.Path) || (!entry.Name.Contains('.', StringComparison.Ordinal) && entry.Path.Count(letter => letter == '/') < DeepestWithoutEnding);
    }
}
