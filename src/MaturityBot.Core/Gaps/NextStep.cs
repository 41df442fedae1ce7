using MaturityBot.Core.Probes;
using MaturityBot.Core.Rating;

namespace MaturityBot.Core.Gaps;

/// <summary>What lifts one pillar next.</summary>
/// <param name="Pillar">The pillar as it stands.</param>
/// <param name="To">The level it rises to once all of <paramref name="Criteria"/> are met and everything else stays.</param>
/// <param name="Criteria">What is missing for that.</param>
public sealed record NextStep(PillarRating Pillar, int To, IReadOnlyList<CriterionRating> Criteria)
{
    /// <summary>Typical effort for all of it.</summary>
    public int Minutes => Criteria.Sum(criterion => criterion.EffortMinutes);

    /// <summary>Every pillar's next step, the least effort for a level first; at equal effort the lower level first, as it matters more.</summary>
    public static IReadOnlyList<NextStep> Of(Assessment assessment) =>
    [
        .. assessment.Pillars
            .Select(Of)
            .OfType<NextStep>()
            .OrderBy(step => step.Minutes / (double)(step.To - step.Pillar.Level!.Value))
            .ThenBy(step => step.Pillar.Level),
    ];

    /// <summary>The level of a pillar if the named criteria were met.</summary>
    public static int LevelWith(PillarRating pillar, IReadOnlySet<string> criteria) =>
        Levels.Earned([.. pillar.Criteria.Select(criterion => criteria.Contains(criterion.Id) ? criterion with { Outcome = Outcome.Met } : criterion)]);

    private static NextStep? Of(PillarRating pillar)
    {
        var missing = pillar.Criteria.Where(criterion => criterion.Outcome == Outcome.NotMet && pillar.Next.Contains(criterion.Id, StringComparer.Ordinal)).ToArray();
        if (pillar.Level is not { } level || missing.Length == 0)
            return null;
        var to = LevelWith(pillar, missing.Select(criterion => criterion.Id).ToHashSet(StringComparer.Ordinal));
        return to > level ? new NextStep(pillar, to, missing) : null;
    }
}
