using MaturityBot.Core.Pipelines;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Documentation;

/// <summary>What cares for documents without being asked.</summary>
internal static class DocumentationCare
{
    /// <summary>Services that build documents on every change.</summary>
    public static IEnumerable<Evidence> Services(Snapshot snapshot) => snapshot.Find(".readthedocs.{yml,yaml}", ".gitbook.yaml").Select(entry => Evidence.In(entry, "a service builds the documentation"));

    /// <summary>Link checks that run by the clock: links rot without any change.</summary>
    public static IEnumerable<Evidence> ScheduledLinkChecks(Snapshot snapshot) =>
        Pipeline.Of(snapshot).For("docs-links").Where(step => step.Triggers.HasFlag(PipelineTriggers.Schedule)).Select(step => step.Evidence("checks links by the clock"));

    /// <summary>Pipelines that report or mend by themselves what is wrong with documents.</summary>
    public static IEnumerable<Evidence> Mending(Snapshot snapshot)
    {
        var pipeline = Pipeline.Of(snapshot);
        var checking = pipeline.For("docs-links").Concat(pipeline.For("docs-check")).Select(step => step.File.Path).ToHashSet(StringComparer.Ordinal);
        return pipeline.For("docs-report").Where(step => step.Triggers.HasFlag(PipelineTriggers.Schedule) && checking.Contains(step.File.Path))
            .Concat(pipeline.For("docs-generate"))
            .Select(step => step.Evidence("reports or mends documents by itself"));
    }
}
