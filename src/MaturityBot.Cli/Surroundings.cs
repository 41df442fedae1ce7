namespace MaturityBot.Cli;

/// <summary>What a command may know of the process around it: where it writes, its environment, the time.</summary>
/// <param name="Out">Standard output: data, and nothing else.</param>
/// <param name="Error">Standard error: errors, notes and progress.</param>
/// <param name="Progress">Says on standard error what takes long, if that is a terminal.</param>
/// <param name="Screen">The terminal behind standard output; null when it goes to a file or a pipe.</param>
/// <param name="Variable">Reads an environment variable.</param>
/// <param name="Time">The clock.</param>
internal sealed record Surroundings(TextWriter Out, TextWriter Error, Progress Progress, Screen? Screen, Func<string, string?> Variable, TimeProvider Time)
{
    /// <summary>Those of this process.</summary>
    public static Surroundings OfProcess() => new(
        new StreamWriter(Console.OpenStandardOutput(), new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 16),
        Console.Error,
        Console.IsErrorRedirected ? Progress.None : new Progress(Console.Error, TimeProvider.System),
        Console.IsOutputRedirected ? null : Screen.OfConsole(),
        Environment.GetEnvironmentVariable,
        TimeProvider.System);
}

/// <summary>A terminal.</summary>
/// <param name="Width">Columns.</param>
/// <param name="HasColours">Whether it shows colours, and nobody asked for none (<c>NO_COLOR</c>).</param>
internal sealed record Screen(int Width, bool HasColours)
{
    /// <summary>The console's.</summary>
    public static Screen OfConsole()
    {
        var console = Spectre.Console.AnsiConsole.Console.Profile;
        return new Screen(console.Width, console.Capabilities is { Ansi: true, ColorSystem: not Spectre.Console.ColorSystem.NoColors });
    }
}
