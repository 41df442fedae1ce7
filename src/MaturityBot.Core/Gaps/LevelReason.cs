using MaturityBot.Core.Probes;
using MaturityBot.Core.Rating;

namespace MaturityBot.Core.Gaps;

/// <summary>Why a pillar has its level and not the next: the facts that were counted, and what is missing first.</summary>
/// <param name="Pillar">The pillar; it has a level.</param>
/// <param name="Missing">The criteria that keep the next level away; empty at the highest level and where nothing more is asked for.</param>
public sealed record LevelReason(PillarRating Pillar, IReadOnlyList<CriterionRating> Missing)
{
    /// <summary>Whether the next level is away only because nobody could see whether it is earned.</summary>
    public bool IsUnseen => Missing.Count > 0 && Missing.All(criterion => !Levels.IsSeen(criterion));

    /// <summary>The criteria that apply, counted by what is known of them: <c>12 met</c>, <c>6 not met</c>, <c>8 not seen</c>; what is none is left out.</summary>
    public IReadOnlyList<CountedCriteria> Facts =>
    [
        .. new[]
        {
            Count("met", criterion => criterion.Outcome == Outcome.Met),
            Count("attested", criterion => criterion.Outcome == Outcome.Attested),
            Count("waived", criterion => criterion.Outcome == Outcome.Waived),
            Count("not met", criterion => criterion.Outcome == Outcome.NotMet),
            Count("not seen", criterion => !Levels.IsSeen(criterion)),
        }.Where(fact => fact.Count > 0),
    ];

    /// <summary>Whether something that the next level asks for is set aside, so that it cannot be earned by it.</summary>
    public bool IsWaived => Pillar.Criteria.Any(criterion => criterion.Outcome == Outcome.Waived && criterion.Level == Pillar.Level + 1);

    /// <summary>The reason of every pillar that has a level, in the rubric's order.</summary>
    public static IReadOnlyList<LevelReason> Of(Assessment assessment) =>
    [
        .. assessment.Pillars.Where(pillar => pillar.Level is not null).Select(pillar => new LevelReason(
            pillar,
            [.. pillar.Criteria.Where(criterion => pillar.Next.Contains(criterion.Id, StringComparer.Ordinal))])),
    ];

    private CountedCriteria Count(string word, Func<CriterionRating, bool> which) => new(Pillar.Criteria.Count(which), word);
}

/// <summary>How many criteria of a pillar came out one way.</summary>
/// <param name="Count">How many.</param>
/// <param name="Word">How: <c>met</c>, <c>attested</c>, <c>waived</c>, <c>not met</c>, <c>not seen</c>.</param>
public sealed record CountedCriteria(int Count, string Word);
