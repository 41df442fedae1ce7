using MaturityBot.Core.Rating;

namespace MaturityBot.Core.Gaps;

/// <summary>What moved since the assessment before, split by what moved it.</summary>
/// <param name="Repository">What the repository changed; where <see cref="IsMixed"/>, everything that moved.</param>
/// <param name="Rules">What other rules alone changed; null when the rules are the same, and where it cannot be told.</param>
/// <param name="IsMixed">Whether the rules changed and nobody can say any more what they moved.</param>
public sealed record ChangeSplit(AssessmentDelta Repository, AssessmentDelta? Rules, bool IsMixed)
{
    /// <summary>Splits a change.</summary>
    /// <param name="before">The assessment before.</param>
    /// <param name="beforeByNewRules">The same commit judged by the rules of <paramref name="after"/>; null when they are the same, or the commit cannot be read any more.</param>
    /// <param name="after">The assessment now.</param>
    public static ChangeSplit Of(Assessment before, Assessment? beforeByNewRules, Assessment after) =>
        before.Rubric == after.Rubric ? new ChangeSplit(AssessmentDelta.Between(before, after), null, IsMixed: false)
        : beforeByNewRules is null ? new ChangeSplit(AssessmentDelta.Between(before, after), null, IsMixed: true)
        : new ChangeSplit(AssessmentDelta.Between(beforeByNewRules, after), AssessmentDelta.Between(before, beforeByNewRules), IsMixed: false);
}
