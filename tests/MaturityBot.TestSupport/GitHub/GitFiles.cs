using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace MaturityBot.TestSupport.GitHub;

/// <summary>The files of a real git repository at its <c>HEAD</c>.</summary>
/// <param name="Files">The files, without submodules.</param>
/// <param name="LeftOut">The paths of files that are too large to push to the local GitHub, or not in this clone.</param>
public sealed record GitFiles(IReadOnlyList<TestFile> Files, IReadOnlyList<string> LeftOut)
{
    private const int LargestFile = 2 * 1024 * 1024;

    /// <summary>Reads them with the installed git, which never fetches for it.</summary>
    /// <exception cref="InvalidOperationException">Not a git repository, or one without commits; the message is git's.</exception>
    public static async Task<GitFiles> Read(string repository)
    {
        byte[] listing = await Git(repository, ["ls-tree", "-r", "-z", "--full-tree", "HEAD"], "");
        var blobs = Encoding.UTF8.GetString(listing).Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Select(entry => entry.Split('\t', 2))
            .Select(parts => (Path: parts[1], Fields: parts[0].Split(' ')))
            .Where(entry => entry.Fields[1] == "blob")
            .Select(entry => (entry.Path, Mode: entry.Fields[0], Id: entry.Fields[2]))
            .ToArray();
        string ids = string.Concat(blobs.Select(b => b.Id + "\n"));
        string sizes = Encoding.UTF8.GetString(await Git(repository, ["cat-file", "--batch-check=%(objectname) %(objectsize)"], ids));
        var small = sizes.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' '))
            .Where(line => long.TryParse(line[1], NumberStyles.None, CultureInfo.InvariantCulture, out long size) && size <= LargestFile)
            .Select(line => line[0])
            .ToHashSet(StringComparer.Ordinal);
        var wanted = blobs.Where(b => small.Contains(b.Id)).ToArray();
        byte[] contents = await Git(repository, ["cat-file", "--batch"], string.Concat(wanted.Select(b => b.Id + "\n")));
        return new GitFiles([.. Cut(wanted, contents)], [.. blobs.Where(b => !small.Contains(b.Id)).Select(b => b.Path)]);
    }

    /// <summary>The output of <c>cat-file --batch</c>: for each blob a line that ends with its size, the content, and a line end.</summary>
    private static IEnumerable<TestFile> Cut(IEnumerable<(string Path, string Mode, string Id)> blobs, byte[] contents)
    {
        int at = 0;
        foreach (var (path, mode, _) in blobs)
        {
            int end = Array.IndexOf(contents, (byte)'\n', at);
            int size = int.Parse(Encoding.ASCII.GetString(contents, at, end - at).Split(' ')[2], CultureInfo.InvariantCulture);
            yield return new TestFile(path, contents[(end + 1)..(end + 1 + size)], mode);
            at = end + size + 2;
        }
    }

    private static async Task<byte[]> Git(string repository, string[] arguments, string input)
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["-C", repository, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            Environment = { ["GIT_NO_LAZY_FETCH"] = "1" },
        })!;
        using var output = new MemoryStream();
        var reading = git.StandardOutput.BaseStream.CopyToAsync(output);
        var complaint = git.StandardError.ReadToEndAsync();
        try
        {
            await git.StandardInput.WriteAsync(input);
            git.StandardInput.Close();
        }
        catch (IOException)
        {
            // git gave up before it read everything; its status and message say why.
        }

        await reading;
        await git.WaitForExitAsync();
        return git.ExitCode == 0 ? output.ToArray() : throw new InvalidOperationException((await complaint).Trim());
    }
}
