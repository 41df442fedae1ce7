using MaturityBot.Core.Infrastructure;
using MaturityBot.Core.Pipelines;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Iac;

/// <summary>What really runs is compared with the code again and again, by the clock or by a controller; the correcting kind also puts it right.</summary>
internal sealed class DriftProbe : IProbe
{
    private readonly bool corrects;

    private DriftProbe(string id, bool corrects) => (Id, this.corrects) = (id, corrects);

    /// <summary>Differences are found.</summary>
    public static DriftProbe Detected { get; } = new("drift-detected", corrects: false);

    /// <summary>Differences are put right.</summary>
    public static DriftProbe Corrected { get; } = new("drift-corrected", corrects: true);

    public string Id { get; }

    public string Question => corrects ? "Is infrastructure that has drifted from its code put right automatically?" : "Is infrastructure compared with its code again and again?";

    public IReadOnlyList<string> Reads => [.. Deployments.Reads, .. InfrastructureCode.Reads];

    public ProbeResult Examine(Snapshot snapshot)
    {
        if (InfrastructureCode.Of(snapshot).Count == 0)
            return ProbeResult.NotApplicable("no infrastructure is defined here");

        var pipeline = Pipeline.Of(snapshot);
        var purposes = corrects ? pipeline.For("iac-apply") : pipeline.For("drift-detection").Concat(pipeline.For("iac-plan")).Distinct();
        var steps = purposes.Where(step => step.Triggers.HasFlag(PipelineTriggers.Schedule)).Select(step => step.Evidence(corrects ? "applies the code by the clock" : "compares by the clock"));
        var controllers = KubernetesObject.Of(snapshot).Where(Follows).Select(item => Evidence.At(item.File, item.Node["kind"], $"{item.Kind} {item.Name} keeps comparing the cluster with the repository"));
        var found = steps.Concat(controllers).ToArray();
        return pipeline.Answer(found, corrects ? "nothing puts drift right by itself" : "nothing compares the infrastructure with its code by the clock", UnseenPart.Nothing);
    }

    private bool Follows(KubernetesObject item) =>
        item.ApiVersion.StartsWith("argoproj.io/", StringComparison.Ordinal) && item.Kind is "Application" or "ApplicationSet"
            ? !corrects || item.Node.DescendantsAndSelf().Any(node => node["selfHeal"].AsBoolean() == true)
            : item.ApiVersion.StartsWith("kustomize.toolkit.fluxcd.io/", StringComparison.Ordinal) && item.Kind == "Kustomization"
                || ManagesResources(item);

    private static bool ManagesResources(KubernetesObject item) =>
        item.ApiVersion.Split('/')[0] is var group && (group.EndsWith("crossplane.io", StringComparison.Ordinal) || group.EndsWith("upbound.io", StringComparison.Ordinal) || group.EndsWith("cnrm.cloud.google.com", StringComparison.Ordinal));
}
