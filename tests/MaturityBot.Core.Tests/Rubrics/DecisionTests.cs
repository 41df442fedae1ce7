using MaturityBot.Core.Probes;
using MaturityBot.Core.Rubrics;

namespace MaturityBot.Core.Tests.Rubrics;

public sealed class DecisionTests
{
    [Theory]
    [InlineData("met met", Outcome.Met)]
    [InlineData("met notMet", Outcome.NotMet)]
    [InlineData("met unknown", Outcome.Unknown)]
    [InlineData("notMet unknown", Outcome.NotMet)]
    [InlineData("failed unknown met", Outcome.Failed)]
    [InlineData("failed notMet", Outcome.NotMet)]
    [InlineData("met notApplicable", Outcome.Met)]
    [InlineData("notApplicable notApplicable", Outcome.NotApplicable)]
    [InlineData("", Outcome.NotApplicable)]
    public void All_is_met_when_every_part_that_applies_is(string parts, Outcome expected) =>
        Assert.Equal(expected, new Decision.All(Parts(parts)).Decide(Answer).Outcome);

    [Theory]
    [InlineData("met notMet", Outcome.Met)]
    [InlineData("unknown met failed", Outcome.Met)]
    [InlineData("notMet unknown", Outcome.Unknown)]
    [InlineData("notMet failed", Outcome.Failed)]
    [InlineData("notMet notMet", Outcome.NotMet)]
    [InlineData("notMet notApplicable", Outcome.NotMet)]
    [InlineData("notApplicable", Outcome.NotApplicable)]
    [InlineData("", Outcome.NotApplicable)]
    public void Any_is_met_by_one_part_and_what_was_not_seen_might_have_met_it(string parts, Outcome expected) =>
        Assert.Equal(expected, new Decision.Any(Parts(parts)).Decide(Answer).Outcome);

    [Fact]
    public void Evidence_is_that_of_the_parts_that_decide_without_repeats()
    {
        var result = new Decision.All([new Decision.One("met"), new Decision.One("notMet"), new Decision.One("notMet"), new Decision.One("unknown")]).Decide(Answer);

        Assert.Equal(["notMet"], result.Evidence.Select(evidence => evidence.Message));
    }

    [Fact]
    public void Decisions_nest_and_name_their_probes()
    {
        var decision = new Decision.All([new Decision.One("met"), new Decision.Any([new Decision.One("notMet"), new Decision.One("met")])]);

        Assert.Equal(Outcome.Met, decision.Decide(Answer).Outcome);
        Assert.Equal(["met", "notMet", "met"], decision.Probes);
    }

    private static Decision[] Parts(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => new Decision.One(part))];

    // A probe that is called like the outcome it answers.
    private static ProbeResult Answer(string id) => new(Enum.Parse<Outcome>(id, ignoreCase: true), [new Evidence(id)]);
}
