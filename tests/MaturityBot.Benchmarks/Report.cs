using System.Globalization;

namespace MaturityBot.Benchmarks;

/// <summary>Prints the figures of one benchmark as a table, each beside what it is compared to.</summary>
internal static class Report
{
    /// <summary>Begins a table.</summary>
    public static void Begin(string name)
    {
        Console.WriteLine($"{name} ({Environment.ProcessorCount} cores, {System.Runtime.InteropServices.RuntimeInformation.OSDescription}, .NET {Environment.Version})");
        Console.WriteLine($"{"",-46}{"median",10}{"min",10}{"max",10}{"cpu",10}{"peak",10}{"ratio",9}");
    }

    /// <summary>A head for the rows that follow.</summary>
    public static void Head(string text) => Console.WriteLine(text);

    /// <summary>Adds a row.</summary>
    /// <param name="name">What was measured.</param>
    /// <param name="figures">What came out.</param>
    /// <param name="compared">What it is compared to; null for a row that others are compared to.</param>
    public static void Row(string name, Figures figures, Figures? compared = null) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"  {name,-44}{figures.Median.TotalMilliseconds,7:0} ms{figures.Shortest.TotalMilliseconds,7:0} ms{figures.Longest.TotalMilliseconds,7:0} ms{figures.Processor.TotalMilliseconds,7:0} ms{figures.PeakBytes / 1e6,7:0} MB{(compared is null ? "" : $"{figures.Median / compared.Median,7:0.0} x")}"));

    /// <summary>A limit, and whether it was kept.</summary>
    public static void Limit(string name, TimeSpan limit, Figures figures) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"  {name,-44}{limit.TotalMilliseconds,7:0} ms  {(figures.Median <= limit ? "kept" : "MISSED")}"));
}

/// <summary>What several runs took.</summary>
/// <param name="Median">Of the wall-clock times.</param>
/// <param name="Shortest">Of the wall-clock times.</param>
/// <param name="Longest">Of the wall-clock times.</param>
/// <param name="Processor">Median of the processor time of the process itself, which a busy machine hardly changes.</param>
/// <param name="PeakBytes">The largest resident memory of the process itself, over all runs.</param>
internal sealed record Figures(TimeSpan Median, TimeSpan Shortest, TimeSpan Longest, TimeSpan Processor, long PeakBytes);
