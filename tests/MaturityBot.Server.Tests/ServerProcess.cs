using System.Collections.Concurrent;
using System.Diagnostics;

namespace MaturityBot.Server.Tests;

/// <summary>The server as a process of its own, on a port of its own choice.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";

    private readonly Process process;
    private readonly ConcurrentQueue<string> output = [];
    private readonly ConcurrentQueue<string> errors = [];
    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "MaturityBot.Server.dll")])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        foreach (var (name, value) in settings)
            start.Environment[name] = value;

        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => errors.Enqueue(line.Data ?? "");
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Everything it has said so far.</summary>
    public string Output => string.Join('\n', [.. output, .. errors]);

    /// <summary>Starts a server and waits until it listens.</summary>
    public static async Task<(ServerProcess Server, HttpClient Client)> StartAsync(IReadOnlyDictionary<string, string> settings)
    {
        var server = new ServerProcess(settings);
        try
        {
            var listening = await server.address.Task.WaitAsync(TimeSpan.FromSeconds(60));
            return (server, new HttpClient { BaseAddress = listening });
        }
        catch (TimeoutException late)
        {
            await server.DisposeAsync();
            throw new TimeoutException("The server did not start: " + server.Output, late);
        }
    }

    /// <summary>Starts a server that is expected to end by itself; what it said on standard error, and its exit code.</summary>
    public static async Task<(string Error, int ExitCode)> RunAsync(IReadOnlyDictionary<string, string> settings)
    {
        await using var server = new ServerProcess(settings);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await server.process.WaitForExitAsync(patience.Token);
        return (string.Join('\n', server.errors), server.process.ExitCode);
    }

    /// <summary>Ends it as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process.Dispose();
    }

    private void Read(string? line)
    {
        output.Enqueue(line ?? "");
        if (line?.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
            address.TrySetResult(new Uri(line[(at + Listening.Length)..].Trim()));
    }
}
