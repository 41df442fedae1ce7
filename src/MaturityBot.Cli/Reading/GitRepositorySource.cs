using System.Buffers.Text;
using System.Text;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Cli.Reading;

/// <summary>A git repository on this machine at one commit, with or without a work tree. What is not in it is never fetched.</summary>
internal sealed class GitRepositorySource(string path, string revision) : ISnapshotSource, IDisposable
{
    private const int MostEntries = 1_000_000;

    private GitObjects? objects;

    /// <inheritdoc />
    public async Task<RepositoryTree> ReadTreeAsync(CancellationToken cancellation)
    {
        var origin = AskAsync(["config", "--get", "remote.origin.url"], "", cancellation);
        var format = AskAsync(["rev-parse", "--show-object-format", "--is-shallow-repository", "--git-path", "objects"], "", cancellation);
        // The revision goes in as a line of input: it can never be taken for an option.
        var found = AskAsync(["cat-file", "--batch-check"], $"{revision}^{{commit}}\n", cancellation);
        if (await format is not { Code: 0, Lines: [var kind, var shallow, var folder] })
            throw Unreadable((await format).Complaint);
        if ((await found).Lines is not [var line] || line.Split(' ') is not [var commit, "commit", _])
            throw NoCommit(shallow == "true", (await found).Complaint);

        objects = new GitObjects(Path.GetFullPath(folder, path), kind);
        var time = CommittedAtAsync(objects, commit, cancellation);
        var (entries, isComplete, skipped) = await objects.ListAsync(commit, MostEntries, cancellation);
        List<string> warnings = [];
        if (!isComplete)
            warnings.Add(entries.Count == MostEntries ? $"Only the first {MostEntries:N0} files were looked at." : "A part of the tree is not in this copy of the repository.");
        if (skipped > 0)
            warnings.Add($"{skipped:N0} files were left out: their paths are longer than 4,096 bytes.");
        return new RepositoryTree(RemoteAddress.Repository((await origin).Lines.FirstOrDefault("")) ?? LocalName.Of(path), commit, await time, entries, warnings, isComplete && skipped == 0);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, ReadOnlyMemory<byte>>> ReadBlobsAsync(IReadOnlyCollection<TreeEntry> entries, CancellationToken cancellation) =>
        await objects!.ReadAsync([.. entries.Select(entry => entry.BlobId).Distinct(StringComparer.Ordinal)], cancellation);

    /// <inheritdoc />
    public Task<RepositorySettings> ReadSettingsAsync(CancellationToken cancellation) => Task.FromResult(RepositorySettings.OutOfSight);

    /// <inheritdoc />
    public void Dispose() => objects?.Dispose();

    private static async Task<DateTimeOffset?> CommittedAtAsync(GitObjects objects, string commit, CancellationToken cancellation)
    {
        var contents = await objects.ReadAsync([commit], cancellation);
        if (!contents.TryGetValue(commit, out var content))
            return null;
        // "committer NAME <MAIL> SECONDS ZONE"
        var text = content.Span;
        var start = text.IndexOf("\ncommitter "u8);
        var line = start < 0 ? [] : text[(start + 1)..];
        line = line[..Math.Max(0, line.IndexOf((byte)'\n'))];
        var seconds = line[(line.LastIndexOf((byte)'>') + 1)..].TrimStart((byte)' ');
        return Utf8Parser.TryParse(seconds, out long unix, out _) && unix is >= 0 and < 253402300800 ? DateTimeOffset.FromUnixTimeSeconds(unix) : null;
    }

    private async Task<Answer> AskAsync(string[] arguments, string input, CancellationToken cancellation)
    {
        using var git = GitProcess.Start(path, new Dictionary<string, string>(StringComparer.Ordinal), arguments);
        await using var stop = cancellation.Register(git.Dispose);
        try
        {
            await git.Input.WriteAsync(Encoding.UTF8.GetBytes(input), cancellation);
            git.Input.Close();
        }
        catch (IOException)
        {
            // git ended at once; its complaint says why.
        }

        using var reader = new StreamReader(git.Output, Encoding.UTF8);
        var lines = (await reader.ReadToEndAsync(cancellation)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var (code, complaint) = await git.EndAsync(cancellation);
        return new Answer(code, lines, complaint);
    }

    private RepositoryUnreadableException Unreadable(string complaint) => new(
        complaint.Contains("dubious ownership", StringComparison.Ordinal)
            ? $"{path} belongs to another user, so git refuses to read it; if you trust it: git config --global --add safe.directory '{path}'"
            : $"{path} could not be read by git: {complaint}");

    private RepositoryUnreadableException NoCommit(bool isShallow, string complaint) => new(
        complaint.Length > 0 ? $"{path}: the commit {revision} could not be read ({complaint})"
        : revision == "HEAD" ? $"{path} has no commit yet: commit something first"
        : isShallow ? $"{path} has no commit {revision}: the clone is shallow; git fetch --unshallow brings the rest"
        : $"{path} has no commit {revision}: name a branch, tag or commit that git log shows");

    private sealed record Answer(int Code, string[] Lines, string Complaint);
}
