using MaturityBot.Core.Configuration;

namespace MaturityBot.Core.Tests.Configuration;

public sealed class ConfigurationReaderTests
{
    private const string Full = """
        archetype: service
        pillars:
          security: { target: 3, by: 2027-06-30 }
        attestations:
          - { criterion: security.4.pentest, evidence: "https://example.org/report", owner: "@org/security", expires: 2027-01-31 }
        waivers:
          - { criterion: security.3.two, reason: library without deployments, owner: "@octocat", expires: 2027-03-31, paths: ["legacy/**"] }
          - { quick-win: win, reason: not here, owner: "@octocat", expires: 2027-03-31 }
        gaps: { issues: preview, max-open: 1, labels: [maturity, help] }
        pull-requests: { check: fail-on-drop, comment: off }
        paths: { ignore: ["vendor/**", "testdata/**"] }
        dora: { production-environments: [live], incident-labels: [outage] }
        """;

    [Fact]
    public void A_full_file_is_read()
    {
        var document = ConfigurationReader.Read(Full, SampleRubric.Load());

        Assert.Empty(document.Errors);
        var configuration = document.Configuration;
        Assert.Equal("service", configuration.Archetype);
        Assert.Equal(new PillarSettings(null, null, 3, new DateOnly(2027, 6, 30), 3), configuration.Pillars["security"]);
        Assert.Equal(new Attestation("security.4.pentest", "https://example.org/report", "@org/security", new DateOnly(2027, 1, 31), 5), Assert.Single(configuration.Attestations));
        Assert.Equal(["security.3.two", "win"], configuration.Waivers.Select(waiver => waiver.Subject));
        Assert.Equal(["legacy/**"], configuration.Waivers[0].Paths);
        Assert.Equal((IssueMode.Preview, 1), (configuration.Gaps.Issues, configuration.Gaps.MaxOpen));
        Assert.Equal(["maturity", "help"], configuration.Gaps.Labels);
        Assert.Equal(new PullRequestSettings(CheckMode.FailOnDrop, CommentMode.Off), configuration.PullRequests);
        Assert.Equal(["vendor/**", "testdata/**"], configuration.IgnoredPaths);
        Assert.Equal(["live"], configuration.Dora.ProductionEnvironments);
        Assert.Equal(["outage"], configuration.Dora.IncidentLabels);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing yet\n")]
    public void An_empty_file_is_the_default(string text)
    {
        var document = ConfigurationReader.Read(text, SampleRubric.Load());

        Assert.Empty(document.Errors);
        Assert.Equal((IssueMode.On, 3), (document.Configuration.Gaps.Issues, document.Configuration.Gaps.MaxOpen));
        Assert.Equal(["maturity"], document.Configuration.Gaps.Labels);
    }

    [Theory]
    [InlineData("a: b\n  c: d: e\n", 2, "")]
    [InlineData("gaps:\n  isues: true\n", 2, "unknown key \"isues\"")]
    [InlineData("gaps:\n  max-open: many\n", 2, "\"many\" is not a whole number from 0 to 50")]
    [InlineData("archetype: robot\n", 1, "\"robot\" is not one of")]
    [InlineData("pillars:\n  securty: { target: 3 }\n", 2, "no such pillar")]
    [InlineData("pillars:\n  security: { target: 9 }\n", 2, "from 1 to 5")]
    [InlineData("pillars:\n  security: { applicable: false }\n", 2, "without a reason")]
    [InlineData("waivers:\n  - { criterion: security.3.two, owner: me, expires: 2027-03-31 }\n", 2, "reason is missing")]
    [InlineData("waivers:\n  - { criterion: security.3.two, reason: r, owner: me }\n", 2, "expires must be a day")]
    [InlineData("waivers:\n  - { criterion: security.3.none, reason: r, owner: me, expires: 2027-03-31 }\n", 2, "no such criterion")]
    [InlineData("waivers:\n  - { reason: r, owner: me, expires: 2027-03-31 }\n", 2, "either a criterion or a quick-win")]
    [InlineData("waivers: yes please\n", 1, "a list is expected")]
    [InlineData("paths: { ignore: [../secrets] }\n", 1, "a path is a glob")]
    [InlineData("pull-requests: { check: sometimes }\n", 1, "\"sometimes\" is not one of")]
    [InlineData("- a\n- b\n", 1, "a map of names and values is expected")]
    public void An_error_names_its_line(string text, int line, string message)
    {
        var document = ConfigurationReader.Read(text, SampleRubric.Load());

        Assert.False(document.IsValid);
        Assert.Contains(document.Errors, error => error.Line == line && error.Message.Contains(message, StringComparison.Ordinal));
    }
}
