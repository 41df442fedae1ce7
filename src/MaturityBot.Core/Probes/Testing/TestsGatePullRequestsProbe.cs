using MaturityBot.Core.Pipelines;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Testing;

/// <summary>Every pull request runs tests, and a failure of them is seen.</summary>
internal sealed class TestsGatePullRequestsProbe : IProbe
{
    public string Id => "tests-gate-pull-requests";

    public string Question => "Does every pull request run tests whose failure is seen?";

    public IReadOnlyList<string> Reads => Pipeline.Reads;

    public ProbeResult Examine(Snapshot snapshot)
    {
        var pipeline = Pipeline.Of(snapshot);
        var tests = pipeline.For("test").ToArray();
        if (!tests.Any(step => step.GatesPullRequests) && pipeline.OwnPrograms is { Count: > 0 } programs)
            return new ProbeResult(Outcome.Unknown, programs);
        if (!tests.Any(step => step.GatesPullRequests) && tests.Where(step => step.Triggers.HasFlag(PipelineTriggers.Elsewhere)).ToArray() is { Length: > 0 } started)
            return new ProbeResult(Outcome.Unknown, [.. started.Select(step => step.Evidence("runs tests; whether pull requests start it is set outside of the repository"))]);
        if (tests.Length > 0 && !tests.Any(step => step.GatesPullRequests))
            return ProbeResult.NotMet([.. tests.Select(step => step.Evidence(step.FailureIgnored ? "runs tests and ignores their failure" : "runs tests, but not on pull requests"))]);
        return pipeline.Answer(tests.Where(step => step.GatesPullRequests), "runs tests on pull requests", "no pipeline runs tests on pull requests");
    }
}
