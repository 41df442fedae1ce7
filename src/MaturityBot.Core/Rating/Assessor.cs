using MaturityBot.Core.Archetypes;
using MaturityBot.Core.Configuration;
using MaturityBot.Core.Dependencies;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Rubrics;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Rating;

/// <summary>Judges snapshots by a rubric.</summary>
public sealed class Assessor(Rubric rubric)
{
    /// <summary>The files that judging wants to read.</summary>
    public static PathSet Interest { get; } = new([.. ProbeList.All.SelectMany(probe => probe.Reads), .. Profile.Reads, .. DependencyEcosystem.Reads, MaturityConfiguration.Path]);

    /// <summary>Judges a snapshot by the configuration that stands in it.</summary>
    public Assessment Assess(Snapshot snapshot, DateTimeOffset assessedAt, AssessmentStatistics statistics) =>
        Assess(snapshot, ConfigurationDocument.In(snapshot, rubric), assessedAt, statistics);

    /// <summary>
    /// Judges a snapshot by a given configuration, e.g. that of the base branch. Pure: the same snapshot gives the same assessment, but for the time
    /// and the statistics that are handed in.
    /// </summary>
    /// <param name="snapshot">What is judged.</param>
    /// <param name="document">The configuration to judge by.</param>
    /// <param name="assessedAt">When it is judged.</param>
    /// <param name="statistics">What reading it took.</param>
    /// <param name="previous">The recorded assessment of the branch before this one; without any, every level is provisional.</param>
    public Assessment Assess(Snapshot snapshot, ConfigurationDocument document, DateTimeOffset assessedAt, AssessmentStatistics statistics, Assessment? previous = null)
    {
        var configuration = document.Configuration;
        var own = configuration.Apply(snapshot);
        var profile = Profile.Of(own);
        var archetypes = configuration.Archetype is { } configured ? [configured] : profile.Archetypes;
        var today = DateOnly.FromDateTime(assessedAt.UtcDateTime);
        var probes = new ProbeRunner(own, ProbeList.ById);
        probes.Prepare(rubric.Probes);
        var rater = new Rater(probes.Result, archetypes, configuration, today);
        var pillars = rubric.Dimensions.Select(rater.Rate).Select(pillar => Targets.Of(Standing.Of(pillar, assessedAt, previous), configuration)).ToArray();
        return new Assessment(
            SchemaVersion: 1,
            own.Tree.Repository.ToString(),
            own.Tree.Commit,
            assessedAt,
            new RubricReference(rubric.Id, rubric.Version),
            archetypes,
            [.. profile.Components.Select(component => new AssessedComponent(component.Path, component.Archetype))],
            pillars,
            Lenses: [],
            [.. rubric.QuickWins.Select(rater.Rate)],
            DependencyEcosystem.Of(own),
            [.. own.Tree.Warnings, .. document.Warnings, .. Claims.Expired(configuration, today), .. Targets.Warnings(pillars, configuration, today)],
            statistics);
    }
}
