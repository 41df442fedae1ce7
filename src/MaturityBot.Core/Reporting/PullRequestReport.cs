using MaturityBot.Core.Configuration;
using MaturityBot.Core.Gaps;
using MaturityBot.Core.Rating;
using MaturityBot.Core.Rubrics;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Reporting;

/// <summary>What is known about a pull request when it is reported.</summary>
/// <param name="Rubric">The rules by which both sides were judged.</param>
/// <param name="Links">Where readers find things.</param>
/// <param name="Before">The base, judged.</param>
/// <param name="After">The head, judged by the configuration of the base.</param>
/// <param name="Head">The head's files, so that remarks stand on lines that exist.</param>
/// <param name="BaseBranch">The branch whose rules were applied.</param>
/// <param name="Settings">What the base's configuration wants of check run and comment.</param>
/// <param name="ConfigurationErrors">What is wrong with the head's own configuration file.</param>
public sealed record PullRequestFindings(
    Rubric Rubric,
    Links Links,
    Assessment Before,
    Assessment After,
    Snapshot Head,
    string BaseBranch,
    PullRequestSettings Settings,
    IReadOnlyList<ConfigurationError> ConfigurationErrors);

/// <summary>What is published about a pull request.</summary>
/// <param name="Check">The check run of the head; null when the configuration wants none.</param>
/// <param name="Comment">The comment; null when the configuration wants none.</param>
public sealed record PullRequestReport(CheckReport? Check, CommentReport? Comment)
{
    private const int MostSteps = 5;

    /// <summary>Writes the report. Pure: the same findings give the same texts.</summary>
    public static PullRequestReport Of(PullRequestFindings findings)
    {
        var delta = AssessmentDelta.Between(findings.Before, findings.After);
        var change = new ChangeText(findings.Rubric, findings.Links, findings.Before, findings.After, delta);
        var stand = new StandText(findings.Links, findings.After);
        return new PullRequestReport(
            findings.Settings.Check == CheckMode.Off ? null : new CheckReport(
                Headline.Of(delta),
                Summary(findings, delta, change, stand),
                Details(delta, stand),
                Verdict(delta, findings.Settings.Check),
                [.. Annotations.Of(findings.ConfigurationErrors, findings.Head), .. Annotations.Of(delta, findings.Rubric, findings.Head)]),
            findings.Settings.Comment == CommentMode.Off ? null : new CommentReport(
                CommentOf(findings, delta, change, stand),
                IsWorthPosting: delta.IsWorthTelling || findings.Settings.Comment == CommentMode.Always));
    }

    private static CheckVerdict Verdict(AssessmentDelta delta, CheckMode mode) =>
        delta.Pillars.Any(pillar => pillar.Falls) ? mode == CheckMode.FailOnDrop ? CheckVerdict.Fell : CheckVerdict.Neutral
        : delta.QuickWins.Any(win => !win.Gained) ? CheckVerdict.Neutral
        : CheckVerdict.Held;

    private static string Summary(PullRequestFindings findings, AssessmentDelta delta, ChangeText change, StandText stand)
    {
        var page = new Page(CheckReport.LongestText);
        page.Add(delta.MovesLevels
            ? Markdown.Of($"**This pull request moves {delta.Pillars.Count} of {findings.After.Pillars.Count} pillars.**")
            : Markdown.Of($"**This pull request changes no level.**"));
        page.Add(ChangeText.TableHead, change.Rows);
        page.Add("", change.QuickWins);
        page.Add("Without a change of level:\n", change.OtherCriteria);
        page.Add(stand.Unchanged(delta.Pillars.Select(pillar => pillar.After.Id).ToHashSet(StringComparer.Ordinal)));
        page.Add(stand.OutOfSight);
        page.Add(stand.Closest);
        page.Add(Footer(findings));
        return page.ToString();
    }

    private static string Details(AssessmentDelta delta, StandText stand)
    {
        var page = new Page(CheckReport.LongestText);
        page.Add("**Next steps, the least effort for a level first**\n", stand.Steps(most: 20));
        foreach (var (head, rows) in stand.Details(delta.Pillars.Select(pillar => pillar.After.Id).ToHashSet(StringComparer.Ordinal)))
            page.Add(head, rows, StandText.DetailsFoot);
        return page.ToString();
    }

    private static string CommentOf(PullRequestFindings findings, AssessmentDelta delta, ChangeText change, StandText stand)
    {
        var page = new Page(CheckReport.LongestText - CommentReport.MarkerReserve);
        page.Add(Markdown.Of($"### Maturity: {Headline.Of(delta)}"));
        page.Add(ChangeText.TableHead, change.Rows);
        page.Add("", change.QuickWins);
        page.Add("<details><summary>What would lift this repository next</summary>\n", stand.Steps(MostSteps), "\n</details>");
        page.Add(Markdown.Of($"<sub>{Footer(findings)}</sub>"));
        return page.ToString();
    }

    private static Markdown Footer(PullRequestFindings findings) => Markdown.Join(
        " · ",
        [
            Markdown.Of($"Judged at {Markdown.Code(Words.Commit(findings.After.Commit))} by the rules on {Markdown.Code(findings.BaseBranch, 60)}"),
            findings.Links.Details is null ? Markdown.Empty : Markdown.Link(Markdown.Of($"details"), findings.Links.Details),
        ]);
}

/// <summary>What the comment of a pull request says.</summary>
/// <param name="Body">Markdown, short enough to take a marker line in front.</param>
/// <param name="IsWorthPosting">Whether people are to be told; otherwise only a comment that is there already is corrected.</param>
public sealed record CommentReport(string Body, bool IsWorthPosting)
{
    /// <summary>Bytes that are left for the marker line.</summary>
    public const int MarkerReserve = 200;
}
