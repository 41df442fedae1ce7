using MaturityBot.Core.Gaps;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Rating;

namespace MaturityBot.Core.Tests.Gaps;

public sealed class NextStepTests
{
    [Fact]
    public void A_step_names_what_is_missing_and_the_level_that_it_lifts_to()
    {
        var step = Assert.Single(Steps(Pillar("testing", ("testing.2.a", Outcome.NotMet, 30), ("testing.2.b", Outcome.Met, 10), ("testing.3.c", Outcome.Met, 10), ("testing.4.d", Outcome.NotMet, 10))));

        Assert.Equal((1, 3, 30), (step.Pillar.Level, step.To, step.Minutes));
        Assert.Equal(["testing.2.a"], step.Criteria.Select(criterion => criterion.Id));
    }

    [Fact]
    public void The_least_effort_for_a_level_comes_first_and_the_lower_level_at_equal_effort()
    {
        var steps = Steps(
            Pillar("high", ("high.2.a", Outcome.Met, 1), ("high.3.a", Outcome.NotMet, 60)),
            Pillar("low", ("low.2.a", Outcome.NotMet, 60)),
            Pillar("two-at-once", ("two-at-once.2.a", Outcome.NotMet, 80), ("two-at-once.3.a", Outcome.Met, 1)));

        Assert.Equal(["two-at-once", "low", "high"], steps.Select(step => step.Pillar.Id));
    }

    [Fact]
    public void What_could_not_be_seen_is_no_step() =>
        Assert.Empty(Steps(Pillar("testing", ("testing.2.a", Outcome.Met, 10), ("testing.3.b", Outcome.Unknown, 10))));

    private static IReadOnlyList<NextStep> Steps(params PillarRating[] pillars) => NextStep.Of(GapSamples.Assessment(pillars));

    private static PillarRating Pillar(string id, params (string Id, Outcome Outcome, int Minutes)[] criteria) => GapSamples.Pillar(id, criteria);
}
