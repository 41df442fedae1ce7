using MaturityBot.Core.Probes;

namespace MaturityBot.Core.Rating;

/// <summary>The rule by which criteria earn a level.</summary>
public static class Levels
{
    /// <summary>The highest level there is.</summary>
    public const int Highest = 5;

    /// <summary>Whether a criterion could be seen: it has an answer that is neither "unknown" nor our own failure.</summary>
    public static bool IsSeen(CriterionRating criterion) => criterion.Outcome is not (Outcome.Unknown or Outcome.Failed);

    /// <summary>
    /// Level L is earned when no criterion of the levels 2 to L is not met, and at least one criterion of level L was seen and met (or attested).
    /// What could not be seen neither lowers nor lifts, and the mere absence of something bad lifts nothing. Level 1 is the floor.
    /// </summary>
    public static int Earned(IReadOnlyCollection<CriterionRating> criteria)
    {
        var earned = 1;
        for (var level = 2; level <= Highest; level++)
        {
            var here = criteria.Where(criterion => criterion.Level == level).ToArray();
            if (here.Any(criterion => criterion.Outcome == Outcome.NotMet))
                break;
            if (here.Any(criterion => criterion.Outcome is (Outcome.Met or Outcome.Attested) && !criterion.NeverLifts))
                earned = level;
        }

        return earned;
    }

    /// <summary>Ids of the criteria that keep the next level away: those not met at the lowest level that has any, else those not seen at the next level.</summary>
    public static IReadOnlyList<string> Next(IReadOnlyCollection<CriterionRating> criteria)
    {
        var missing = criteria.Where(criterion => criterion.Outcome == Outcome.NotMet).ToArray();
        if (missing.Length > 0)
            return [.. missing.Where(criterion => criterion.Level == missing.Min(item => item.Level)).Select(criterion => criterion.Id)];

        var next = Earned(criteria) + 1;
        return [.. criteria.Where(criterion => criterion.Level == next && !IsSeen(criterion)).Select(criterion => criterion.Id)];
    }
}
