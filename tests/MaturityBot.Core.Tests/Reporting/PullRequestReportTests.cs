using System.Text;
using MaturityBot.Core.Configuration;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Reporting;

namespace MaturityBot.Core.Tests.Reporting;

public sealed class PullRequestReportTests
{
    private static readonly PullRequestReport Moving = PullRequestReport.Of(ReportSamples.Findings(ReportSamples.Before, ReportSamples.After));
    private static readonly PullRequestReport Still = PullRequestReport.Of(ReportSamples.Findings(ReportSamples.Before, ReportSamples.Before));

    [Fact]
    public void The_check_of_a_change_that_moves_levels_reads_as_agreed() => ExpectedText.Matches("check-moving.md", Whole(Moving.Check!));

    [Fact]
    public void The_check_of_a_change_that_moves_nothing_reads_as_agreed() => ExpectedText.Matches("check-still.md", Whole(Still.Check!));

    [Fact]
    public void The_comment_of_a_change_that_moves_levels_reads_as_agreed() => ExpectedText.Matches("comment-moving.md", Moving.Comment!.Body);

    [Fact]
    public void The_comment_that_corrects_an_earlier_one_reads_as_agreed() => ExpectedText.Matches("comment-still.md", Still.Comment!.Body);

    [Fact]
    public void The_check_of_a_commit_that_could_not_be_judged_reads_as_agreed() =>
        ExpectedText.Matches("check-not-judged.md", Whole(CheckReport.NotJudged("GitHub did not answer", retrying: true)));

    [Fact]
    public void A_comment_is_worth_posting_only_when_something_moves()
    {
        Assert.True(Moving.Comment!.IsWorthPosting);
        Assert.False(Still.Comment!.IsWorthPosting);
    }

    [Fact]
    public void The_configuration_decides_whether_there_is_a_comment_and_a_check()
    {
        var always = PullRequestReport.Of(ReportSamples.Findings(ReportSamples.Before, ReportSamples.Before, new PullRequestSettings(CheckMode.Off, CommentMode.Always)));
        var never = PullRequestReport.Of(ReportSamples.Findings(ReportSamples.Before, ReportSamples.After, new PullRequestSettings(Comment: CommentMode.Off)));

        Assert.Null(always.Check);
        Assert.True(always.Comment!.IsWorthPosting);
        Assert.Null(never.Comment);
    }

    [Theory]
    [InlineData(CheckMode.Report, CheckVerdict.Neutral)]
    [InlineData(CheckMode.FailOnDrop, CheckVerdict.Fell)]
    public void A_fallen_level_fails_a_check_only_when_that_was_asked_for(CheckMode mode, CheckVerdict verdict) =>
        Assert.Equal(verdict, PullRequestReport.Of(ReportSamples.Findings(ReportSamples.Before, ReportSamples.After, new PullRequestSettings(mode))).Check!.Verdict);

    [Fact]
    public void A_change_by_which_nothing_falls_succeeds() => Assert.Equal(CheckVerdict.Held, Still.Check!.Verdict);

    [Fact]
    public void What_was_lost_is_remarked_first_and_louder()
    {
        Assert.Equal(["cicd.3.rollback no longer met", "security.2.dependency-updates now met"], Moving.Check!.Annotations.Select(annotation => annotation.Title));
        Assert.Equal([true, false], Moving.Check.Annotations.Select(annotation => annotation.IsWarning));
        Assert.Equal((".github/workflows/deploy.yml", 41, 41), Place(Moving.Check.Annotations[0]));
        Assert.Equal((".github/dependabot.yml", 3, 14), Place(Moving.Check.Annotations[1]));
    }

