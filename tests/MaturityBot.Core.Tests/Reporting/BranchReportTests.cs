using MaturityBot.Core.Configuration;
using MaturityBot.Core.Documents;
using MaturityBot.Core.Gaps;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Rating;
using MaturityBot.Core.Reporting;

namespace MaturityBot.Core.Tests.Reporting;

public sealed class BranchReportTests
{
    private static readonly BranchReport First = Report(null, ReportSamples.Before);

    [Fact]
    public void The_first_check_of_a_branch_reads_as_agreed() => ExpectedText.Matches("check-first.md", PullRequestReportTests.Whole(First.Check!));

    [Fact]
    public void The_check_of_a_branch_that_moved_reads_as_agreed() =>
        ExpectedText.Matches("check-branch-moved.md", PullRequestReportTests.Whole(Report(ReportSamples.Before, ReportSamples.After).Check!));

    [Fact]
    public void What_new_rules_moved_is_told_from_what_the_repository_did()
    {
        var byNewRules = ByNewRules(ReportSamples.Change(ReportSamples.Before, ReportSamples.BaseCommit, [("testing.2.tests-in-ci", Outcome.NotMet, new("no step runs tests"))]));
        var after = ByNewRules(ReportSamples.Change(byNewRules, ReportSamples.HeadCommit, [("documentation.3.runbook", Outcome.Met, new("there is a runbook", "docs/runbook.md"))]));

        var check = BranchReport.Of(new BranchFindings(ReportSamples.Rubric, ReportSamples.Links, ReportSamples.Before, after, CheckMode.Report, byNewRules)).Check!;

        Assert.Equal("Documentation 2 → 3 · by new rules: Testing 2 → 1", check.Title);
        Assert.StartsWith("The rules changed from `sample 1` to `sample 2`. By that alone, with nothing changed in the repository: Testing 2 → 1.", check.Summary, StringComparison.Ordinal);
        Assert.Contains("| Documentation & Knowledge Management | 2 | **3** ▲ |", check.Summary, StringComparison.Ordinal);
        Assert.Equal(CheckVerdict.Held, check.Verdict);
    }

    [Fact]
    public void A_fall_that_may_be_the_rules_doing_is_not_held_against_the_repository()
    {
        var after = ByNewRules(ReportSamples.Change(ReportSamples.Before, ReportSamples.HeadCommit, [("testing.2.tests-in-ci", Outcome.NotMet, new("no step runs tests"))]));

        var check = Report(ReportSamples.Before, after).Check!;

        Assert.Equal("Testing 2 → 1 · the rules changed", check.Title);
        Assert.Contains("nobody can say what they moved", check.Summary, StringComparison.Ordinal);
        Assert.Equal(CheckVerdict.Held, check.Verdict);
    }

    [Theory]
    [InlineData("dependabot")]
    [InlineData("security-policy")]
    [InlineData("secret-scanning")]
    [InlineData("codeowners")]
    public void The_issue_of_a_quick_win_reads_as_agreed(string id)
    {
        var issue = Issue(First, id);
        ExpectedText.Matches($"issue-{id}.md", $"title: {issue.Title}\n===== body\n{issue.Body}\n===== closing\n{issue.Closing}");
    }

    [Fact]
    public void An_issue_means_the_same_at_another_commit()
    {
        var later = Report(null, ReportSamples.Before with { Commit = ReportSamples.HeadCommit });

        Assert.Equal(Issue(First, "dependabot").Meaning, Issue(later, "dependabot").Meaning);
        Assert.NotEqual(Issue(First, "dependabot").Body, Issue(later, "dependabot").Body);
    }

    [Fact]
    public void The_file_for_Dependabot_lists_exactly_what_is_there()
    {
        var file = YamlReader.ReadAll(Remedy.For("dependabot", ReportSamples.Before)!.Content).Single().Root;

        Assert.Equal(
            ["docker /", "github-actions /", "npm / /tools/seed data"],
            file["updates"].Items.Select(update => $"{update["package-ecosystem"].Text} {string.Join(' ', update["directories"].ItemsOrSelf.Concat(update["directory"].ItemsOrSelf).Select(item => item.Text))}"));
        Assert.All(file["updates"].Items, update => Assert.Equal(7, update["cooldown"]["default-days"].AsNumber()));
    }

    [Fact]
    public void Folders_with_hostile_names_are_quoted_in_the_file_for_Dependabot() => HostileText.Check(hostile =>
    {
        var folder = "/" + PlainText.OneLine(hostile, 60);
        var assessment = ReportSamples.Before with { DependencyEcosystems = [new("npm", folder)] };

        var document = YamlReader.ReadAll(Remedy.For("dependabot", assessment)!.Content).Single();

        Assert.Null(document.Error);
        Assert.Equal(folder, document.Root["updates"].Items.Single()["directory"].Text);
    });

    [Fact]
    public void Texts_of_a_hostile_repository_link_to_nothing_but_its_own_files() => HostileText.Check(
        hostile =>
        {
            var assessment = ReportSamples.Before with
            {
                Warnings = [hostile],
                Archetypes = [hostile],
                Components = [new AssessedComponent(hostile, "service")],
                DependencyEcosystems = [new("npm", "/" + hostile, hostile), new(hostile, "/", hostile)],
                QuickWins = [.. ReportSamples.Before.QuickWins.Select(win => win with { Message = hostile })],
            };

            var report = Report(null, assessment);

            GitHubMarkdown.AssertInert(report.Check!.Summary);
            Assert.All(report.Issues, issue => GitHubMarkdown.AssertInert(issue.Body));
            Assert.All(report.Issues, issue => GitHubMarkdown.AssertInert(issue.Closing));
            Assert.All(report.Issues, issue => Assert.DoesNotContain('\n', issue.Title));
        },
        times: 150);

    private static Assessment ByNewRules(Assessment assessment) => assessment with { Rubric = new RubricReference("sample", "2") };

    private static QuickWinReport Issue(BranchReport report, string id) => report.Issues.Single(issue => issue.Id == id);

    private static BranchReport Report(Assessment? before, Assessment after) =>
        BranchReport.Of(new BranchFindings(ReportSamples.Rubric, ReportSamples.Links, before, after, CheckMode.Report));
}
