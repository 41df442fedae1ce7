using System.Collections.Concurrent;
using System.Diagnostics;

namespace MaturityBot.TestSupport.Processes;

/// <summary>A process that lives no longer than this object, nor than the process that made it.</summary>
/// <remarks>The program must end when its standard input does; <c>tied.mjs</c> lends that habit to programs without it.</remarks>
public sealed class OwnedProcess : IAsyncDisposable
{
    private static readonly TimeSpan EndingTime = TimeSpan.FromSeconds(15);

    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();
    private readonly SemaphoreSlim news = new(0);
    private volatile bool ended;
    private Task end = Task.CompletedTask;

    private OwnedProcess(ProcessStartInfo start)
    {
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Heard(line.Data);
        process.ErrorDataReceived += (_, line) => Heard(line.Data);
    }

    /// <summary>Everything written to standard output and error so far.</summary>
    public IReadOnlyCollection<string> Lines => lines;

    /// <summary>Whether the process has ended.</summary>
    public bool Ended => ended;

    /// <summary>The exit status; only when <see cref="Ended"/>.</summary>
    public int ExitCode => process.ExitCode;

    /// <summary>The Node.js pinned in <c>tests/package.json</c>, or where it has none for this platform, the installed one.</summary>
    public static string Node => Path.Combine(SolutionFolder.NodeModules, ".bin", "node") is var pinned && File.Exists(pinned) ? pinned : "node";

    /// <summary>Starts a program that ends by itself when its standard input ends.</summary>
    public static OwnedProcess Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, string? folder = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = folder ?? Path.GetTempPath(),
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        var owned = new OwnedProcess(start);
        owned.process.Start();
        owned.process.BeginOutputReadLine();
        owned.process.BeginErrorReadLine();
        owned.end = owned.WatchEnd();
        return owned;
    }

    /// <summary>Starts any program, killed when this process ends.</summary>
    public static OwnedProcess StartTied(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, string? folder = null) =>
        Start(Node, [SolutionFolder.TestSupportFile("Processes", "tied.mjs"), program, .. arguments], environment, folder);

    /// <summary>Writes one line to its standard input.</summary>
    public async Task Write(string line)
    {
        await process.StandardInput.WriteLineAsync(line);
        await process.StandardInput.FlushAsync();
    }

    /// <summary>Waits for a line of output that has a text in it, and returns what follows it.</summary>
    /// <exception cref="InvalidOperationException">The process ended before; the message holds its output.</exception>
    /// <exception cref="TimeoutException">The line did not come.</exception>
    public async Task<string> Says(string text, TimeSpan limit)
    {
        long began = Stopwatch.GetTimestamp();
        while (true)
        {
            bool over = ended;
            if (lines.FirstOrDefault(line => line.Contains(text, StringComparison.Ordinal)) is { } found)
                return found[(found.IndexOf(text, StringComparison.Ordinal) + text.Length)..].Trim();
            if (over)
                throw new InvalidOperationException($"{this} ended with {ExitCode} before it said '{text}':\n{Output()}");
            var left = limit - Stopwatch.GetElapsedTime(began);
            if (left <= TimeSpan.Zero || !await news.WaitAsync(left))
                throw new TimeoutException($"{this} did not say '{text}' within {limit.TotalSeconds:0} s:\n{Output()}");
        }
    }

    /// <summary>Waits until the process has ended by itself.</summary>
    public Task WaitForEnd(CancellationToken cancel = default) => end.WaitAsync(cancel);

    /// <summary>The output as one text.</summary>
    public string Output() => string.Join('\n', lines);

    /// <inheritdoc />
    public override string ToString() => Path.GetFileName(process.StartInfo.FileName);

    /// <summary>Ends the process.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            process.StandardInput.Close();
            await end.WaitAsync(EndingTime);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            await end;
        }

        process.Dispose();
        news.Dispose();
    }

    // Ended only after the last line of output is in.
    private async Task WatchEnd()
    {
        await process.WaitForExitAsync();
        ended = true;
        news.Release();
    }

    private void Heard(string? line)
    {
        if (line is null)
            return;
        lines.Enqueue(line);
        news.Release();
    }
}
