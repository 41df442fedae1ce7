using MaturityBot.Core.Configuration;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Rating;
using MaturityBot.Core.Rubrics;
using MaturityBot.Core.Tests.Gaps;

namespace MaturityBot.Core.Tests.Rating;

public sealed class TargetsTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Fact]
    public void A_pillar_without_a_target_of_its_own_aims_at_level_three()
    {
        var pillar = Targets.Of(Level("security", 1), MaturityConfiguration.Default);

        Assert.Equal(new PillarTarget(3), pillar.Target);
        Assert.Equal(2, pillar.BelowTarget);
    }

    [Fact]
    public void A_pillar_that_does_not_apply_has_neither_target_nor_gaps()
    {
        var pillar = Targets.Of(Level("security", 1) with { Applicable = false, Level = null }, MaturityConfiguration.Default);

        Assert.Equal((null, null, null), (pillar.Target, pillar.BelowTarget, pillar.AgainstTypical));
    }

    [Theory]
    [InlineData(1, 3, "behind")]
    [InlineData(3, 1, "normal")]
    [InlineData(4, 0, "ahead")]
    [InlineData(5, 0, "ahead")]
    public void Each_pillar_has_a_gap_to_its_target_and_one_to_what_is_typical(int level, int below, string typical)
    {
        var pillar = Targets.Of(Level("security", level), Configure("security: { target: 4 }"));

        Assert.Equal((below, typical), (pillar.BelowTarget, pillar.AgainstTypical));
    }

    [Theory]
    [InlineData("{ target: 3 }")]
    [InlineData("{ target: 4, by: 2027-11-21 }")]
    [InlineData("{ target: 4, by: 2027-06-30, reason: two people join for it }")]
    [InlineData("{ applicable: true }")]
    public void A_target_one_level_up_or_later_or_with_a_reason_is_fine(string settings) =>
        Assert.Empty(Targets.Warnings([Level("security", 2)], Configure($"security: {settings}"), Today));

    [Theory]
    [InlineData("{ target: 4 }")]
    [InlineData("{ target: 4, by: 2027-11-20 }")]
    [InlineData("{ target: 4, by: 2025-01-01 }")]
    public void A_target_two_levels_up_within_twelve_months_is_warned_of_on_its_line(string settings) => Assert.Equal(
        [".github/maturity.yml line 2: the target 4 for security is more than one level above 2 (where it stands) within twelve months. Lower it, or write a reason beside it."],
        Targets.Warnings([Level("security", 2)], Configure($"security: {settings}"), Today));

    [Fact]
    public void The_confirmed_level_counts_where_it_is_known()
    {
        var warning = Assert.Single(Targets.Warnings([Level("security", 3) with { ConfirmedLevel = 2 }], Configure("security: { target: 4 }"), Today));

        Assert.Contains("above 2 (its confirmed level)", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void A_target_that_is_reached_already_is_not_warned_of() =>
        Assert.Empty(Targets.Warnings([Level("security", 4) with { ConfirmedLevel = 2 }], Configure("security: { target: 4 }"), Today));

    [Fact]
    public void The_highest_level_is_for_two_pillars_and_each_one_more_needs_a_reason()
    {
        PillarRating[] pillars = [Level("security", 4), Level("testing", 4), Level("cicd", 4), Level("iac", 4)];
        var configuration = Configure("security: { target: 5 }\n  iac: { target: 5, reason: it is what we sell }\n  testing: { target: 5 }\n  cicd: { target: 5 }");

        Assert.Equal(
            [".github/maturity.yml line 5: cicd is one of more than 2 pillars whose target is 5. Lower it, or write a reason beside it."],
            Targets.Warnings(pillars, configuration, Today));
    }

    private static PillarRating Level(string id, int level) => GapSamples.Pillar(id, [.. Enumerable.Range(2, 4).Select(each => ($"{id}.{each}.a", each <= level ? Outcome.Met : Outcome.NotMet, 1))]);

    private static MaturityConfiguration Configure(string pillars)
    {
        var document = ConfigurationReader.Read($"pillars:\n  {pillars}\n", BuiltInRubric.Pillars);
        Assert.Empty(document.Errors);
        return document.Configuration;
    }
}
