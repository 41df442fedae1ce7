using MaturityBot.Core.Archetypes;
using MaturityBot.Core.Infrastructure;
using MaturityBot.Core.Pipelines;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Cicd;

/// <summary>What is merged gets to an environment without a person's hands: by a pipeline, a GitOps controller or a hosting platform.</summary>
internal sealed class DeploymentAutomatedProbe : IProbe
{
    public string Id => "deployment-automated";

    public string Question => "Is what is merged deployed automatically?";

    public IReadOnlyList<string> Reads => [.. Deployments.Reads, .. Profile.Reads, .. InfrastructureCode.Reads];

    public ProbeResult Examine(Snapshot snapshot)
    {
        var deployments = Deployments.Of(snapshot);
        if (TerraformModule.IsLibrary(snapshot) && deployments.Followers.Count == 0)
            return ProbeResult.NotApplicable("a library of Terraform modules is deployed where it is used");
        return deployments.Followers.Count > 0
            ? ProbeResult.Met([.. deployments.Followers, .. deployments.Steps.Select(step => step.Evidence("deploys"))])
            : Pipeline.Of(snapshot).Answer(deployments.Steps, "deploys", "no pipeline, GitOps controller or hosting platform deploys this", UnseenPart.Delivery);
    }
}
