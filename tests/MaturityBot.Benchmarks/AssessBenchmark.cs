using System.Diagnostics;

namespace MaturityBot.Benchmarks;

/// <summary>
/// <c>maturitybot assess</c> on repositories of 5,000 and 30,000 files, as a whole process. Compared to the least that any reader pays: git listing the
/// same tree and giving out the contents of every file in it.
/// </summary>
internal static class AssessBenchmark
{
    /// <summary>Measures both repositories.</summary>
    public static void Run()
    {
        var folder = Directory.CreateTempSubdirectory("maturitybot-bench-");
        try
        {
            var program = Environment.GetEnvironmentVariable("MATURITYBOT") ?? throw new InvalidOperationException("MATURITYBOT must name the built command; eng/bench.sh does");
            Report.Row("maturitybot --version", Measure.Runs(10, program, folder.FullName, null, "--version"));
            Repository(program, Path.Combine(folder.FullName, "medium"), 5_000, runs: 15, TimeSpan.FromSeconds(1.5));
            Repository(program, Path.Combine(folder.FullName, "large"), 30_000, runs: 5, TimeSpan.FromSeconds(6));
        }
        finally
        {
            foreach (var file in folder.EnumerateFiles("*", SearchOption.AllDirectories).Where(file => file.IsReadOnly))
                file.IsReadOnly = false;
            folder.Delete(recursive: true);
        }
    }

    private static void Repository(string program, string path, int files, int runs, TimeSpan limit)
    {
        SampleRepository.Create(path, files);
        Report.Head($"{files:N0} files");
        var list = Measure.Runs(runs, "git", path, null, "ls-tree", "-r", "-l", "-z", "HEAD");
        var contents = Measure.Runs(runs, "git", path, Ids(path), "cat-file", "--batch", "--buffer");
        var floor = new Figures(list.Median + contents.Median, list.Shortest + contents.Shortest, list.Longest + contents.Longest, list.Processor + contents.Processor, Math.Max(list.PeakBytes, contents.PeakBytes));
        Report.Row("git ls-tree + git cat-file --batch", floor);
        var json = Measure.Runs(runs, program, path, null, "assess", ".", "--format", "json");
        Report.Row("maturitybot assess --format json", json, floor);
        Report.Row("maturitybot assess", Measure.Runs(runs, program, path, null, "assess", "."), floor);
        Report.Limit("agreed limit", limit, json);
    }

    private static byte[] Ids(string path)
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["rev-list", "--objects", "--no-object-names", "--filter=object:type=blob", "HEAD"])
        {
            WorkingDirectory = path,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        using var ids = new MemoryStream();
        git.StandardOutput.BaseStream.CopyTo(ids);
        git.WaitForExit();
        return ids.ToArray();
    }
}
