using MaturityBot.Core.Configuration;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Rating;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Tests.Configuration;

public sealed class OrganizationDefaultsTests
{
    [Fact]
    public void A_repository_wins_key_by_key()
    {
        var configuration = Valid(
            """
            archetype: service
            pillars: { security: { target: 3, by: 2027-06-30 } }
            gaps: { issues: preview, max-open: 5, labels: [maturity, help] }
            pull-requests: { check: fail-on-drop }
            dora: { production-environments: [live] }
            """,
            """
            pillars: { security: { target: 2 } }
            gaps: { max-open: 1, labels: [todo] }
            pull-requests: { comment: off }
            """);

        Assert.Equal("service", configuration.Archetype);
        Assert.Equal(new PillarSettings(null, null, 2, new DateOnly(2027, 6, 30), 1), configuration.Pillars["security"]);
        Assert.Equal((IssueMode.Preview, 1), (configuration.Gaps.Issues, configuration.Gaps.MaxOpen));
        Assert.Equal(["todo"], configuration.Gaps.Labels);
        Assert.Equal(new PullRequestSettings(CheckMode.FailOnDrop, CommentMode.Off), configuration.PullRequests);
        Assert.Equal(["live"], configuration.Dora.ProductionEnvironments);
    }

    [Fact]
    public void Attestations_waivers_and_ignored_paths_add_up()
    {
        var configuration = Valid(
            """
            attestations: [{ criterion: security.4.pentest, evidence: theirs, owner: org, expires: 2027-01-01 }]
            waivers: [{ quick-win: win, reason: r, owner: org, expires: 2027-01-01 }]
            paths: { ignore: ["legal/**", "old/**"] }
            """,
            """
            attestations: [{ criterion: security.4.pentest, evidence: ours, owner: me, expires: 2027-01-01 }]
            waivers: [{ criterion: security.2.one, reason: r, owner: me, expires: 2027-01-01 }]
            paths: { ignore: ["old/**", "gen/**"] }
            """);

        Assert.Equal(["theirs", "ours"], configuration.Attestations.Select(item => item.Evidence));
        Assert.Equal([(ConfigurationOrigin.Organization, "win"), (ConfigurationOrigin.Repository, "security.2.one")], configuration.Waivers.Select(item => (item.Origin, item.Subject)));
        Assert.Equal(["legal/**", "old/**", "gen/**"], configuration.IgnoredPaths);
    }

    [Theory]
    [InlineData("gaps", "archetype: service\ngaps:\n  issues: false\n", 2)]
    [InlineData("pull-requests.check", "pull-requests:\n  comment: off\n  check: off\n", 3)]
    [InlineData("pillars.security.target", "pillars:\n  security:\n    target: 2\n", 3)]
    [InlineData("waivers", "waivers:\n  - { quick-win: win, reason: r, owner: me, expires: 2027-01-01 }\n", 1)]
    public void What_the_organisation_locks_cannot_be_set(string locked, string repository, int line)
    {
        var document = Read($"locked: [{locked}]\ngaps: {{ max-open: 2 }}\n", repository);

        Assert.Equal([new ConfigurationError(line, $"{locked} is locked by the organisation and cannot be set here")], document.Errors);
        Assert.Equal(2, document.Configuration.Gaps.MaxOpen);
    }

    [Fact]
    public void Beside_what_is_locked_a_repository_is_free() =>
        Assert.Equal(
            new PullRequestSettings(CheckMode.FailOnDrop, CommentMode.Always),
            Valid("locked: [pull-requests.check, pillars.security]\npull-requests: { check: fail-on-drop }\n", "pull-requests: { comment: always }\n").PullRequests);

    [Fact]
    public void An_error_says_whose_file_it_is_in_and_spares_the_other()
    {
        var theirs = Read("gaps:\n  isues: true\n", "gaps: { max-open: 1 }\n");
        var ours = Read("gaps: { max-open: 2 }\n", "gaps:\n  isues: true\n");

        Assert.StartsWith(".github/maturity.yml of the organisation line 2: unknown key \"isues\"", Assert.Single(theirs.Warnings), StringComparison.Ordinal);
        Assert.Equal(1, theirs.Configuration.Gaps.MaxOpen);
        Assert.StartsWith(".github/maturity.yml line 2: unknown key \"isues\"", Assert.Single(ours.Warnings), StringComparison.Ordinal);
        Assert.Equal(2, ours.Configuration.Gaps.MaxOpen);
    }

    [Theory]
    [InlineData("locked: [gaps.unheard-of]\n", "there is no such key to lock")]
    [InlineData("locked: [pillars.beauty]\n", "there is no such key to lock")]
    [InlineData("locked: [[gaps]]\n", "there is no such key to lock")]
    [InlineData("locked: gaps\n", "a list is expected here")]
    public void Only_keys_that_there_are_can_be_locked(string organization, string message) =>
        Assert.StartsWith(message, Assert.Single(Read(organization, "").Errors).Message, StringComparison.Ordinal);

    [Fact]
    public void A_repository_locks_nothing() =>
        Assert.Equal([new ConfigurationError(2, "locked counts only in the organisation's .github repository")], Read("", "archetype: service\nlocked: [gaps]\n").Errors);

    [Fact]
    public void A_waiver_of_the_organisation_points_to_no_file_of_the_repository()
    {
        var configuration = Valid("waivers: [{ criterion: security.2.one, reason: r, owner: org, expires: 2027-01-01 }]", "");

        var pillar = new Rater(_ => ProbeResult.NotMet("missing"), ["service"], configuration, new DateOnly(2026, 11, 20)).Rate(SampleRubric.Load().Dimensions[0]);

        Assert.Equal(Outcome.Waived, pillar.Criteria[0].Outcome);
        Assert.Equal(new Evidence("waived by org until 2027-01-01: r (.github/maturity.yml of the organisation line 1)"), pillar.Criteria[0].Evidence[0]);
    }

    [Fact]
    public void A_snapshot_is_judged_by_what_the_organisation_shows_too()
    {
        var settings = RepositorySettings.OutOfSight with { OrganizationConfiguration = Sight.Of("gaps: { max-open: 2 }") };
        var own = Samples.Snapshot([(MaturityConfiguration.Path, "gaps: { issues: false }")], [MaturityConfiguration.Path], settings);
        var none = Samples.Snapshot([], [], settings);

        Assert.Equal((IssueMode.Off, 2), (ConfigurationDocument.In(own, SampleRubric.Load()).Configuration.Gaps.Issues, ConfigurationDocument.In(own, SampleRubric.Load()).Configuration.Gaps.MaxOpen));
        Assert.Equal(2, ConfigurationDocument.In(none, SampleRubric.Load()).Configuration.Gaps.MaxOpen);
        Assert.NotEqual(ConfigurationDocument.In(own, SampleRubric.Load()).Hash, ConfigurationDocument.In(none, SampleRubric.Load()).Hash);
    }

    private static ConfigurationDocument Read(string organization, string repository) => ConfigurationReader.Read(organization, repository, SampleRubric.Load());

    private static MaturityConfiguration Valid(string organization, string repository)
    {
        var document = Read(organization, repository);
        Assert.Empty(document.Errors);
        return document.Configuration;
    }
}
