using MaturityBot.Core.Snapshots;

namespace MaturityBot.Cli.Reading;

/// <summary>What is at a path on this machine.</summary>
internal static class LocalRepository
{
    /// <summary>Opens a work tree, a bare repository or a plain folder.</summary>
    /// <param name="path">The path; null for the repository around the current folder, or else that folder itself.</param>
    /// <param name="revision">The commit to read; null for <c>HEAD</c>.</param>
    /// <exception cref="RepositoryUnreadableException">Nothing is there.</exception>
    /// <exception cref="UsageException">A commit was asked for, and there is no git repository.</exception>
    public static ISnapshotSource Open(string? path, string? revision)
    {
        if (revision is not null && (revision.Length == 0 || revision.Any(char.IsControl)))
            throw new UsageException("the commit's name is empty or has control characters in it: name a branch, tag or commit");

        var full = Path.GetFullPath(path ?? ".");
        if (!Directory.Exists(full))
            throw new RepositoryUnreadableException(File.Exists(full) ? $"{full} is a file: name the folder of a repository" : $"{full} does not exist: name the folder of a repository");

        if ((IsGit(full) ? full : path is null ? Around(full) : null) is { } repository)
            return new GitRepositorySource(repository, revision ?? "HEAD");
        return revision is null
            ? new FolderSource(full)
            : throw new UsageException($"{full} is no git repository, so it has no commit {revision}: leave --commit out to judge the folder as it is");
    }

    private static string? Around(string folder)
    {
        for (var parent = Path.GetDirectoryName(folder); parent is not null; parent = Path.GetDirectoryName(parent))
        {
            if (IsGit(parent))
                return parent;
        }

        return null;
    }

    private static bool IsGit(string folder) =>
        Path.Exists(Path.Combine(folder, ".git"))
        || (File.Exists(Path.Combine(folder, "HEAD")) && Directory.Exists(Path.Combine(folder, "objects")) && Directory.Exists(Path.Combine(folder, "refs")));
}
