using MaturityBot.Core.Archetypes;
using MaturityBot.Core.Infrastructure;
using MaturityBot.Core.Pipelines;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Cicd;

/// <summary>A pipeline releases a library of infrastructure modules, which nobody deploys from here.</summary>
internal sealed class ModulesReleasedProbe : IProbe
{
    public string Id => "modules-released";

    public string Question => "Does a pipeline release the infrastructure modules that other repositories apply?";

    public IReadOnlyList<string> Reads => [.. Pipeline.Reads, .. Profile.Reads, .. InfrastructureCode.Reads];

    public ProbeResult Examine(Snapshot snapshot)
    {
        if (!TerraformModule.IsLibrary(snapshot))
            return ProbeResult.NotApplicable("this is no library of infrastructure modules");
        var pipeline = Pipeline.Of(snapshot);
        return pipeline.Answer(pipeline.For("package-publish").Where(step => step.RunsAfterMerge), "publishes a release", "no pipeline releases the modules", UnseenPart.Delivery);
    }
}
