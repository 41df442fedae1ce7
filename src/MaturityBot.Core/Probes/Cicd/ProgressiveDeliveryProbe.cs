using MaturityBot.Core.Infrastructure;
using MaturityBot.Core.Pipelines;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Cicd;

/// <summary>A new version takes traffic in steps, or beside the old one: canary or blue-green, by a controller or by the pipeline. The analysed kind watches measurements by itself.</summary>
internal sealed class ProgressiveDeliveryProbe : IProbe
{
    private readonly bool analysed;

    private ProgressiveDeliveryProbe(string id, bool analysed) => (Id, this.analysed) = (id, analysed);

    /// <summary>In steps, or beside the old version.</summary>
    public static ProgressiveDeliveryProbe Staged { get; } = new("progressive-delivery", analysed: false);

    /// <summary>In steps that measurements decide on.</summary>
    public static ProgressiveDeliveryProbe Analysed { get; } = new("canary-analysed-automatically", analysed: true);

    public string Id { get; }

    public string Question => analysed ? "Do measurements decide by themselves whether a new version gets more traffic?" : "Does a new version take traffic in steps, or beside the old one?";

    public IReadOnlyList<string> Reads => Deployments.Reads;

    public ProbeResult Examine(Snapshot snapshot)
    {
        var pipeline = Pipeline.Of(snapshot);
        var controllers = KubernetesObject.Of(snapshot).Where(Counts)
            .Select(item => Evidence.At(item.File, item.Node["kind"], $"{item.Kind} {item.Name} {(analysed ? "judges the new version by measurements" : "shifts traffic in steps")}"));
        var steps = analysed ? [] : pipeline.For("progressive-delivery").Where(step => step.RunsAfterMerge).Select(step => step.Evidence("shifts traffic in steps"));
        var found = controllers.Concat(steps).ToArray();
        return pipeline.Answer(found, analysed ? "no canary is judged by measurements" : "no canary or blue-green deployment was found", UnseenPart.Nothing);
    }

    private bool Counts(KubernetesObject item)
    {
        var spec = item.Node["spec"];
        if (item.ApiVersion.StartsWith("flagger.app/", StringComparison.Ordinal) && item.Kind == "Canary")
            return !analysed || spec["analysis"]["metrics"].Exists || spec["analysis"]["webhooks"].Exists;
        if (!item.ApiVersion.StartsWith("argoproj.io/", StringComparison.Ordinal))
            return false;
        return item.Kind == "Rollout" && (analysed
                ? spec["strategy"].DescendantsAndSelf().Any(node => node.Has("analysis") || node.Has("prePromotionAnalysis"))
                : spec["strategy"]["canary"].Exists || spec["strategy"]["blueGreen"].Exists)
            || analysed && item.Kind is "AnalysisTemplate" or "ClusterAnalysisTemplate";
    }
}
