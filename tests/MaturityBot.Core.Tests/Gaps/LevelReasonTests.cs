using MaturityBot.Core.Gaps;
using MaturityBot.Core.Probes;

namespace MaturityBot.Core.Tests.Gaps;

public sealed class LevelReasonTests
{
    [Fact]
    public void The_facts_are_counted_and_the_first_unmet_criteria_named()
    {
        var reason = Reason(("a.2.met", Outcome.Met, 1), ("a.2.away", Outcome.NotApplicable, 1), ("a.3.one", Outcome.NotMet, 1), ("a.3.two", Outcome.Unknown, 1), ("a.3.set-aside", Outcome.Waived, 1), ("a.4.later", Outcome.NotMet, 1), ("a.4.claimed", Outcome.Attested, 1), ("a.5.broken", Outcome.Failed, 1));

        Assert.Equal(["1 met", "1 attested", "1 waived", "2 not met", "2 not seen"], reason.Facts.Select(fact => $"{fact.Count} {fact.Word}"));
        Assert.Equal(["a.3.one"], reason.Missing.Select(criterion => criterion.Id));
        Assert.False(reason.IsUnseen);
    }

    [Fact]
    public void What_only_could_not_be_seen_is_called_so()
    {
        var reason = Reason(("a.2.met", Outcome.Met, 1), ("a.3.one", Outcome.Unknown, 1));

        Assert.Equal(["a.3.one"], reason.Missing.Select(criterion => criterion.Id));
        Assert.True(reason.IsUnseen);
    }

    [Fact]
    public void Nothing_is_missing_at_the_highest_level()
    {
        var reason = Reason(("a.2.one", Outcome.Met, 1), ("a.5.one", Outcome.Met, 1));

        Assert.Empty(reason.Missing);
        Assert.False(reason.IsUnseen);
    }

    [Fact]
    public void A_pillar_without_a_level_has_no_reason() =>
        Assert.Empty(LevelReason.Of(GapSamples.Assessment(GapSamples.Pillar("a") with { Level = null, Applicable = false })));

    private static LevelReason Reason(params (string Id, Outcome Outcome, int Minutes)[] criteria) => LevelReason.Of(GapSamples.Assessment(GapSamples.Pillar("a", criteria))).Single();
}
