using MaturityBot.Core.Probes;
using MaturityBot.Core.Rating;

namespace MaturityBot.Core.Gaps;

/// <summary>What moved between two assessments, e.g. the base and the head of a pull request.</summary>
/// <param name="Pillars">Pillars whose level moved, in the rubric's order.</param>
/// <param name="Criteria">Criteria that became met or stopped being met, whether or not they moved a level.</param>
/// <param name="QuickWins">Quick wins that were taken or lost.</param>
public sealed record AssessmentDelta(
    IReadOnlyList<PillarChange> Pillars,
    IReadOnlyList<CriterionChange> Criteria,
    IReadOnlyList<QuickWinChange> QuickWins)
{
    /// <summary>Whether any level moved.</summary>
    public bool MovesLevels => Pillars.Count > 0;

    /// <summary>Whether there is anything to tell a person who did not ask.</summary>
    public bool IsWorthTelling => Pillars.Count > 0 || QuickWins.Count > 0;

    /// <summary>Compares two assessments by the same rubric.</summary>
    public static AssessmentDelta Between(Assessment before, Assessment after)
    {
        var pillars = before.Pillars.Join(after.Pillars, pillar => pillar.Id, pillar => pillar.Id, (was, now) => new PillarChange(was, now), StringComparer.Ordinal).ToArray();
        return new AssessmentDelta(
            [.. pillars.Where(change => change.Before.Level != change.After.Level)],
            [.. pillars.SelectMany(ChangedCriteria)],
            [.. before.QuickWins
                .Join(after.QuickWins, win => win.Id, win => win.Id, (was, now) => new QuickWinChange(was, now), StringComparer.Ordinal)
                .Where(change => Moved(change.Before.Outcome, change.After.Outcome))]);
    }

    private static IEnumerable<CriterionChange> ChangedCriteria(PillarChange pillar) => pillar.Before.Criteria
        .Join(pillar.After.Criteria, criterion => criterion.Id, criterion => criterion.Id, (was, now) => new CriterionChange(pillar, was, now), StringComparer.Ordinal)
        .Where(change => Moved(change.Before.Outcome, change.After.Outcome));

    private static bool Moved(Outcome before, Outcome after) => (before, after) is (Outcome.Met, Outcome.NotMet) or (Outcome.NotMet, Outcome.Met);
}

/// <summary>A pillar before and after.</summary>
public sealed record PillarChange(PillarRating Before, PillarRating After)
{
    /// <summary>Whether the level rose; a pillar that begins or ends to apply neither rises nor falls.</summary>
    public bool Rises => After.Level > Before.Level;

    /// <summary>Whether the level fell.</summary>
    public bool Falls => After.Level < Before.Level;

    /// <summary>The criteria that account for the change of level, lowest level first; empty when the pillar begins or ends to apply.</summary>
    public IReadOnlyList<CriterionChange> Causes => Before.Level is null || After.Level is null
        ? []
        : [.. Before.Criteria
            .Join(After.Criteria, criterion => criterion.Id, criterion => criterion.Id, (was, now) => new CriterionChange(this, was, now), StringComparer.Ordinal)
            .Where(Accounts)
            .OrderBy(change => change.After.Level)];

    private bool Accounts(CriterionChange change) => change.Before.Outcome != change.After.Outcome
        && (Falls ? change.After.Level <= Before.Level && change.After.Outcome != Outcome.Met : change.After.Level <= After.Level && change.After.Outcome != Outcome.NotMet);
}

/// <summary>A criterion before and after.</summary>
public sealed record CriterionChange(PillarChange Pillar, CriterionRating Before, CriterionRating After)
{
    /// <summary>Whether it is met now and was not.</summary>
    public bool Gained => After.Outcome == Outcome.Met;
}

/// <summary>A quick win before and after.</summary>
public sealed record QuickWinChange(QuickWinRating Before, QuickWinRating After)
{
    /// <summary>Whether it was taken.</summary>
    public bool Gained => After.Outcome == Outcome.Met;
}
