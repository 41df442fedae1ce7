using MaturityBot.Core.Code;
using MaturityBot.Core.Pipelines;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Testing;

/// <summary>Tests that fail at random are set apart: by a tool, a list, a label or a filter of the test run.</summary>
internal sealed class FlakyTestsQuarantinedProbe : IProbe
{
    public string Id => "flaky-tests-quarantined";

    public string Question => "Are tests that fail at random set apart, so that they block nobody and are not forgotten?";

    public IReadOnlyList<string> Reads => [.. Pipeline.Reads, ".github/ISSUE_TEMPLATE/*"];

    public ProbeResult Examine(Snapshot snapshot)
    {
        var pipeline = Pipeline.Of(snapshot);
        var steps = pipeline.For("flaky-tests").Concat(pipeline.For("test").Where(step => Names(step.Command?.ToString() ?? step.With["command"].Text)))
            .Select(step => step.Evidence("sets flaky tests apart"));
        // A product that is about flaky tests has tests of that product.
        var subjects = snapshot.Own.Where(entry => Languages.Of(entry.Path) is not null && Names(entry.Name) && CodeRoles.Of(entry.Path) == CodeRole.Product)
            .Select(entry => Path.GetFileNameWithoutExtension(entry.Name)).ToArray();
        var files = snapshot.Own.Where(entry => (CodeRoles.IsTestPath(entry.Path) || entry.Path.StartsWith(".github/", StringComparison.Ordinal)) && Names(entry.Name))
            .Where(entry => !subjects.Any(subject => entry.Name.Contains(subject, StringComparison.OrdinalIgnoreCase)))
            .Select(entry => Evidence.In(entry, "names flaky tests"));
        var found = steps.Concat(files).ToArray();
        return ProbeResult.MetIfAny(found, "no tool, list, label or filter sets flaky tests apart");
    }

    private static bool Names(string text) =>
        text.Contains("flaky", StringComparison.OrdinalIgnoreCase) || text.Contains("quarantine", StringComparison.OrdinalIgnoreCase);
}
