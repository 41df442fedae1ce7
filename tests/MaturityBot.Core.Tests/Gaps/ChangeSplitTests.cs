using MaturityBot.Core.Gaps;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Rating;

namespace MaturityBot.Core.Tests.Gaps;

public sealed class ChangeSplitTests
{
    [Fact]
    public void By_the_same_rules_every_change_is_the_repositorys()
    {
        var split = ChangeSplit.Of(Level(2, "1"), null, Level(3, "1"));

        Assert.Equal(["2 to 3"], Moves(split.Repository));
        Assert.Null(split.Rules);
        Assert.False(split.IsMixed);
    }

    [Fact]
    public void By_other_rules_what_they_moved_is_told_from_what_the_repository_did()
    {
        var split = ChangeSplit.Of(Level(3, "1"), Level(2, "2"), Level(4, "2"));

        Assert.Equal(["2 to 4"], Moves(split.Repository));
        Assert.Equal(["3 to 2"], Moves(split.Rules!));
    }

    [Fact]
    public void By_other_rules_an_unchanged_repository_moved_nothing()
    {
        var split = ChangeSplit.Of(Level(3, "1"), Level(2, "2"), Level(2, "2"));

        Assert.False(split.Repository.MovesLevels);
        Assert.Equal(["3 to 2"], Moves(split.Rules!));
    }

    [Fact]
    public void Without_the_commit_of_before_nobody_can_tell()
    {
        var split = ChangeSplit.Of(Level(3, "1"), null, Level(2, "2"));

        Assert.True(split.IsMixed);
        Assert.Equal(["3 to 2"], Moves(split.Repository));
    }

    private static IEnumerable<string> Moves(AssessmentDelta delta) => delta.Pillars.Select(change => $"{change.Before.Level} to {change.After.Level}");

    private static Assessment Level(int level, string version) => GapSamples.Assessment(
        GapSamples.Pillar("a", [.. Enumerable.Range(2, 4).Select(each => ($"a.{each}.x", each <= level ? Outcome.Met : Outcome.NotMet, 1))])) with
    { Rubric = new RubricReference("sample", version) };
}
