using MaturityBot.Core.Pipelines;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Cicd;

/// <summary>A pipeline builds, tests or checks what is pushed or proposed.</summary>
internal sealed class CiBuildsChangesProbe : IProbe
{
    private const PipelineTriggers OnChange = PipelineTriggers.PullRequest | PipelineTriggers.Push;

    private static readonly string[] Purposes = ["build", "test", "integration-test", "lint", "image-build", "iac-validate", "iac-plan"];

    public string Id => "ci-builds-changes";

    public string Question => "Does a pipeline build, test or check what is pushed or proposed?";

    public IReadOnlyList<string> Reads => Pipeline.Reads;

    public ProbeResult Examine(Snapshot snapshot)
    {
        var pipeline = Pipeline.Of(snapshot);
        var known = Purposes.SelectMany(pipeline.For).Where(step => (step.Triggers & OnChange) != PipelineTriggers.None).Distinct().ToArray();
        var runs = pipeline.Steps.FirstOrDefault(step => step.Command is not null && (step.Triggers & OnChange) != PipelineTriggers.None);
        return known.Length == 0 && runs is not null
            ? new ProbeResult(Outcome.Unknown, [runs.Evidence("runs on changes, and what it does is not recognised")])
            : pipeline.Answer(known, "runs on changes", pipeline.Systems.Count == 0 ? "no pipeline of any known CI system was found" : "no pipeline builds, tests or checks changes");
    }
}
