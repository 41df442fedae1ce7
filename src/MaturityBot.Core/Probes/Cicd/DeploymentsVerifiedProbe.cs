using MaturityBot.Core.Pipelines;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Cicd;

/// <summary>After a deployment, the same job or one that waits for it checks that what was deployed is healthy.</summary>
internal sealed class DeploymentsVerifiedProbe : IProbe
{
    public string Id => "deployments-verified";

    public string Question => "Is what was deployed checked for health by the pipeline?";

    public IReadOnlyList<string> Reads => Deployments.Reads;

    public ProbeResult Examine(Snapshot snapshot)
    {
        var deployments = Deployments.Of(snapshot).Steps;
        if (!Deployments.Of(snapshot).Any)
            return Pipeline.Of(snapshot).Answer([], "", "nothing is deployed automatically", UnseenPart.Nothing);

        var pipeline = Pipeline.Of(snapshot);
        var checks = pipeline.For("health-check").Concat(pipeline.For("integration-test")).Distinct().Where(check => deployments.Any(deployment => Follows(check, deployment)));
        return pipeline.Answer(checks, "checks what was deployed", "no step checks the health of what was deployed", UnseenPart.Nothing);
    }

    private static bool Follows(PipelineStep check, PipelineStep deployment) =>
        check.File.Path == deployment.File.Path
        && (check.Job == deployment.Job ? check.Line >= deployment.Line : check.Needs.Contains(deployment.Job, StringComparer.Ordinal));
}
