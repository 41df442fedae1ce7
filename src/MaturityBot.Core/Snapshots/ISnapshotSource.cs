namespace MaturityBot.Core.Snapshots;

/// <summary>Where a repository is read from: GitHub, a git repository on disk, or a plain folder.</summary>
public interface ISnapshotSource
{
    /// <summary>Lists the tree.</summary>
    /// <exception cref="RepositoryUnreadableException">There is no such repository or commit, or it cannot be read.</exception>
    Task<RepositoryTree> ReadTreeAsync(CancellationToken cancellation);

    /// <summary>Reads contents, keyed by blob id. A blob that is not to be had is left out, never an error.</summary>
    Task<IReadOnlyDictionary<string, ReadOnlyMemory<byte>>> ReadBlobsAsync(IReadOnlyCollection<TreeEntry> entries, CancellationToken cancellation);

    /// <summary>Reads what the host knows; what cannot be seen stays out of sight.</summary>
    Task<RepositorySettings> ReadSettingsAsync(CancellationToken cancellation);
}

/// <summary>A repository that cannot be read at all; the message says what, where and what to do.</summary>
public sealed class RepositoryUnreadableException(string message, Exception? inner = null) : Exception(message, inner);
