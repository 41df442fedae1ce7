using FsCheck;
using FsCheck.Fluent;
using MaturityBot.Core.Configuration;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Rating;
using MaturityBot.Core.Rubrics;
using Outcome = MaturityBot.Core.Probes.Outcome;

namespace MaturityBot.Core.Tests.Rating;

/// <summary>More evidence never means a lower level, whatever the rest of the answers.</summary>
public sealed class LevelPropertyTests
{
    private static readonly string[] Probes = [.. BuiltInRubric.Pillars.Probes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    [Fact]
    public void A_better_outcome_of_a_criterion_never_lowers_the_level() =>
        Properties.Hold(
            (from criteria in Criterion.ListOf().Where(list => list.Count > 0)
             from at in Gen.Choose(0, int.MaxValue - 1)
             from better in Gen.Elements(Enum.GetValues<Outcome>())
             select (criteria: criteria.ToArray(), at, better)).ToArbitrary(),
            2000,
            sample =>
            {
                var changed = sample.criteria.ToArray();
                ref var one = ref changed[sample.at % changed.Length];
                if (Worth(sample.better) < Worth(one.Outcome))
                    return;

                one = one with { Outcome = sample.better };
                Assert.True(Levels.Earned(changed) >= Levels.Earned(sample.criteria));
            });

    [Fact]
    public void A_probe_that_turns_to_met_never_lowers_a_pillar() => NeverLowers(Outcome.Met);

    [Fact]
    public void What_goes_out_of_sight_never_lowers_a_pillar() => NeverLowers(Outcome.Unknown);

    // Answers of "no" only are turned: a "yes" that goes out of sight can no longer earn a level.
    private static void NeverLowers(Outcome after) => Properties.Hold(
        (from answers in Gen.Elements(Outcome.Met, Outcome.Met, Outcome.Met, Outcome.NotMet, Outcome.NotApplicable, Outcome.Unknown, Outcome.Failed).ArrayOf(Probes.Length)
         from at in Gen.Choose(0, Probes.Length - 1)
         select (answers, at)).ToArbitrary(),
        150,
        sample =>
        {
            var answers = Probes.Zip(sample.answers).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
            answers[Probes[sample.at]] = Outcome.NotMet;
            var before = LevelsBy(answers);
            answers[Probes[sample.at]] = after;

            Assert.All(
                LevelsBy(answers).Zip(before),
                pair => Assert.False(pair.First.Level < pair.Second.Level, $"{Probes[sample.at]} lowers {pair.First.Id} from {pair.Second.Level} to {pair.First.Level}"));
        });

    private static PillarRating[] LevelsBy(Dictionary<string, Outcome> answers)
    {
        var rater = new Rater(probe => new ProbeResult(answers[probe], [new Evidence("seen")]), [], MaturityConfiguration.Default, new DateOnly(2026, 11, 20));
        return [.. BuiltInRubric.Pillars.Dimensions.Select(rater.Rate)];
    }

    private static Gen<CriterionRating> Criterion { get; } =
        from level in Gen.Choose(2, Levels.Highest)
        from outcome in Gen.Elements(Enum.GetValues<Outcome>())
        select new CriterionRating($"security.{level}.sample", level, outcome, [], "", 10);

    private static int Worth(Outcome outcome) => outcome switch
    {
        Outcome.NotMet => 0,
        Outcome.Met or Outcome.Attested => 2,
        _ => 1,
    };
}
