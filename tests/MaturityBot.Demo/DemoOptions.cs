namespace MaturityBot.Demo;

/// <summary>What the demo is asked to do.</summary>
/// <param name="Once">Whether it ends by itself once everything was shown.</param>
/// <param name="Path">A git repository to judge as well, or null.</param>
internal sealed record DemoOptions(bool Once, string? Path)
{
    public const string Usage = """
        usage: ./eng/demo.sh [--once] [PATH-TO-A-GIT-REPOSITORY]

        Starts a GitHub and the server on this machine, pushes sample repositories (and the given one), opens a pull
        request that raises a level and one that lowers one, and shows what the app says about them.

          --once   end when everything was shown; otherwise the server stays open until Ctrl+C
        """;

    /// <summary>The options, or null when help is wanted or the arguments make no sense.</summary>
    public static DemoOptions? Parse(string[] arguments)
    {
        string[] paths = [.. arguments.Where(a => !a.StartsWith('-'))];
        return arguments.All(a => a == "--once" || !a.StartsWith('-')) && paths.Length <= 1
            ? new DemoOptions(arguments.Contains("--once"), paths.Length == 1 ? System.IO.Path.GetFullPath(paths[0]) : null)
            : null;
    }
}
