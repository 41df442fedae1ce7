using System.Net;
using MaturityBot.Core.Snapshots;
using MaturityBot.GitHub.Api;

namespace MaturityBot.GitHub.Reading;

/// <summary>
/// Lists the tree of a commit. One that is too large for one answer is walked folder by folder, the repository's own upper folders first, for a few requests;
/// what they leave room for comes from the part that GitHub did list at once.
/// </summary>
internal sealed class TreeReader(RepositoryClient github, int maxEntries = 100_000, int maxRequests = 40)
{
    private readonly Dictionary<string, TreeEntry> entries = new(StringComparer.Ordinal);
    private readonly List<string> warnings = [];
    private int unreadable;
    private bool isCut;

    /// <summary>Whether everything was listed; to be asked afterwards.</summary>
    public bool IsComplete => !isCut && unreadable == 0;

    /// <exception cref="RepositoryUnreadableException">There is no such commit, or no such repository.</exception>
    public async Task<(IReadOnlyList<TreeEntry> Entries, IReadOnlyList<string> Warnings)> ReadAsync(string commit, CancellationToken cancellation)
    {
        try
        {
            var tree = await github.GitData.GetTreeAsync(commit, recursive: true, cancellation);
            if (tree.Truncated == true)
                await WalkAsync(tree, commit, cancellation);
            else
                Add("", tree);
        }
        catch (GitHubApiException exception) when (exception.Status == HttpStatusCode.Conflict)
        {
            warnings.Add("The repository is empty.");
        }
        catch (GitHubApiException exception) when (exception.Status is HttpStatusCode.NotFound or HttpStatusCode.UnprocessableEntity)
        {
            throw new RepositoryUnreadableException($"GitHub shows no commit {commit} of {github.Repository} to this App: it may have been removed, or the App may not be installed there.", exception);
        }

        if (unreadable > 0)
            warnings.Add($"{unreadable:N0} entries of the tree could not be understood and were left out.");
        return ([.. entries.Values], warnings);
    }

    private async Task WalkAsync(GitTree listed, string commit, CancellationToken cancellation)
    {
        var requests = 0;
        var unread = new List<string>();
        var folders = new PriorityQueue<(string Path, string Sha), (bool Carried, int Depth, string Path)>();
        await ReadLevelAsync("", listed.Sha ?? commit);

        while (folders.TryDequeue(out var folder, out _))
        {
            if (entries.Count >= maxEntries || requests >= maxRequests)
            {
                unread.Add(folder.Path);
                continue;
            }

            requests++;
            var tree = await github.GitData.GetTreeAsync(folder.Sha, recursive: true, cancellation);
            if (tree.Truncated == true)
                await ReadLevelAsync(folder.Path, folder.Sha);
            else
                Add(folder.Path, tree);
        }

        Add("", listed);
        isCut |= unread.Count > 0;
        if (unread.Count > 0)
            warnings.Add($"The tree is too large to be listed whole; {unread.Count:N0} folders were listed in part or not at all, the first of them {unread[0]}.");

        async Task ReadLevelAsync(string path, string sha)
        {
            requests++;
            foreach (var item in Add(path, await github.GitData.GetTreeAsync(sha, recursive: false, cancellation)))
            {
                var below = Join(path, item.Path!);
                folders.Enqueue((below, item.Sha!), (!PathRole.IsOwn(below + "/"), below.Count(letter => letter == '/'), below));
            }
        }
    }

    /// <summary>Takes the files of a tree, up to the limit, and returns its folders.</summary>
    private List<GitTreeItem> Add(string folder, GitTree tree)
    {
        var folders = new List<GitTreeItem>();
        foreach (var item in tree.Tree ?? [])
        {
            if (string.IsNullOrEmpty(item.Path) || !GitBlobId.IsValid(item.Sha))
                unreadable++;
            else if (item.Type == "tree")
                folders.Add(item);
            else if (entries.Count >= maxEntries)
                return Full();
            else
                entries.TryAdd(Join(folder, item.Path), new TreeEntry(Join(folder, item.Path), Kind(item), item.Sha, Math.Max(0, item.Size ?? 0)));
        }

        return folders;
    }

    private List<GitTreeItem> Full()
    {
        isCut = true;
        if (!warnings.Exists(warning => warning.StartsWith("The tree has more than", StringComparison.Ordinal)))
            warnings.Add($"The tree has more than {maxEntries:N0} entries; the rest was left out.");
        return [];
    }

    private static TreeEntryKind Kind(GitTreeItem item) => (item.Mode, item.Type) switch
    {
        ("120000", _) => TreeEntryKind.SymbolicLink,
        ("160000", _) or (_, "commit") => TreeEntryKind.Submodule,
        _ => TreeEntryKind.File,
    };

    private static string Join(string folder, string path) => folder.Length == 0 ? path : $"{folder}/{path}";
}
