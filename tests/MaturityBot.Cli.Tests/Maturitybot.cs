using System.Text;
using MaturityBot.Cli.Commands;

namespace MaturityBot.Cli.Tests;

/// <summary>The command under test, in this process or as its own.</summary>
internal static class Maturitybot
{
    /// <summary>Runs it in this process, without a terminal.</summary>
    public static Task<Sandbox.Result> RunAsync(params string[] arguments) => RunAsync(screen: null, _ => null, arguments);

    /// <summary>Runs it in this process.</summary>
    public static async Task<Sandbox.Result> RunAsync(Screen? screen, Func<string, string?> variable, params string[] arguments)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        var status = await CommandLine.RunAsync(arguments, new Surroundings(output, error, Progress.None, screen, variable, TimeProvider.System));
        return new Sandbox.Result(status, output.ToString(), error.ToString());
    }

    /// <summary>Runs it as a process of its own.</summary>
    public static Sandbox.Result Start(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        Sandbox.Run("dotnet", folder, [Path.Combine(AppContext.BaseDirectory, "maturitybot.dll"), .. arguments], Sandbox.IsolatedGit.Concat(environment).ToDictionary(StringComparer.Ordinal));

    /// <summary>Runs it as a process of its own.</summary>
    public static Sandbox.Result Start(string folder, params string[] arguments) => Start(folder, new Dictionary<string, string>(StringComparer.Ordinal), arguments);

    /// <summary>Reads a repository as <c>assess</c> does, with every file of interest.</summary>
    public static async Task<Core.Snapshots.Snapshot> ReadAsync(string path, string? revision = null)
    {
        var source = Cli.Reading.LocalRepository.Open(path, revision);
        using var disposable = source as IDisposable;
        return await new Core.Snapshots.SnapshotReader(new Core.Snapshots.PathSet(["**/*"]), Core.Snapshots.ReadingLimits.Default).ReadAsync(source, default);
    }

    /// <summary>The files of a snapshot with their contents.</summary>
    public static Dictionary<string, string> Contents(Core.Snapshots.Snapshot snapshot) =>
        snapshot.Files.ToDictionary(file => file.Path, file => snapshot.Read(file.Path) is { } content ? Encoding.Latin1.GetString(content.Content.Span) : "(not read)", StringComparer.Ordinal);
}
