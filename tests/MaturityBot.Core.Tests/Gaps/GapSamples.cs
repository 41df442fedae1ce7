using MaturityBot.Core.Probes;
using MaturityBot.Core.Rating;

namespace MaturityBot.Core.Tests.Gaps;

/// <summary>Assessments made of nothing but outcomes.</summary>
internal static class GapSamples
{
    public static Assessment Assessment(params PillarRating[] pillars) => new(
        1, "octo-org/shop", "", DateTimeOffset.UnixEpoch, new RubricReference("sample", "1"), ["service"], [], pillars, [], [], [], [], new AssessmentStatistics(0, 0, 0, 0));

    public static PillarRating Pillar(string id, params (string Id, Outcome Outcome, int Minutes)[] criteria)
    {
        var rated = criteria.Select(criterion => new CriterionRating(criterion.Id, criterion.Id.Split('.')[1][0] - '0', criterion.Outcome, [], "", criterion.Minutes)).ToArray();
        return new PillarRating(id, id, Levels.Earned(rated), true, null, "provisional", rated.Count(Levels.IsSeen), rated.Length, rated, Levels.Next(rated));
    }
}
