using System.Diagnostics;
using System.Text;

namespace MaturityBot.Cli.Tests;

/// <summary>A temporary folder with git repositories in it, made without the user's configuration and at a fixed time by a fixed author.</summary>
internal sealed class Sandbox : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("maturitybot-tests-");

    public string Path(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([folder.FullName, .. parts]);

    /// <summary>Writes a file, below the sandbox.</summary>
    public string Write(string path, string content)
    {
        var full = Path(path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
        return full;
    }

    /// <summary>Makes a repository with one commit of these files.</summary>
    public string Repository(string name, params IEnumerable<(string Path, string Content)> files)
    {
        var path = Path(name);
        Git(folder.FullName, "init", "--quiet", "--initial-branch=main", path);
        Commit(name, files);
        return path;
    }

    /// <summary>Adds a commit to a repository.</summary>
    public void Commit(string name, params IEnumerable<(string Path, string Content)> files)
    {
        foreach (var (path, content) in files)
            Write($"{name}/{path}", content);
        Git(Path(name), "add", "--all");
        Git(Path(name), "commit", "--quiet", "--allow-empty", "--message=a change");
    }

    /// <summary>Clones a repository by address, so that filters and depths count.</summary>
    public string Clone(string from, string to, params IEnumerable<string> options)
    {
        Git(Path(from), "config", "uploadpack.allowFilter", "true");
        Git(folder.FullName, ["clone", "--quiet", .. options, new Uri(Path(from)).AbsoluteUri, Path(to)]);
        return Path(to);
    }

    /// <summary>Runs git and gives its output.</summary>
    public static string Git(string folder, params IEnumerable<string> arguments) => Git(folder, [], arguments);

    /// <summary>Runs git with an input.</summary>
    public static string Git(string folder, byte[] input, params IEnumerable<string> arguments)
    {
        var result = Run("git", folder, arguments, IsolatedGit, input);
        return result.Status == 0 ? result.Output.TrimEnd('\n') : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {result.Error}");
    }

    /// <summary>Environment that keeps git from the configuration of whoever runs the tests.</summary>
    public static IReadOnlyDictionary<string, string> IsolatedGit { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["GIT_CONFIG_NOSYSTEM"] = "1",
        ["GIT_CONFIG_GLOBAL"] = OperatingSystem.IsWindows() ? "NUL" : "/dev/null",
        ["GIT_AUTHOR_NAME"] = "Sample",
        ["GIT_AUTHOR_EMAIL"] = "sample@example.org",
        ["GIT_AUTHOR_DATE"] = "2026-01-31T12:00:00+01:00",
        ["GIT_COMMITTER_NAME"] = "Sample",
        ["GIT_COMMITTER_EMAIL"] = "sample@example.org",
        ["GIT_COMMITTER_DATE"] = "2026-01-31T12:00:00+01:00",
    };

    /// <summary>Runs a program to its end.</summary>
    public static Result Run(string program, string folder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, byte[]? input = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        foreach (var (name, value) in environment ?? IsolatedGit)
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        process.StandardInput.BaseStream.Write(input);
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromMinutes(2)))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} did not end");
        }

        return new Result(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    public void Dispose()
    {
        // git writes its objects read-only.
        foreach (var file in folder.EnumerateFiles("*", SearchOption.AllDirectories).Where(file => file.IsReadOnly && file.LinkTarget is null))
            file.IsReadOnly = false;
        folder.Delete(recursive: true);
    }

    internal sealed record Result(int Status, string Output, string Error);
}
