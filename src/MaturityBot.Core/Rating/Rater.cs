using MaturityBot.Core.Configuration;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Rubrics;

namespace MaturityBot.Core.Rating;

/// <summary>Rates dimensions and quick wins from the answers of the probes and what people claim and waive. Pure.</summary>
/// <param name="probes">Answers by probe id.</param>
/// <param name="archetypes">Kinds of software that the repository is.</param>
/// <param name="configuration">What the repository says about itself.</param>
/// <param name="today">The day on which claims and waivers must still be in force.</param>
public sealed class Rater(Func<string, ProbeResult> probes, IReadOnlyList<string> archetypes, MaturityConfiguration configuration, DateOnly today)
{
    private readonly Claims claims = new(configuration, today);

    /// <summary>Rates one dimension.</summary>
    public PillarRating Rate(Dimension dimension)
    {
        if (dimension.Criteria.Count == 0)
            return new PillarRating(dimension.Id, dimension.Name, null, Applicable: true, "not judged yet", null, 0, 0, [], []);
        if (WhyNotApplicable(dimension) is { } reason)
            return new PillarRating(dimension.Id, dimension.Name, null, Applicable: false, reason, null, 0, 0, [], []);

        var criteria = dimension.Criteria.Select(Rate).ToArray();
        var applicable = criteria.Where(criterion => criterion.Outcome != Outcome.NotApplicable).ToArray();
        if (applicable.Length == 0)
            return new PillarRating(dimension.Id, dimension.Name, null, Applicable: false, criteria[0].Evidence[0].Message, null, 0, 0, criteria, []);

        var seen = applicable.Count(Levels.IsSeen);
        return new PillarRating(
            dimension.Id,
            dimension.Name,
            seen == 0 ? null : Levels.Earned(criteria),
            Applicable: true,
            Reason: seen == 0 ? "nothing of it could be seen" : null,
            Standing: seen == 0 ? null : Standing.Provisional,
            seen,
            applicable.Length,
            criteria,
            Levels.Next(criteria));
    }

    /// <summary>Judges a quick win.</summary>
    public QuickWinRating Rate(QuickWin win)
    {
        var result = claims.Apply(win.Id, win.DecidedBy.Decide(probes));
        return new QuickWinRating(win.Id, result.Outcome, win.EffortMinutes, win.Remedy, win.Paths, string.Join("; ", result.Evidence.Take(3).Select(evidence => evidence.Message)));
    }

    private string? WhyNotApplicable(Dimension dimension)
    {
        var settings = configuration.Pillars.GetValueOrDefault(dimension.Id);
        if (settings?.Applicable is { } configured)
            return configured ? null : settings.Reason;
        if (archetypes.Count > 0 && archetypes.All(dimension.NotFor.ContainsKey))
            return string.Join("; ", archetypes.Select(archetype => dimension.NotFor[archetype]).Distinct(StringComparer.Ordinal));

        var applies = dimension.AppliesWhen?.Decide(probes);
        return applies?.Outcome is Outcome.NotMet or Outcome.NotApplicable ? applies.Evidence[0].Message : null;
    }

    private CriterionRating Rate(Criterion criterion)
    {
        var result = archetypes.Count > 0 && archetypes.All(archetype => criterion.NotFor.Contains(archetype, StringComparer.Ordinal))
            ? ProbeResult.NotApplicable($"does not apply to {string.Join(" or ", archetypes)}")
            : criterion.DecidedBy?.Decide(probes)
            ?? ProbeResult.Unknown($"no repository shows this; it can be attested in {MaturityConfiguration.Path}");
        result = claims.Apply(criterion.Id, result);
        return new CriterionRating(criterion.Id, criterion.Level, result.Outcome, result.Evidence, criterion.HowTo, criterion.EffortMinutes) { NeverLifts = criterion.NeverLifts };
    }
}
