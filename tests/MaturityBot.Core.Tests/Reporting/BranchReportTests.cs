using MaturityBot.Core.Configuration;
using MaturityBot.Core.Documents;
using MaturityBot.Core.Gaps;
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

    private static QuickWinReport Issue(BranchReport report, string id) => report.Issues.Single(issue => issue.Id == id);

    private static BranchReport Report(Assessment? before, Assessment after) =>
        BranchReport.Of(new BranchFindings(ReportSamples.Rubric, ReportSamples.Links, before, after, CheckMode.Report));
}
