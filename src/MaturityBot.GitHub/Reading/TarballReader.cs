using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.GitHub.Reading;

/// <summary>
/// Picks wanted contents out of a gzipped tar while it streams by. Nothing in the archive is trusted: a content counts only when it has the id that the tree gives its path,
/// so that neither <c>export-subst</c> nor a forged archive changes a result, and nothing is written anywhere by the archive's own names.
/// </summary>
internal static class TarballReader
{
    private const int LongestPath = 4096;
    private const int MaxEntries = 250_000;

    /// <summary>Hands every wanted content that is found and right to <paramref name="found"/>; an archive that breaks off or is none just ends early.</summary>
    public static async Task ReadAsync(
        Stream gzipped, IReadOnlyCollection<TreeEntry> wanted, long maxBytes, Action<TreeEntry, byte[]> found, CancellationToken cancellation)
    {
        var byPath = wanted.ToDictionary(entry => entry.Path, StringComparer.Ordinal);
        try
        {
            await using var unzipped = new GZipStream(gzipped, CompressionMode.Decompress);
            await using var bounded = new BoundedStream(unzipped, maxBytes);
            await using var tar = new TarReader(bounded);
            for (var count = 0; count < MaxEntries && byPath.Count > 0; count++)
            {
                if (await tar.GetNextEntryAsync(copyData: false, cancellation) is not { } item)
                    return;
                if (PathOf(item) is not { } path || !byPath.TryGetValue(path, out var entry))
                    continue;

                byPath.Remove(path);
                if (await ContentAsync(item, entry, cancellation) is { } content && GitBlobId.Matches(entry.BlobId, content))
                    found(entry, content);
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or FormatException or ArgumentException or OverflowException or HttpRequestException)
        {
            // What was found stands; the rest is fetched one by one.
        }
    }

    private static string? PathOf(TarEntry item) =>
        item.Name.Length <= LongestPath && item.Name.IndexOf('/', StringComparison.Ordinal) is var slash and > 0 ? item.Name[(slash + 1)..] : null;

    private static async Task<byte[]?> ContentAsync(TarEntry item, TreeEntry entry, CancellationToken cancellation)
    {
        if (entry.Kind == TreeEntryKind.SymbolicLink)
            return item.EntryType == TarEntryType.SymbolicLink ? Encoding.UTF8.GetBytes(item.LinkName) : null;
        if (item.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile) || item.Length != entry.Size)
            return null;
        if (item.DataStream is not { } data)
            return [];

        var content = new byte[entry.Size];
        await data.ReadExactlyAsync(content, cancellation);
        return content;
    }
}
