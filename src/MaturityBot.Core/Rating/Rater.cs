using MaturityBot.Core.Archetypes;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Rubrics;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Rating;

/// <summary>Rates a dimension of a rubric from the answers of the probes. Pure.</summary>
public sealed class Rater(Snapshot snapshot, ProbeRunner probes)
{
    private readonly IReadOnlyList<string> archetypes = Profile.Of(snapshot).Archetypes;

    /// <summary>Rates one dimension.</summary>
    public PillarRating Rate(Dimension dimension)
    {
        if (dimension.Criteria.Count == 0)
            return new PillarRating(dimension.Id, dimension.Name, null, Applicable: true, "not judged yet", null, 0, 0, [], []);
        if (WhyNotApplicable(dimension) is { } reason)
            return new PillarRating(dimension.Id, dimension.Name, null, Applicable: false, reason, null, 0, 0, [], []);

        var criteria = dimension.Criteria.Select(Rate).ToArray();
        var applicable = criteria.Where(criterion => criterion.Outcome != Outcome.NotApplicable).ToArray();
        return new PillarRating(
            dimension.Id,
            dimension.Name,
            Levels.Earned(criteria),
            Applicable: true,
            Reason: null,
            Standing: "provisional",
            applicable.Count(Levels.IsSeen),
            applicable.Length,
            criteria,
            Levels.Next(criteria));
    }

    /// <summary>Judges a quick win.</summary>
    public QuickWinRating Rate(QuickWin win)
    {
        var result = win.DecidedBy.Decide(probes.Result);
        return new QuickWinRating(win.Id, result.Outcome, win.EffortMinutes, win.Remedy, win.Paths, string.Join("; ", result.Evidence.Take(3).Select(evidence => evidence.Message)));
    }

    private string? WhyNotApplicable(Dimension dimension)
    {
        if (archetypes.Count > 0 && archetypes.All(dimension.NotFor.ContainsKey))
            return string.Join("; ", archetypes.Select(archetype => dimension.NotFor[archetype]).Distinct(StringComparer.Ordinal));

        var applies = dimension.AppliesWhen?.Decide(probes.Result);
        return applies?.Outcome is Outcome.NotMet or Outcome.NotApplicable ? applies.Evidence[0].Message : null;
    }

    private CriterionRating Rate(Criterion criterion)
    {
        var result = archetypes.Count > 0 && archetypes.All(archetype => criterion.NotFor.Contains(archetype, StringComparer.Ordinal))
            ? ProbeResult.NotApplicable($"does not apply to {string.Join(" or ", archetypes)}")
            : criterion.DecidedBy?.Decide(probes.Result)
            ?? ProbeResult.Unknown("no repository shows this; it can be attested in .github/maturity.yml");
        return new CriterionRating(criterion.Id, criterion.Level, result.Outcome, result.Evidence, criterion.HowTo, criterion.EffortMinutes);
    }
}
