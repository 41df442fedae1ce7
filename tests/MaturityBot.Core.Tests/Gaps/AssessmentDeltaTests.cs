using MaturityBot.Core.Gaps;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Rating;

namespace MaturityBot.Core.Tests.Gaps;

public sealed class AssessmentDeltaTests
{
    [Fact]
    public void Nothing_moves_between_an_assessment_and_itself()
    {
        var same = Assessment(Pillar("security", 2, Outcome.Met), Outcome.NotMet);

        var delta = AssessmentDelta.Between(same, same);

        Assert.Equal((false, false), (delta.MovesLevels, delta.IsWorthTelling));
        Assert.Empty(delta.Criteria);
    }

    [Theory]
    [InlineData(2, 3, true, false)]
    [InlineData(3, 1, false, true)]
    [InlineData(null, 2, false, false)]
    [InlineData(2, null, false, false)]
    public void A_level_that_moves_rises_or_falls_unless_the_pillar_begins_or_ends_to_apply(int? before, int? after, bool rises, bool falls)
    {
        var delta = AssessmentDelta.Between(Assessment(Pillar("security", before, Outcome.Met)), Assessment(Pillar("security", after, Outcome.Met)));

        var change = Assert.Single(delta.Pillars);
        Assert.Equal((true, true, rises, falls), (delta.MovesLevels, delta.IsWorthTelling, change.Rises, change.Falls));
    }

    [Theory]
    [InlineData(Outcome.NotMet, Outcome.Met, true)]
    [InlineData(Outcome.Met, Outcome.NotMet, true)]
    [InlineData(Outcome.Unknown, Outcome.NotMet, false)]
    [InlineData(Outcome.Met, Outcome.Unknown, false)]
    [InlineData(Outcome.Met, Outcome.Failed, false)]
    [InlineData(Outcome.NotMet, Outcome.NotApplicable, false)]
    [InlineData(Outcome.NotMet, Outcome.Waived, false)]
    public void Only_a_change_between_yes_and_no_moves_a_criterion_or_a_quick_win(Outcome before, Outcome after, bool moves)
    {
        var delta = AssessmentDelta.Between(Assessment(Pillar("security", 2, before), before), Assessment(Pillar("security", 2, after), after));

        Assert.Equal((moves ? 1 : 0, moves ? 1 : 0), (delta.Criteria.Count, delta.QuickWins.Count));
        Assert.All(delta.Criteria, change => Assert.Equal(after == Outcome.Met, change.Gained));
        Assert.Equal(moves, delta.IsWorthTelling);
        Assert.False(delta.MovesLevels);
    }

    [Fact]
    public void What_only_one_side_knows_is_not_compared()
    {
        var delta = AssessmentDelta.Between(Assessment(Pillar("security", 2, Outcome.Met)), Assessment(Pillar("testing", 3, Outcome.Met)));

        Assert.Empty(delta.Pillars);
        Assert.Empty(delta.Criteria);
    }

    [Fact]
    public void Json_holds_what_moved_and_nothing_else()
    {
        var before = Assessment(Pillar("security", 2, Outcome.NotMet), Outcome.NotMet);
        var after = Assessment(Pillar("security", 3, Outcome.Met), Outcome.Met);

        using var json = System.Text.Json.JsonDocument.Parse(DeltaJson.Write(before, after, AssessmentDelta.Between(before, after)));

        var root = json.RootElement;
        Assert.Equal((2, 3), (root.GetProperty("pillars")[0].GetProperty("before").GetInt32(), root.GetProperty("pillars")[0].GetProperty("after").GetInt32()));
        Assert.Equal(("notMet", "met"), (root.GetProperty("criteria")[0].GetProperty("before").GetString(), root.GetProperty("criteria")[0].GetProperty("after").GetString()));
        Assert.Equal("win", root.GetProperty("quickWins")[0].GetProperty("id").GetString());
    }

    private static PillarRating Pillar(string id, int? level, Outcome outcome) =>
        new(id, id, level, level is not null, null, null, 1, 1, [new CriterionRating($"{id}.3.a", 3, outcome, [new Evidence("seen")], "", 1)], []);

    private static Assessment Assessment(PillarRating pillar, Outcome win = Outcome.Met) =>
        new(1, "local/sample", "", default, new RubricReference("sample", "1"), [], [], [pillar], [], [new QuickWinRating("win", win, 5, "file", [], "")], [], [], new AssessmentStatistics(0, 0, 0, 0));
}