    [Fact]
    public void A_loss_without_a_place_in_the_head_is_remarked_where_it_was_within_the_file()
    {
        var after = ReportSamples.Change(ReportSamples.Before, ReportSamples.HeadCommit, [("cicd.3.rollback", Outcome.NotMet, new Evidence("nothing rolls a release back"))]);

        var annotation = Assert.Single(PullRequestReport.Of(ReportSamples.Findings(ReportSamples.Before, after)).Check!.Annotations);

        Assert.Equal((".github/workflows/deploy.yml", 41, 42), Place(annotation));
    }

    [Fact]
    public void A_loss_in_a_file_that_is_gone_is_not_remarked()
    {
        var after = ReportSamples.Change(ReportSamples.Before, ReportSamples.HeadCommit, [("documentation.2.readme", Outcome.NotMet, new Evidence("there is no README"))]);

        Assert.Empty(PullRequestReport.Of(ReportSamples.Findings(ReportSamples.Before, after)).Check!.Annotations);
    }

    [Fact]
    public void An_error_in_the_configuration_is_remarked_on_its_line()
    {
        var report = PullRequestReport.Of(ReportSamples.Findings(ReportSamples.Before, ReportSamples.Before, errors: [new ConfigurationError(1, "a map is expected here")]));

        var annotation = Assert.Single(report.Check!.Annotations);
        Assert.Equal((".github/maturity.yml", 1, 1), Place(annotation));
        Assert.Equal("A map is expected here. The configuration of the default branch stays in force until this is mended.", annotation.Message);
    }

    [Fact]
    public void Texts_of_a_hostile_repository_link_to_nothing_but_its_own_lines() => HostileText.Check(hostile =>
    {
        var after = ReportSamples.Change(ReportSamples.Before, ReportSamples.HeadCommit, [
            ("security.2.dependency-updates", Outcome.Met, new Evidence(hostile, hostile, 1, 2)),
            ("testing.2.tests-in-ci", Outcome.NotMet, new Evidence(hostile, Setting: hostile)),
        ]);

        var report = PullRequestReport.Of(ReportSamples.Findings(ReportSamples.Before, after) with { BaseBranch = hostile });

        Assert.All([report.Check!.Summary, report.Check.Text, report.Comment!.Body], GitHubMarkdown.AssertInert);
    }, times: 150);

    [Fact]
    public void A_text_that_would_be_too_long_loses_whole_rows_and_says_so()
    {
        var long1 = ReportSamples.Change(ReportSamples.Before, ReportSamples.HeadCommit, [.. ReportSamples.Before.Pillars.SelectMany(pillar => pillar.Criteria).Select(criterion =>
            (criterion.Id, Outcome.Unknown, new Evidence(new string('é', 290), $"{new string('ü', 290)}/{criterion.Id}", 1, 1)))]);
        var wide = long1 with { Pillars = [.. Enumerable.Range(0, 40).SelectMany(_ => long1.Pillars)] };

        var check = PullRequestReport.Of(ReportSamples.Findings(ReportSamples.Before, wide)).Check!;

        Assert.InRange(Encoding.UTF8.GetByteCount(check.Text), 60_000, CheckReport.LongestText);
        Assert.EndsWith("left out here, to stay within the length that GitHub takes.", check.Text, StringComparison.Ordinal);
        Assert.All(check.Text.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)), line => Assert.EndsWith(" |", line, StringComparison.Ordinal));
        Assert.Equal(check.Text.Split("<details>").Length, check.Text.Split("</details>").Length);
    }

    internal static string Whole(CheckReport check) => $"""
        title: {check.Title}
        verdict: {check.Verdict}
        ===== summary
        {check.Summary}
        ===== text
        {check.Text}
        ===== annotations
        {string.Join("\n", check.Annotations.Select(annotation => $"{(annotation.IsWarning ? "warning" : "notice")} {annotation.Path}:{annotation.Line}-{annotation.EndLine} {annotation.Title}\n  {annotation.Message}"))}
        """;

    private static (string, int, int) Place(Annotation annotation) => (annotation.Path, annotation.Line, annotation.EndLine);
}
