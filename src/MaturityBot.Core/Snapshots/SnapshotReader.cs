namespace MaturityBot.Core.Snapshots;

/// <summary>Reads a snapshot from a source: the tree, then in one batch only the files that somebody is interested in.</summary>
public sealed class SnapshotReader(PathSet interest, ReadingLimits limits)
{
    private const int LongestLinkTarget = 4096;

    /// <summary>Reads the tree, the files of interest and the settings.</summary>
    /// <exception cref="RepositoryUnreadableException">The source has no such repository or commit.</exception>
    public Task<Snapshot> ReadAsync(ISnapshotSource source, CancellationToken cancellation) => ReadAsync(source, source.ReadSettingsAsync(cancellation), cancellation);

    /// <summary>Reads the tree and the files of interest, beside settings that are known or being read.</summary>
    /// <exception cref="RepositoryUnreadableException">The source has no such repository or commit.</exception>
    public async Task<Snapshot> ReadAsync(ISnapshotSource source, Task<RepositorySettings> settings, CancellationToken cancellation)
    {
        var tree = WithoutRepeats(await source.ReadTreeAsync(cancellation));
        var snapshot = await ReadContentsAsync(source, tree, cancellation);
        return new Snapshot(snapshot.Tree, snapshot.Contents, await settings, snapshot.Unread);
    }

    private async Task<(RepositoryTree Tree, Dictionary<string, SourceFile> Contents, Dictionary<string, string> Unread)> ReadContentsAsync(
        ISnapshotSource source, RepositoryTree tree, CancellationToken cancellation)
    {
        var unread = new Dictionary<string, string>(StringComparer.Ordinal);
        var links = await ResolveLinksAsync(source, tree, unread, cancellation);
        var wanted = Choose(tree, links, unread);
        var blobs = await source.ReadBlobsAsync(wanted.DistinctBy(item => item.Target.BlobId, StringComparer.Ordinal).Select(item => item.Target).ToArray(), cancellation);

        var contents = new Dictionary<string, SourceFile>(StringComparer.Ordinal);
        foreach (var (entry, target) in wanted)
        {
            if (blobs.TryGetValue(target.BlobId, out var content))
                contents[entry.Path] = new SourceFile(entry, content);
            else
                unread[entry.Path] = "its content is not in this copy of the repository";
        }

        var warnings = unread.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} was not read: {pair.Value}.");
        return (tree with { Warnings = [.. tree.Warnings, .. Summarize([.. warnings])] }, contents, unread);
    }

    private async Task<Dictionary<string, TreeEntry>> ResolveLinksAsync(
        ISnapshotSource source, RepositoryTree tree, Dictionary<string, string> unread, CancellationToken cancellation)
    {
        var links = tree.Entries.Where(entry => entry.Kind == TreeEntryKind.SymbolicLink && interest.Contains(entry.Path) && PathRole.IsOwn(entry.Path)).Take(limits.Files).ToArray();
        if (links.Length == 0)
            return [];

        var targets = await source.ReadBlobsAsync([.. links.Where(link => link.Size <= LongestLinkTarget)], cancellation);
        var entries = tree.Entries.ToDictionary(entry => entry.Path, StringComparer.Ordinal);
        var resolved = new Dictionary<string, TreeEntry>(StringComparer.Ordinal);
        foreach (var link in links)
        {
            if (!targets.TryGetValue(link.BlobId, out var bytes))
                unread[link.Path] = "it is a symbolic link whose target is not in this copy of the repository";
            else if (LinkTarget.Resolve(link.Path, System.Text.Encoding.UTF8.GetString(bytes.Span)) is not { } target)
                unread[link.Path] = "it is a symbolic link out of the repository";
            else if (entries.GetValueOrDefault(target) is { } entry)
            {
                if (entry.Kind == TreeEntryKind.File)
                    resolved[link.Path] = entry;
                else
                    unread[link.Path] = "it is a symbolic link to something that is no file";
            }
        }

        return resolved;
    }

    private List<(TreeEntry Entry, TreeEntry Target)> Choose(RepositoryTree tree, Dictionary<string, TreeEntry> links, Dictionary<string, string> unread)
    {
        var chosen = new List<(TreeEntry Entry, TreeEntry Target)>();
        var bytes = 0L;
        // What is nearer to the root says more about a repository, where limits cut.
        var wanted = tree.Entries
            .Where(entry => entry.Kind != TreeEntryKind.Submodule && interest.Contains(entry.Path) && PathRole.IsOwn(entry.Path))
            .OrderBy(entry => entry.Path.AsSpan().Count('/'))
            .ThenBy(entry => entry.Path, StringComparer.Ordinal);
        foreach (var entry in wanted)
        {
            var target = entry.Kind == TreeEntryKind.File ? entry : links.GetValueOrDefault(entry.Path);
            if (target is null)
                continue;

            if (target.Size > limits.FileBytes)
                unread[entry.Path] = $"it has {target.Size:N0} bytes, more than the {limits.FileBytes:N0} that are read of one file";
            else if (chosen.Count >= limits.Files || bytes + target.Size > limits.TotalBytes)
                unread[entry.Path] = $"the limit of {limits.Files:N0} files or {limits.TotalBytes:N0} bytes of one repository was reached";
            else
            {
                bytes += target.Size;
                chosen.Add((entry, target));
            }
        }

        return chosen;
    }

    // Two names that differ only in bytes that are no UTF-8 look the same as text.
    private static RepositoryTree WithoutRepeats(RepositoryTree tree)
    {
        var entries = tree.Entries.DistinctBy(entry => entry.Path, StringComparer.Ordinal).ToArray();
        return entries.Length == tree.Entries.Count
            ? tree
            : tree with { Entries = entries, IsComplete = false, Warnings = [.. tree.Warnings, $"{tree.Entries.Count - entries.Length:N0} files were left out: their paths are not valid UTF-8 and look like others."] };
    }

    private static IEnumerable<string> Summarize(IReadOnlyList<string> warnings) =>
        warnings.Count <= 20 ? warnings : [.. warnings.Take(20), $"{warnings.Count - 20:N0} more files were not read."];
}
