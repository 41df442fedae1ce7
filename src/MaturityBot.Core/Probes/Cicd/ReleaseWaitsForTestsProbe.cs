using MaturityBot.Core.Pipelines;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Cicd;

/// <summary>
/// Nothing is deployed or published before tests have passed: the job waits for them, they stand before it in the same job or in the workflow whose end starts it,
/// or branch rules let nothing untested be merged.
/// </summary>
internal sealed class ReleaseWaitsForTestsProbe : IProbe
{
    public string Id => "release-waits-for-tests";

    public string Question => "Do deployments and releases wait for the tests?";

    public IReadOnlyList<string> Reads => Deployments.Reads;

    public ProbeResult Examine(Snapshot snapshot)
    {
        var pipeline = Pipeline.Of(snapshot);
        var releases = Deployments.Of(snapshot).Steps.Concat(pipeline.For("package-publish")).Concat(pipeline.For("image-push")).Where(step => step.RunsAfterMerge).Distinct().ToArray();
        if (releases.Length == 0)
            return ProbeResult.NotApplicable("no pipeline deploys or publishes anything");

        var tests = pipeline.For("test").Where(test => !test.FailureIgnored).ToArray();
        var needs = pipeline.Steps.GroupBy(step => (step.File.Path, step.Job)).ToDictionary(group => group.Key, group => group.First().Needs);
        var loose = releases.Where(release => !release.Triggers.HasFlag(PipelineTriggers.FollowUp) && !tests.Any(test => Precedes(test, release, needs))).ToArray();
        if (loose.Length == 0)
            return ProbeResult.Met([.. releases.Select(release => release.Evidence("waits for the tests"))]);
        if (pipeline.OwnPrograms is { Count: > 0 } programs && !tests.Any(test => test.GatesPullRequests))
            return new ProbeResult(Outcome.Unknown, programs);
        if (!tests.Any(test => test.GatesPullRequests))
            return ProbeResult.NotMet([.. loose.Select(release => release.Evidence("does not wait for tests"))]);

        var rules = snapshot.Settings.DefaultBranchRules;
        return !rules.IsSeen ? ProbeResult.Unknown($"releases do not wait for tests; whether branch rules let anything untested be merged is out of sight: {rules.Reason}")
            : rules.Value.RequiredStatusChecks.Count > 0 ? ProbeResult.Met(Evidence.Of("rules.required_status_checks", "nothing is merged before its checks have passed"))
            : ProbeResult.NotMet([.. loose.Select(release => release.Evidence("does not wait for tests, and no check is required for a merge"))]);
    }

    private static bool Precedes(PipelineStep test, PipelineStep release, Dictionary<(string Path, string Job), IReadOnlyList<string>> needs)
    {
        if (test.File.Path != release.File.Path)
            return false;
        if (test.Job == release.Job)
            return test.Line <= release.Line;

        var open = new Stack<string>(release.Needs);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (open.TryPop(out var job))
        {
            if (job == test.Job)
                return true;
            if (seen.Add(job))
            {
                foreach (var next in needs.GetValueOrDefault((release.File.Path, job)) ?? [])
                    open.Push(next);
            }
        }

        return release.System is not "GitHub Actions" && test.Line < release.Line;
    }
}
