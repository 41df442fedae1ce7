using System.Buffers.Text;
using System.Text;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Cli.Reading;

/// <summary>
/// The objects of a repository, seen through an empty git directory of our own that borrows only its object folder. So nothing of the repository's own
/// configuration is in force: no remote to fetch a missing object from, no command to run, no replaced objects.
/// </summary>
internal sealed class GitObjects : IDisposable
{
    private const int MostRestarts = 16;
    private const int LargestObject = 64 << 20;

    private readonly DirectoryInfo own = Directory.CreateTempSubdirectory("maturitybot-");
    private readonly Dictionary<string, string> environment;

    /// <summary>Opens the objects in a folder.</summary>
    /// <param name="folder">The repository's object folder, as an absolute path.</param>
    /// <param name="format">Its object format: <c>sha1</c> or <c>sha256</c>.</param>
    public GitObjects(string folder, string format)
    {
        own.CreateSubdirectory("refs");
        File.WriteAllText(Path.Combine(own.FullName, "HEAD"), "ref: refs/heads/none\n");
        if (format != "sha1")
            File.WriteAllText(Path.Combine(own.FullName, "config"), $"[core]\nrepositoryformatversion = 1\n[extensions]\nobjectformat = {format}\n");
        environment = new(StringComparer.Ordinal) { ["GIT_DIR"] = own.FullName, ["GIT_OBJECT_DIRECTORY"] = folder };
    }

    /// <summary>Lists a commit's tree, at most so many entries; says whether that is all of it.</summary>
    public async Task<(List<TreeEntry> Entries, bool IsComplete, int Skipped)> ListAsync(string commit, int most, CancellationToken cancellation)
    {
        using var git = Start("ls-tree", "-r", "-l", "-z", "--full-tree", commit);
        await using var stop = cancellation.Register(git.Dispose);
        git.Input.Close();
        var entries = new List<TreeEntry>();
        var skipped = 0;
        var reader = new RecordReader(git.Output);
        while (await reader.ReadAsync((byte)0, cancellation) is { } record)
        {
            if (entries.Count == most)
                return (entries, IsComplete: false, skipped);
            if (Parse(record.Span) is { } entry)
                entries.Add(entry);
            else
                skipped++;
        }

        // A record that is too long ends the reading, not git.
        return (entries, reader.IsAtEnd && (await git.EndAsync(cancellation)).Code == 0, skipped);
    }

    /// <summary>Reads objects; what is missing, damaged or beyond 64 MiB is left out.</summary>
    public async Task<Dictionary<string, ReadOnlyMemory<byte>>> ReadAsync(IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        var contents = new Dictionary<string, ReadOnlyMemory<byte>>(ids.Count, StringComparer.Ordinal);
        var next = 0;
        // A damaged object ends git; the ones after it are asked for again.
        for (var start = 0; start < MostRestarts && next < ids.Count; start++)
            next += await ReadAsync(ids.Skip(next).ToArray(), contents, cancellation) + 1;
        return contents;
    }

    /// <inheritdoc />
    public void Dispose() => own.Delete(recursive: true);

    private async Task<int> ReadAsync(string[] ids, Dictionary<string, ReadOnlyMemory<byte>> contents, CancellationToken cancellation)
    {
        using var git = Start("cat-file", "--batch", "--buffer");
        await using var stop = cancellation.Register(git.Dispose);
        var asking = AskAsync(git.Input, ids, cancellation);
        var reader = new RecordReader(git.Output);
        var answered = 0;
        while (answered < ids.Length && await reader.ReadAsync((byte)'\n', cancellation) is { } header)
        {
            // "ID TYPE SIZE" or "ID missing"
            var size = Size(header.Span);
            if (size > LargestObject)
                await reader.SkipAsync(size + 1, cancellation);
            else if (size >= 0)
            {
                if (await reader.TakeAsync((int)size, cancellation) is not { } content)
                    break;
                contents[ids[answered]] = content;
            }

            answered++;
        }

        await asking;
        return answered;
    }

    private static async Task AskAsync(Stream input, string[] ids, CancellationToken cancellation)
    {
        try
        {
            await input.WriteAsync(Encoding.ASCII.GetBytes(string.Join('\n', ids) + "\n"), cancellation);
            input.Close();
        }
        catch (IOException)
        {
            // git ended before it read everything; what it answered tells how far it came.
        }
    }

    private static long Size(ReadOnlySpan<byte> header)
    {
        var digits = header[(header.LastIndexOf((byte)' ') + 1)..];
        return header.Count((byte)' ') == 2 && Utf8Parser.TryParse(digits, out long size, out var used) && used == digits.Length ? size : -1;
    }

    // "MODE TYPE ID  SIZE\tPATH"; the size is "-" for a submodule and "BAD" for an object that is not there.
    private static TreeEntry? Parse(ReadOnlySpan<byte> record)
    {
        var tab = record.IndexOf((byte)'\t');
        if (tab < 0 || record.Length - tab > 4096)
            return null;
        var head = record[..tab];
        var kind = head.StartsWith("120000"u8) ? TreeEntryKind.SymbolicLink : head.StartsWith("160000"u8) ? TreeEntryKind.Submodule : TreeEntryKind.File;
        var rest = head[(head[7..].IndexOf((byte)' ') + 8)..];
        var id = rest[..rest.IndexOf((byte)' ')];
        var size = Utf8Parser.TryParse(rest[(rest.LastIndexOf((byte)' ') + 1)..], out long bytes, out _) ? bytes : 0;
        return new TreeEntry(Encoding.UTF8.GetString(record[(tab + 1)..]), kind, Encoding.ASCII.GetString(id), size);
    }

    private GitProcess Start(params ReadOnlySpan<string> arguments) => GitProcess.Start(own.FullName, environment, arguments);
}
