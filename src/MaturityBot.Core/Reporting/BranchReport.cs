using MaturityBot.Core.Configuration;
using MaturityBot.Core.Gaps;
using MaturityBot.Core.Rating;
using MaturityBot.Core.Rubrics;

namespace MaturityBot.Core.Reporting;

/// <summary>What is known about the default branch when it is reported.</summary>
/// <param name="Rubric">The rules by which it was judged.</param>
/// <param name="Links">Where readers find things.</param>
/// <param name="Before">The assessment before this one; null the first time.</param>
/// <param name="After">The branch, judged.</param>
/// <param name="Check">What the configuration wants of check runs.</param>
/// <param name="BeforeByNewRules">The commit of <paramref name="Before"/> judged by today's rules; null when they are the same, or it cannot be read any more.</param>
public sealed record BranchFindings(Rubric Rubric, Links Links, Assessment? Before, Assessment After, CheckMode Check, Assessment? BeforeByNewRules = null);

/// <summary>What is published about the default branch.</summary>
/// <param name="Check">The check run of its head, without remarks on lines; null when the configuration wants none.</param>
/// <param name="Issues">A report for every quick win, in the rubric's order; most need no issue.</param>
public sealed record BranchReport(CheckReport? Check, IReadOnlyList<QuickWinReport> Issues)
{
    /// <summary>Writes the report. Pure: the same findings give the same texts.</summary>
    public static BranchReport Of(BranchFindings findings) => new(
        findings.Check == CheckMode.Off ? null : CheckOf(findings),
        [.. findings.Rubric.QuickWins
            .Join(findings.After.QuickWins, win => win.Id, rating => rating.Id, (win, rating) => QuickWinReport.Of(win, rating, findings.After, findings.Links), StringComparer.Ordinal)]);

    private static CheckReport CheckOf(BranchFindings findings)
    {
        var stand = new StandText(findings.Links, findings.After);
        var split = findings.Before is null ? null : ChangeSplit.Of(findings.Before, findings.BeforeByNewRules, findings.After);
        var delta = split?.Repository;
        var moved = delta?.Pillars.Select(pillar => pillar.After.Id).ToHashSet(StringComparer.Ordinal) ?? [];
        var page = new Page(CheckReport.LongestText);
        if (split is not null)
            page.Add(Rules(split, findings.Before!, findings.After));
        if (delta is { MovesLevels: true })
            page.Add(ChangeText.TableHead, new ChangeText(findings.Rubric, findings.Links, findings.BeforeByNewRules ?? findings.Before!, findings.After, delta).Rows);
        page.Add(StandText.TableHead, stand.Rows);
        page.Add(stand.LevelLess);
        page.Add(stand.OutOfSight);
        page.Add(stand.Closest);
        page.Add("**Quick wins**\n", stand.QuickWins(findings.Rubric));
        page.Add("Warnings:\n", findings.After.Warnings.Select(warning => Markdown.Of($"- {Markdown.Prose(warning)}")));

        page.Add(findings.Links.Details is null ? Markdown.Empty : Markdown.Link(Markdown.Of($"details"), findings.Links.Details));

        var details = new Page(CheckReport.LongestText);
        details.Add("**Next steps, the least effort for a level first**\n", stand.Steps(most: 20));
        foreach (var (head, rows) in stand.Details(moved))
            details.Add(head, rows, StandText.DetailsFoot);
        return new CheckReport(
            split is null ? Headline.Of(findings.After) : Headline.Of(split),
            page.ToString(),
            details.ToString(),
            split is { IsMixed: false } && split.Repository.Pillars.Any(pillar => pillar.Falls) ? CheckVerdict.Neutral : CheckVerdict.Held,
            []);
    }

    /// <summary>That the rules changed, and what they alone moved; empty when they are the same.</summary>
    private static Markdown Rules(ChangeSplit split, Assessment before, Assessment after) => split switch
    {
        { IsMixed: true } => Markdown.Of($"The rules changed from {Name(before)} to {Name(after)}. The commit that was judged before cannot be read any more, so nobody can say what they moved and what the repository did."),
        { Rules: { MovesLevels: true } rules } => Markdown.Of($"The rules changed from {Name(before)} to {Name(after)}. By that alone, with nothing changed in the repository: {Headline.Of(rules)}."),
        { Rules: not null } => Markdown.Of($"The rules changed from {Name(before)} to {Name(after)}. That alone moved no level."),
        _ => Markdown.Empty,
    };

    private static Markdown Name(Assessment assessment) => Markdown.Code($"{assessment.Rubric.Id} {assessment.Rubric.Version}");
}
