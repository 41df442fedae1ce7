using System.Diagnostics;
using FsCheck.Fluent;
using MaturityBot.Core.Rating;
using MaturityBot.Core.Snapshots;
using Outcome = MaturityBot.Core.Probes.Outcome;

namespace MaturityBot.Core.Tests.Rating;

/// <summary>What holds of every repository, tried on repositories put together at random from the probes' cases.</summary>
public sealed class AssessmentPropertyTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public void An_unrelated_file_changes_no_level_and_no_outcome() => Properties.Hold(
        Composition.AnyWith(UnrelatedFile.Any),
        120,
        sample =>
        {
            // The first file of a repository is not unrelated: it makes it one that can be judged.
            if (sample.Whole.Files().Keys.Any(PathRole.IsOwn))
                Assert.Equal(Judgement(sample.Whole.Assess()), Judgement(sample.Whole.Assess(sample.Change.AddTo(sample.Whole.Files()))));
        });

    [Fact]
    public void The_order_of_the_tree_changes_nothing() => Properties.Hold(
        Composition.AnyWith(Gen.Choose(0, int.MaxValue - 1)),
        80,
        sample =>
        {
            var shuffled = sample.Whole.Files().ToArray();
            new Random(sample.Change).Shuffle(shuffled);
            Assert.Equal(AssessmentJson.Write(sample.Whole.Assess()), AssessmentJson.Write(sample.Whole.Assess(shuffled)));
        });

    [Fact]
    public void No_damage_to_a_file_breaks_a_probe_or_keeps_it_busy() => Properties.Hold(
        Composition.AnyWith(Damage.Any),
        150,
        sample =>
        {
            var clock = Stopwatch.StartNew();
            var assessment = sample.Whole.Assess(sample.Change.DoTo(sample.Whole.Files()));

            Assert.DoesNotContain(assessment.Pillars.SelectMany(pillar => pillar.Criteria), criterion => criterion.Outcome == Outcome.Failed);
            Assert.DoesNotContain(assessment.QuickWins, win => win.Outcome == Outcome.Failed);
            Assert.True(clock.Elapsed < Patience, $"took {clock.Elapsed}");
        });

    [Fact]
    public void Nothing_is_met_without_evidence() =>
        Assert.DoesNotContain(
            Composition.Assess([], RepositorySettings.OutOfSight).Pillars.SelectMany(pillar => pillar.Criteria),
            criterion => criterion.Outcome == Outcome.Met);

    private static string Judgement(Assessment assessment) => string.Join(
        '\n',
        [
            string.Join(' ', assessment.Archetypes),
            .. assessment.Pillars.Select(pillar => $"{pillar.Id}: {pillar.Level} {pillar.Applicable} {pillar.Reason}"),
            .. assessment.Pillars.SelectMany(pillar => pillar.Criteria).Select(criterion => $"{criterion.Id}: {criterion.Outcome}"),
            .. assessment.QuickWins.Select(win => $"{win.Id}: {win.Outcome}"),
        ]);
}
