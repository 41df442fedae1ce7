using MaturityBot.Core.Gaps;
using MaturityBot.Core.Probes;

namespace MaturityBot.Core.Tests.Gaps;

public sealed class AssessmentDeltaTests
{
    [Fact]
    public void A_fall_is_accounted_for_by_what_is_no_longer_met() =>
        Assert.Equal(["p.3.b"], Causes([("p.2.a", Outcome.Met), ("p.3.b", Outcome.Met)], [("p.2.a", Outcome.Met), ("p.3.b", Outcome.NotMet)]));

    [Fact]
    public void A_fall_is_accounted_for_also_by_what_came_into_sight_and_is_not_met() =>
        Assert.Equal(["p.2.a"], Causes([("p.2.a", Outcome.Unknown), ("p.3.b", Outcome.Met)], [("p.2.a", Outcome.NotMet), ("p.3.b", Outcome.Met)]));

    [Fact]
    public void A_rise_is_accounted_for_by_what_is_met_now_up_to_the_new_level() =>
        Assert.Equal(["p.2.a"], Causes([("p.2.a", Outcome.NotMet), ("p.3.b", Outcome.Met), ("p.4.c", Outcome.Met), ("p.4.d", Outcome.NotMet), ("p.5.e", Outcome.NotMet)], [("p.2.a", Outcome.Met), ("p.3.b", Outcome.Met), ("p.4.c", Outcome.Met), ("p.4.d", Outcome.NotMet), ("p.5.e", Outcome.Met)]));

    [Fact]
    public void What_changes_without_a_level_is_no_move_but_is_known()
    {
        var delta = Delta([("p.2.a", Outcome.NotMet), ("p.4.c", Outcome.NotMet)], [("p.2.a", Outcome.NotMet), ("p.4.c", Outcome.Met)]);

        Assert.False(delta.MovesLevels);
        Assert.Equal(["p.4.c"], delta.Criteria.Select(change => change.After.Id));
    }

    private static IEnumerable<string> Causes((string Id, Outcome Outcome)[] before, (string Id, Outcome Outcome)[] after) =>
        Assert.Single(Delta(before, after).Pillars).Causes.Select(cause => cause.After.Id);

    private static AssessmentDelta Delta((string Id, Outcome Outcome)[] before, (string Id, Outcome Outcome)[] after) => AssessmentDelta.Between(
        GapSamples.Assessment(GapSamples.Pillar("p", [.. before.Select(item => (item.Id, item.Outcome, 10))])),
        GapSamples.Assessment(GapSamples.Pillar("p", [.. after.Select(item => (item.Id, item.Outcome, 10))])));
}
