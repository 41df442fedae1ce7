using MaturityBot.Core.Archetypes;
using MaturityBot.Core.Dependencies;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Rubrics;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Rating;

/// <summary>Judges snapshots by a rubric.</summary>
public sealed class Assessor(Rubric rubric)
{
    /// <summary>The files that judging wants to read.</summary>
    public PathSet Interest { get; } = new([.. ProbeList.All.SelectMany(probe => probe.Reads), .. Profile.Reads, .. DependencyEcosystem.Reads]);

    /// <summary>Judges a snapshot. Pure: the same snapshot gives the same assessment, but for the time and the statistics that are handed in.</summary>
    public Assessment Assess(Snapshot snapshot, DateTimeOffset assessedAt, AssessmentStatistics statistics)
    {
        var rater = new Rater(snapshot, new ProbeRunner(snapshot, ProbeList.ById));
        var profile = Profile.Of(snapshot);
        return new Assessment(
            SchemaVersion: 1,
            snapshot.Tree.Repository.ToString(),
            snapshot.Tree.Commit,
            assessedAt,
            new RubricReference(rubric.Id, rubric.Version),
            profile.Archetypes,
            [.. profile.Components.Select(component => new AssessedComponent(component.Path, component.Archetype))],
            [.. rubric.Dimensions.Select(rater.Rate)],
            Lenses: [],
            [.. rubric.QuickWins.Select(rater.Rate)],
            DependencyEcosystem.Of(snapshot),
            snapshot.Tree.Warnings,
            statistics);
    }
}
