namespace MaturityBot.GitHub.Reading;

/// <summary>
/// Contents on disk by their git id, so that none is fetched twice. Several processes may share a folder, and it may be deleted at any time:
/// what cannot be read, or does not match its id, counts as not there; what cannot be written is not kept.
/// </summary>
public sealed class BlobCache
{
    private const double KeptAfterEviction = 0.8;
    private static readonly TimeSpan UseIsNotedAfter = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private readonly string folder;
    private readonly long maxBytes;
    private readonly TimeProvider time;
    private long? bytes;

    /// <summary>A cache in a folder, which is created when first written to.</summary>
    /// <param name="folder">Holds nothing but the cache.</param>
    /// <param name="maxBytes">About how much is kept; the least recently used contents go first.</param>
    /// <param name="time">The clock.</param>
    public BlobCache(string folder, long maxBytes, TimeProvider time) => (this.folder, this.maxBytes, this.time) = (folder, maxBytes, time);

    /// <summary>The content of an id; null when it is not here.</summary>
    public byte[]? Find(string id)
    {
        if (!GitBlobId.IsValid(id))
            return null;

        var path = PathOf(id);
        try
        {
            var content = File.ReadAllBytes(path);
            if (!GitBlobId.Matches(id, content))
            {
                File.Delete(path);
                return null;
            }

            var now = time.GetUtcNow().UtcDateTime;
            if (now - File.GetLastWriteTimeUtc(path) > UseIsNotedAfter)
                File.SetLastWriteTimeUtc(path, now);
            return content;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps a content that was checked against its id.</summary>
    internal void Keep(string id, ReadOnlySpan<byte> content)
    {
        if (!GitBlobId.IsValid(id) || content.Length > maxBytes)
            return;

        var path = PathOf(id);
        var draft = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(draft, content);
            File.SetLastWriteTimeUtc(draft, time.GetUtcNow().UtcDateTime);
            File.Move(draft, path, overwrite: true);
            Grow(content.Length);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Delete(draft);
        }
    }

    private string PathOf(string id) => Path.Combine(folder, id[..2], id);

    private void Grow(long added)
    {
        lock (gate)
        {
            // Other processes write too, so what counts is on disk; our own writes only say when to look again.
            bytes = bytes is null ? Files().Sum(file => file.Length) : bytes + added;
            if (bytes > maxBytes)
                bytes = Evict();
        }
    }

    private long Evict()
    {
        var files = Files().OrderByDescending(file => file.LastWriteTimeUtc).ToArray();
        var kept = 0L;
        foreach (var file in files)
        {
            if (kept + file.Length <= maxBytes * KeptAfterEviction)
                kept += file.Length;
            else
                Delete(file.FullName);
        }

        return kept;
    }

    private FileInfo[] Files()
    {
        try
        {
            return new DirectoryInfo(folder).GetFiles("*", SearchOption.AllDirectories);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Gone already, or somebody else's turn.
        }
    }
}
