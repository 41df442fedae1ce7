namespace MaturityBot.Core.Snapshots;

/// <summary>What an entry of a git tree is.</summary>
public enum TreeEntryKind
{
    /// <summary>A regular file, executable or not.</summary>
    File,

    /// <summary>A symbolic link; its blob holds the target path.</summary>
    SymbolicLink,

    /// <summary>A commit of another repository; it has no content here.</summary>
    Submodule,
}

/// <summary>One file of a repository at a commit.</summary>
/// <param name="Path">Path from the repository's root, with forward slashes.</param>
/// <param name="Kind">File, link or submodule.</param>
/// <param name="BlobId">Git object id of the content; for a plain folder, the id git would give it or empty when not computed.</param>
/// <param name="Size">Bytes.</param>
public sealed record TreeEntry(string Path, TreeEntryKind Kind, string BlobId, long Size)
{
    /// <summary>The last part of the path.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The folder of the path, empty for the root.</summary>
    public string Folder => Path.LastIndexOf('/') is var slash and >= 0 ? Path[..slash] : "";
}
