using System.ComponentModel;
using System.Diagnostics;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Cli.Reading;

/// <summary>A running <c>git</c>: never through a shell, never asking, never writing, never fetching.</summary>
internal sealed class GitProcess : IDisposable
{
    // What `git rev-parse --local-env-vars` lists: a hook that runs us must not point git at its own repository.
    private static readonly string[] Pointers =
    [
        "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_CONFIG", "GIT_CONFIG_PARAMETERS", "GIT_OBJECT_DIRECTORY", "GIT_DIR", "GIT_WORK_TREE", "GIT_IMPLICIT_WORK_TREE",
        "GIT_GRAFT_FILE", "GIT_INDEX_FILE", "GIT_NO_REPLACE_OBJECTS", "GIT_REPLACE_REF_BASE", "GIT_PREFIX", "GIT_SHALLOW_FILE", "GIT_COMMON_DIR", "GIT_NAMESPACE",
    ];

    private readonly Process process;
    private readonly Task<string> errors;

    private GitProcess(Process process)
    {
        this.process = process;
        errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>What git reads.</summary>
    public Stream Input => process.StandardInput.BaseStream;

    /// <summary>What git writes.</summary>
    public Stream Output => process.StandardOutput.BaseStream;

    /// <summary>Starts git in a folder.</summary>
    /// <exception cref="RepositoryUnreadableException">There is no git.</exception>
    public static GitProcess Start(string folder, IReadOnlyDictionary<string, string> environment, params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo("git")
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var name in Pointers)
            start.Environment.Remove(name);
        start.Environment["GIT_CEILING_DIRECTORIES"] = Path.GetDirectoryName(folder) ?? "";
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["GIT_NO_LAZY_FETCH"] = "1";
        start.Environment["GIT_ALLOW_PROTOCOL"] = "none";
        start.Environment["LC_ALL"] = "C";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        try
        {
            return new GitProcess(Process.Start(start)!);
        }
        catch (Win32Exception error)
        {
            throw new RepositoryUnreadableException($"{folder} is a git repository, and git could not be started ({error.Message}): install git, or put it on the PATH", error);
        }
    }

    /// <summary>Waits for the end: the exit code, and what git complained about in its first line.</summary>
    public async Task<(int Code, string Complaint)> EndAsync(CancellationToken cancellation)
    {
        await process.WaitForExitAsync(cancellation);
        var lines = (await errors).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return (process.ExitCode, lines.FirstOrDefault(line => line.StartsWith("fatal: ", StringComparison.Ordinal))?["fatal: ".Length..] ?? lines.FirstOrDefault() ?? "");
    }

    /// <summary>Ends git if it still runs.</summary>
    public void Dispose()
    {
        try
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended by itself in between.
        }

        process.Dispose();
    }
}
