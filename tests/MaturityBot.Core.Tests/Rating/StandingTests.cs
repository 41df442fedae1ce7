using System.Text;
using System.Text.Json.Nodes;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Rating;
using MaturityBot.Core.Tests.Gaps;

namespace MaturityBot.Core.Tests.Rating;

public sealed class StandingTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Without_a_recorded_assessment_a_level_is_provisional()
    {
        var pillar = Standing.Of(Level(3), Start, previous: null);

        Assert.Equal(("provisional", (int?)null), (pillar.Standing, pillar.ConfirmedLevel));
    }

    [Theory]
    [InlineData(90, "provisional", null)]
    [InlineData(91, "confirmed", 3)]
    public void A_level_is_confirmed_on_the_ninety_first_day(int days, string standing, int? confirmed)
    {
        var pillar = After((0, Level(3)), (40, Level(3)), (days, Level(3)));

        Assert.Equal((standing, confirmed), (pillar.Standing, pillar.ConfirmedLevel));
    }

    [Fact]
    public void A_level_that_rose_is_provisional_above_the_confirmed_one()
    {
        var pillar = After((0, Level(2)), (60, Level(3)), (120, Level(3)));

        Assert.Equal(("provisional", 2), (pillar.Standing, pillar.ConfirmedLevel));
        Assert.Equal([(1, Start), (2, Start), (3, Start.AddDays(60))], pillar.Held.Select(item => (item.Level, item.Since)));
    }

    [Fact]
    public void A_regression_resets_the_clock_of_the_levels_it_lost_and_of_no_other()
    {
        var pillar = After((0, Level(3)), (85, Level(2)), (86, Level(3)), (120, Level(3)));

        Assert.Equal(("provisional", 2), (pillar.Standing, pillar.ConfirmedLevel));
        Assert.Equal(Start.AddDays(86), pillar.Held[^1].Since);
        Assert.Equal("confirmed", After((0, Level(3)), (85, Level(2)), (86, Level(3)), (177, Level(3))).Standing);
    }

    [Fact]
    public void A_level_below_the_confirmed_one_is_the_most_that_stays_confirmed()
    {
        var pillar = After((0, Level(3)), (100, Level(3)), (101, Level(2)));

        Assert.Equal((2, "confirmed", 2), (pillar.Level, pillar.Standing, pillar.ConfirmedLevel));
    }

    [Fact]
    public void A_level_with_an_unseen_criterion_at_or_below_it_cannot_be_confirmed()
    {
        var half = GapSamples.Pillar("security", ("security.2.a", Outcome.Met, 1), ("security.3.a", Outcome.Met, 1), ("security.3.b", Outcome.Unknown, 1), ("security.4.a", Outcome.NotMet, 1));

        var pillar = After((0, half), (200, half));

        Assert.Equal((3, "provisional", 2), (pillar.Level, pillar.Standing, pillar.ConfirmedLevel));
    }

    [Fact]
    public void What_is_unseen_above_a_level_does_not_keep_it_provisional()
    {
        var half = GapSamples.Pillar("security", ("security.2.a", Outcome.Met, 1), ("security.3.a", Outcome.NotMet, 1), ("security.4.a", Outcome.Unknown, 1));

        Assert.Equal("confirmed", After((0, half), (91, half)).Standing);
    }

    [Fact]
    public void Losing_sight_of_a_criterion_does_not_reset_the_clock()
    {
        var blind = GapSamples.Pillar("security", ("security.2.a", Outcome.Met, 1), ("security.3.a", Outcome.Unknown, 1), ("security.4.a", Outcome.NotMet, 1));

        Assert.Equal("confirmed", After((0, Level(3)), (50, blind), (91, Level(3))).Standing);
    }

    [Fact]
    public void A_pillar_that_ceased_to_apply_begins_anew()
    {
        var away = Level(3) with { Applicable = false, Level = null, Standing = null };

        Assert.Equal("provisional", After((0, Level(3)), (50, away), (60, Level(3)), (120, Level(3))).Standing);
        Assert.Null(After((0, Level(3)), (100, away)).Standing);
    }

    [Fact]
    public void Standing_is_kept_with_the_assessment()
    {
        var assessment = GapSamples.Assessment(After((0, Level(2)), (91, Level(2))));

        var pillar = AssessmentJson.Read(AssessmentJson.WriteCompact(assessment)).Pillars.Single();

        Assert.Equal(("confirmed", 2, 2), (pillar.Standing, pillar.ConfirmedLevel, pillar.Held.Count));
    }

    [Fact]
    public void An_assessment_from_before_standing_was_kept_is_a_history_too()
    {
        var json = JsonNode.Parse(AssessmentJson.Write(GapSamples.Assessment(Level(2)) with { AssessedAt = Start }))!;
        var pillar = json["pillars"]![0]!.AsObject();
        Assert.True(pillar.Remove("held") && pillar.Remove("confirmedLevel") && pillar.Remove("target"));

        var previous = AssessmentJson.Read(Encoding.UTF8.GetBytes(json.ToJsonString()));

        Assert.Equal("confirmed", Standing.Of(Level(2), Start.AddDays(91), previous).Standing);
    }

    private static PillarRating Level(int level) => GapSamples.Pillar("security", [.. Enumerable.Range(2, 4).Select(each => ($"security.{each}.a", each <= level ? Outcome.Met : Outcome.NotMet, 1))]);

    /// <summary>The pillar after assessments on these days.</summary>
    private static PillarRating After(params (int Day, PillarRating Pillar)[] assessments)
    {
        Assessment? previous = null;
        foreach (var (day, pillar) in assessments)
            previous = GapSamples.Assessment(Standing.Of(pillar, Start.AddDays(day), previous)) with { AssessedAt = Start.AddDays(day) };
        return previous!.Pillars.Single();
    }
}
