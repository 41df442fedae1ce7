using System.Text;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Tests;

/// <summary>Makes snapshots from texts, reading only what is asked for, as the real readers do.</summary>
internal static class Samples
{
    public static SourceFile File(string path, string text) => new(new TreeEntry(path, TreeEntryKind.File, path, text.Length), Encoding.UTF8.GetBytes(text));

    public static Snapshot Snapshot(
        IEnumerable<(string Path, string Text)> files,
        IReadOnlyList<string> reads,
        RepositorySettings? settings = null,
        DateTimeOffset? committedAt = null)
    {
        var interest = new PathSet(reads);
        var contents = files.ToDictionary(file => file.Path, file => Encoding.UTF8.GetBytes(file.Text), StringComparer.Ordinal);
        var entries = contents.Select(file => new TreeEntry(file.Key, TreeEntryKind.File, file.Key, file.Value.Length)).ToArray();
        return new Snapshot(
            new RepositoryTree(new RepositoryName("local", "sample"), "0000000000000000000000000000000000000000", committedAt, entries, []),
            entries.Where(entry => interest.Contains(entry.Path) && PathRole.IsOwn(entry.Path))
                .ToDictionary(entry => entry.Path, entry => new SourceFile(entry, contents[entry.Path]), StringComparer.Ordinal),
            settings ?? RepositorySettings.OutOfSight);
    }
}
