using MaturityBot.Core.Configuration;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Rating;
using MaturityBot.Core.Reporting;
using MaturityBot.Core.Rubrics;

namespace MaturityBot.Core.Tests.Reporting;

public sealed class MaturityReportTests
{
    private static readonly Rubric Rubric = ReportSamples.Rubric with
    {
        Dimensions = [.. ReportSamples.Rubric.Dimensions.Select(dimension => dimension with { Criteria = [.. dimension.Criteria.Select(criterion => criterion with { Requirement = $"What {criterion.Id} requires" })] })],
    };

    private static readonly Assessment Assessment = Standing(
        ReportSamples.Change(ReportSamples.Before, ReportSamples.BaseCommit, [
            ("testing.3.coverage", Outcome.Waived, new("waived by @octocat until 2027-03-31: a prototype", ".github/maturity.yml", 7, 7)),
            ("security.4.signed-releases", Outcome.Attested, new("attested by @octo-org/security until 2027-01-31: keys in a vault", ".github/maturity.yml", 5, 5)),
        ]) with
        { Warnings = [".github/maturity.yml line 2: the target is far"] });

    [Theory]
    [InlineData(Audience.Executive, "report-executive.md")]
    [InlineData(Audience.Engineering, "report-engineering.md")]
    public void A_report_reads_as_agreed(Audience audience, string expected) =>
        ExpectedText.Matches(expected, MaturityReport.Write(audience, Rubric, ReportSamples.Links, Assessment));

    [Fact]
    public void A_roadmap_reads_as_agreed() => ExpectedText.Matches("roadmap.md", RoadmapText.Write(Rubric, ReportSamples.Links, Assessment));

    [Fact]
    public void Texts_of_a_hostile_repository_link_to_nothing_but_its_own_files() => HostileText.Check(
        hostile =>
        {
            var assessment = Assessment with
            {
                Repository = hostile,
                Warnings = [hostile],
                Pillars = [.. Assessment.Pillars.Select(pillar => pillar with
                {
                    Target = pillar.Target is null ? null : pillar.Target with { Reason = hostile },
                    Criteria = [.. pillar.Criteria.Select(criterion => criterion with { Evidence = [new Evidence(hostile)] })],
                })],
            };

            GitHubMarkdown.AssertInert(MaturityReport.Write(Audience.Executive, Rubric, ReportSamples.Links, assessment));
            GitHubMarkdown.AssertInert(MaturityReport.Write(Audience.Engineering, Rubric, ReportSamples.Links, assessment));
            GitHubMarkdown.AssertInert(RoadmapText.Write(Rubric, ReportSamples.Links, assessment));
        },
        times: 150);

    /// <summary>With targets, and with a history in which the CI/CD level is old and the documentation's is new.</summary>
    private static Assessment Standing(Assessment assessment)
    {
        var configuration = new MaturityConfiguration
        {
            Pillars = new Dictionary<string, PillarSettings>(StringComparer.Ordinal)
            {
                ["security"] = new(null, "an audit is due", 4, new DateOnly(2027, 6, 30), 2),
                ["testing"] = new(null, null, 2, null, 3),
            },
        };
        return assessment with { Pillars = [.. assessment.Pillars.Select(pillar => Targets.Of(pillar, configuration) with
        {
            Standing = pillar.Level is null ? null : pillar.Id == "cicd" ? "confirmed" : "provisional",
            ConfirmedLevel = pillar.Id switch { "cicd" => pillar.Level, "documentation" => 1, _ => null },
        })] };
    }
}
