using MaturityBot.Core.Pipelines;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Scalability;

/// <summary>There are load tests, with any of the usual tools.</summary>
internal sealed class LoadTestsPresentProbe : IProbe
{
    private static readonly string[] Files =
    [
        "**/locustfile*.py", "**/*.jmx", "**/*{gatling,Gatling,Simulation}*.{scala,java,kt}", "**/artillery*.{yml,yaml}",
        "**/{k6,load,loadtest,loadtests,load-test,load-tests,perf,performance}/**/*.{js,ts}", "**/*.k6.{js,ts}", "**/*LoadTest*.cs", "**/crank*.yml",
    ];

    private static readonly string[] Scripts = ["from 'k6", "from \"k6", "autocannon"];

    public string Id => "load-tests-present";

    public string Question => "Are there load tests?";

    public IReadOnlyList<string> Reads => [.. Pipeline.Reads, "**/{k6,load,loadtest,loadtests,load-test,load-tests,perf,performance}/**/*.{js,ts}"];

    public ProbeResult Examine(Snapshot snapshot)
    {
        var files = snapshot.Find(Files).Where(entry => entry.Path.EndsWith("ts", StringComparison.Ordinal) || entry.Path.EndsWith("js", StringComparison.Ordinal) ? IsLoadScript(snapshot.Read(entry.Path)) : true)
            .Select(entry => Evidence.In(entry, "a load test"));
        return ProbeResult.MetIfAny(files.Concat(Pipeline.Of(snapshot).For("load-test").Select(step => step.Evidence("runs a load test"))), "no load test of any usual tool was found");
    }

    private static bool IsLoadScript(SourceFile? file) =>
        file is not null && Scripts.Any(piece => file.Text.Contains(piece, StringComparison.Ordinal));
}
