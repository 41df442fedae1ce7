using System.IO.Enumeration;
using System.Text;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Cli.Reading;

/// <summary>
/// A plain folder, read as it is. Links stay links, as git would store them, and are never followed; <c>.git</c> is not looked into, and a folder that has
/// one is another repository. Entries are keyed by their path, which spares reading every file only to compute git's id of it.
/// </summary>
internal sealed class FolderSource(string path) : ISnapshotSource
{
    private const int MostEntries = 1_000_000;

    /// <inheritdoc />
    public Task<RepositoryTree> ReadTreeAsync(CancellationToken cancellation)
    {
        var entries = new List<TreeEntry>();
        var warnings = new List<string>();
        var folders = new Stack<string>([""]);
        while (entries.Count <= MostEntries && folders.TryPop(out var folder))
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                var found = List(folder).ToArray();
                if (folder.Length > 0 && found.Any(item => IsGit(item.Name)))
                    entries.Add(new TreeEntry(folder, TreeEntryKind.Submodule, folder, 0));
                else
                    Sort(folder, found, entries, folders);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                if (folder.Length == 0)
                    throw new RepositoryUnreadableException($"{path} could not be read: {error.Message}", error);
                warnings.Add($"{folder} was not looked into: {Reason(error)}.");
            }
        }

        var isComplete = entries.Count <= MostEntries && warnings.Count == 0;
        if (entries.Count > MostEntries)
            warnings.Add($"Only the first {MostEntries:N0} files were looked at.");
        return Task.FromResult(new RepositoryTree(LocalName.Of(path), "", CommittedAt: null, [.. entries.Take(MostEntries)], warnings, isComplete));
    }

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, ReadOnlyMemory<byte>>> ReadBlobsAsync(IReadOnlyCollection<TreeEntry> entries, CancellationToken cancellation)
    {
        var contents = new Dictionary<string, ReadOnlyMemory<byte>>(entries.Count, StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (await ReadAsync(entry, cancellation) is { } content)
                contents[entry.BlobId] = content;
        }

        return contents;
    }

    /// <inheritdoc />
    public Task<RepositorySettings> ReadSettingsAsync(CancellationToken cancellation) => Task.FromResult(RepositorySettings.OutOfSight);

    private async Task<byte[]?> ReadAsync(TreeEntry entry, CancellationToken cancellation)
    {
        try
        {
            var file = new FileInfo(Full(entry.Path));
            if (file.LinkTarget is { } target)
                return entry.Kind == TreeEntryKind.SymbolicLink ? Encoding.UTF8.GetBytes(Slashes(target)) : null;
            // Pipes, sockets and devices have no length; opening one could wait for ever.
            if (file.Length == 0)
                return [];

            await using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            var content = new byte[entry.Size];
            var read = await stream.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, cancellation);
            return read == content.Length ? content : content[..read];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static void Sort(string folder, Item[] found, List<TreeEntry> entries, Stack<string> folders)
    {
        foreach (var item in found.Where(item => !IsGit(item.Name)))
        {
            var path = folder.Length == 0 ? item.Name : $"{folder}/{item.Name}";
            if (item.IsFolder)
                folders.Push(path);
            else
                entries.Add(new TreeEntry(path, item.IsLink ? TreeEntryKind.SymbolicLink : TreeEntryKind.File, path, item.Length));
        }
    }

    private FileSystemEnumerable<Item> List(string folder) => new(
        Full(folder),
        static (ref FileSystemEntry entry) =>
        {
            var isLink = entry.Attributes.HasFlag(FileAttributes.ReparsePoint);
            var isFolder = entry.IsDirectory && !isLink;
            return new Item(entry.FileName.ToString(), isFolder, isLink, isFolder || isLink ? 0 : entry.Length);
        },
        new EnumerationOptions { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false, RecurseSubdirectories = false });

    private string Full(string relative) => Path.Combine(path, relative);

    private static bool IsGit(string name) => string.Equals(name, ".git", StringComparison.OrdinalIgnoreCase);

    private static string Slashes(string target) => Path.DirectorySeparatorChar == '\\' ? target.Replace('\\', '/') : target;

    private static string Reason(Exception error) => error is UnauthorizedAccessException ? "permission denied" : "it could not be read";

    private readonly record struct Item(string Name, bool IsFolder, bool IsLink, long Length);
}
