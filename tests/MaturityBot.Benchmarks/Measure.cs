using System.Diagnostics;

namespace MaturityBot.Benchmarks;

/// <summary>Measures whole processes, from start to end.</summary>
internal static class Measure
{
    /// <summary>Runs a program several times, after one run that only warms the disk cache.</summary>
    /// <exception cref="InvalidOperationException">The program did not succeed.</exception>
    public static Figures Runs(int times, string program, string folder, byte[]? input, params string[] arguments)
    {
        Run(program, folder, input, arguments);
        var runs = Enumerable.Range(0, times).Select(_ => Run(program, folder, input, arguments)).OrderBy(run => run.Time).ToArray();
        return new Figures(runs[runs.Length / 2].Time, runs[0].Time, runs[^1].Time, runs.Select(run => run.Processor).Order().ElementAt(runs.Length / 2), runs.Max(run => run.PeakBytes));
    }

    private static (TimeSpan Time, TimeSpan Processor, long PeakBytes) Run(string program, string folder, byte[]? input, string[] arguments)
    {
        var started = TimeProvider.System.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var writing = Task.Run(() =>
        {
            process.StandardInput.BaseStream.Write(input);
            process.StandardInput.Close();
        });
        var reading = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        var (processor, peak) = (TimeSpan.Zero, 0L);
        // Both are only to be had while the process lives.
        while (!process.WaitForExit(TimeSpan.FromMilliseconds(5)))
        {
            if (Sample(process) is { } sample)
                (processor, peak) = (sample.Processor, Math.Max(peak, sample.PeakBytes));
        }

        var time = TimeProvider.System.GetElapsedTime(started);
        Task.WaitAll(writing, reading);
        return process.ExitCode == 0 ? (time, processor, peak) : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}");
    }

    private static (TimeSpan Processor, long PeakBytes)? Sample(Process process)
    {
        try
        {
            process.Refresh();
            return (process.TotalProcessorTime, process.PeakWorkingSet64);
        }
        catch (Exception error) when (error is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It ended in between.
            return null;
        }
    }
}
