using MaturityBot.Core.Configuration;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Rating;

namespace MaturityBot.Core.Tests.Rating;

public sealed class RaterTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Fact]
    public void An_attestation_in_force_lifts_what_no_repository_shows()
    {
        var pillar = Rate(Outcome.Met, Outcome.Met, Configure("attestations: [{ criterion: security.4.pentest, evidence: report, owner: me, expires: 2026-11-20 }]"));

        Assert.Equal(4, pillar.Level);
        Assert.Equal(Outcome.Attested, pillar.Criteria[2].Outcome);
        Assert.Equal("attested by me until 2026-11-20: report", pillar.Criteria[2].Evidence[0].Message);
    }

    [Fact]
    public void An_expired_attestation_counts_for_nothing()
    {
        var pillar = Rate(Outcome.Met, Outcome.Met, Configure("attestations: [{ criterion: security.4.pentest, evidence: report, owner: me, expires: 2026-11-19 }]"));

        Assert.Equal(3, pillar.Level);
        Assert.Equal(Outcome.Unknown, pillar.Criteria[2].Outcome);
    }

    [Fact]
    public void A_waived_criterion_does_not_hold_a_level_back_and_does_not_earn_one()
    {
        var waiver = Configure("waivers: [{ criterion: security.2.one, reason: r, owner: me, expires: 2027-01-01 }]");

        Assert.Equal(1, Rate(Outcome.NotMet, Outcome.NotMet, waiver).Level);
        Assert.Equal(3, Rate(Outcome.NotMet, Outcome.Met, waiver).Level);
    }

    [Fact]
    public void A_waiver_with_paths_covers_only_evidence_on_those_paths()
    {
        var waiver = Configure("waivers: [{ criterion: security.2.one, reason: r, owner: me, expires: 2027-01-01, paths: [legacy/**] }]");

        Assert.Equal(Outcome.Waived, Rate(Outcome.NotMet, Outcome.Met, waiver, path: "legacy/a.yml").Criteria[0].Outcome);
        Assert.Equal(Outcome.NotMet, Rate(Outcome.NotMet, Outcome.Met, waiver, path: "src/a.yml").Criteria[0].Outcome);
    }

    [Fact]
    public void A_pillar_that_does_not_apply_has_no_level_and_a_reason()
    {
        var pillar = Rate(Outcome.Met, Outcome.Met, MaturityConfiguration.Default, archetype: "docs");

        Assert.Equal((false, (int?)null, "a documentation repository runs nothing"), (pillar.Applicable, pillar.Level, pillar.Reason));
    }

    [Fact]
    public void A_pillar_of_which_nothing_applies_does_not_apply_itself()
    {
        var pillar = new Rater(_ => ProbeResult.NotApplicable("nothing is deployed"), ["service"], MaturityConfiguration.Default, Today)
            .Rate(SampleRubric.Load().Dimensions[0] with { Criteria = [.. SampleRubric.Load().Dimensions[0].Criteria.Take(2)] });

        Assert.Equal((false, (int?)null, "nothing is deployed"), (pillar.Applicable, pillar.Level, pillar.Reason));
    }

    [Fact]
    public void A_pillar_of_which_nothing_could_be_seen_has_no_level()
    {
        var pillar = Rate(Outcome.Unknown, Outcome.Failed, MaturityConfiguration.Default);

        Assert.Equal((true, (int?)null, "nothing of it could be seen"), (pillar.Applicable, pillar.Level, pillar.Reason));
    }

    [Fact]
    public void The_configuration_decides_over_the_archetype()
    {
        Assert.True(Rate(Outcome.Met, Outcome.Met, Configure("pillars: { security: { applicable: true } }"), archetype: "docs").Applicable);
        Assert.Equal("not ours", Rate(Outcome.Met, Outcome.Met, Configure("pillars: { security: { applicable: false, reason: not ours } }")).Reason);
    }

    private static MaturityConfiguration Configure(string text)
    {
        var document = ConfigurationReader.Read(text, SampleRubric.Load());
        Assert.Empty(document.Errors);
        return document.Configuration;
    }

    private static PillarRating Rate(Outcome one, Outcome two, MaturityConfiguration configuration, string archetype = "service", string? path = null) =>
        new Rater(id => new ProbeResult(id == "one" ? one : two, [new Evidence("seen", path)]), [archetype], configuration, Today)
            .Rate(SampleRubric.Load().Dimensions[0]);
}
