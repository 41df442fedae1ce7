using MaturityBot.Core.Probes;
using MaturityBot.Core.Rating;

namespace MaturityBot.Core.Tests.Rating;

public sealed class LevelsTests
{
    [Theory]
    [InlineData("", 1)]
    [InlineData("2:met", 2)]
    [InlineData("2:notMet", 1)]
    [InlineData("2:met 3:met 4:met 5:met", 5)]
    [InlineData("2:met 3:notMet 4:met", 2)]
    [InlineData("2:met 2:notMet 3:met", 1)]
    [InlineData("2:met 2:unknown 3:met 3:failed", 3)]
    [InlineData("2:unknown 3:met", 3)]
    [InlineData("2:met 3:unknown 4:unknown", 2)]
    [InlineData("2:met 3:notApplicable 4:met", 4)]
    [InlineData("2:met 3:notApplicable", 2)]
    [InlineData("2:met 3:waived", 2)]
    [InlineData("2:met 3:waived 3:met", 3)]
    [InlineData("2:met 3:attested", 3)]
    public void A_level_is_earned_by_what_is_met_and_only_what_is_not_met_stops_it(string criteria, int expected) =>
        Assert.Equal(expected, Levels.Earned(Criteria(criteria)));

    [Theory]
    [InlineData(Outcome.Met, Outcome.Unknown, 1)]
    [InlineData(Outcome.Met, Outcome.Met, 2)]
    [InlineData(Outcome.NotMet, Outcome.Met, 1)]
    public void The_absence_of_something_keeps_a_level_away_but_earns_none(Outcome absence, Outcome other, int expected) => Assert.Equal(
        expected, Levels.Earned([new CriterionRating("a", 2, absence, [], "", 1) { NeverLifts = true }, new CriterionRating("b", 2, other, [], "", 1)]));

    [Theory]
    [InlineData("2:met 3:met", "")]
    [InlineData("2:met 3:notMet 3:notMet 4:notMet", "1 2")]
    [InlineData("2:met 3:notMet 3:unknown", "1")]
    [InlineData("2:met 3:unknown 3:failed 4:unknown", "1 2")]
    [InlineData("2:met 3:met 4:notMet", "2")]
    [InlineData("2:notMet 3:met", "0")]
    public void What_keeps_the_next_level_away_is_named(string criteria, string expected) =>
        Assert.Equal(expected, string.Join(' ', Levels.Next(Criteria(criteria))));

    [Theory]
    [InlineData(Outcome.Met, true)]
    [InlineData(Outcome.NotMet, true)]
    [InlineData(Outcome.NotApplicable, true)]
    [InlineData(Outcome.Waived, true)]
    [InlineData(Outcome.Attested, true)]
    [InlineData(Outcome.Unknown, false)]
    [InlineData(Outcome.Failed, false)]
    public void Only_what_has_an_answer_was_seen(Outcome outcome, bool expected) =>
        Assert.Equal(expected, Levels.IsSeen(new CriterionRating("c", 2, outcome, [], "", 1)));

    private static CriterionRating[] Criteria(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((item, index) =>
            new CriterionRating($"{index}", item[0] - '0', Enum.Parse<Outcome>(item[2..], ignoreCase: true), [], "", 1))];
}
