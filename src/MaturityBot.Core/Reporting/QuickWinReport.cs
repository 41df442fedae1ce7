using MaturityBot.Core.Gaps;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Rating;
using MaturityBot.Core.Rubrics;

namespace MaturityBot.Core.Reporting;

/// <summary>What an issue about a quick win says, if one is to be opened or closed.</summary>
/// <param name="Id">Quick-win id.</param>
/// <param name="Outcome">Not met: the issue is to be open. Unknown or failed: leave it as it is. Anything else: it is to be closed.</param>
/// <param name="Title">What to achieve, in one line of plain text.</param>
/// <param name="Body">Markdown, short enough to take a marker line in front.</param>
/// <param name="Meaning">What the body says but for the commit it was seen at: while this stays, the issue is not touched.</param>
/// <param name="Closing">The comment that closes the issue.</param>
public sealed record QuickWinReport(string Id, Outcome Outcome, string Title, string Body, string Meaning, string Closing)
{
    /// <summary>Writes the report for one quick win.</summary>
    public static QuickWinReport Of(QuickWin win, QuickWinRating rating, Assessment assessment, Links links)
    {
        var title = TitleOf(win, assessment);
        var anywhere = links with { Web = null };
        return new QuickWinReport(
            win.Id,
            rating.Outcome,
            title,
            BodyOf(win, rating, assessment, links),
            $"{title}\n{BodyOf(win, rating, assessment with { Commit = "" }, anywhere)}",
            ClosingOf(rating, assessment));
    }

    private static string TitleOf(QuickWin win, Assessment assessment)
    {
        var ecosystems = assessment.DependencyEcosystems.Select(item => Words.Ecosystem(item.Ecosystem)).Distinct(StringComparer.Ordinal).ToArray();
        return PlainText.OneLine(
            win.Id == "dependabot" && ecosystems.Length > 0 ? $"Let Dependabot update {Words.List(ecosystems, most: 4)} dependencies" : win.Title,
            120);
    }

    private static string BodyOf(QuickWin win, QuickWinRating rating, Assessment assessment, Links links)
    {
        var page = new Page(CheckReport.LongestText - CommentReport.MarkerReserve);
        page.Add(Markdown.Of($"{Markdown.Prose(Words.Sentence(rating.Message))} {Markdown.Prose(win.Why)}"));
        page.Add(Markdown.Of($"**Do this** (about {Words.Effort(win.EffortMinutes)}): {Markdown.Prose(win.HowTo)}"));
        if (Remedy.For(win.Id, assessment) is { } remedy)
        {
            var file = Markdown.Code(remedy.Path);
            page.Add(remedy.Ask is null
                ? Markdown.Of($"Ready to commit as {file}; if there is one already, add what it lacks:\n{Markdown.Fence(remedy.Language, remedy.Content)}")
                : Markdown.Of($"A start for {file}:\n{Markdown.Fence(remedy.Language, remedy.Content)}\n{Markdown.Prose(remedy.Ask)}"));
        }
        else if (Remedy.SettingsPage(win.Id) is { } settings)
        {
            page.Add(Markdown.Link(Markdown.Of($"Open the repository's security settings"), links.Page(settings)));
        }

        page.Add(Markdown.Of($"**Then**: this issue closes by itself{Gain(win, assessment)}."));
        page.Add(Markdown.Join(" ", [Found(win, assessment, links), Markdown.Of($"Not for this repository? Close this issue as \"not planned\": it stays closed.")]));
        return page.ToString();
    }

    private static Markdown Gain(QuickWin win, Assessment assessment)
    {
        if (assessment.Pillars.FirstOrDefault(item => item.Criteria.Any(criterion => criterion.Id == win.Criterion)) is not { Level: { } level } pillar)
            return Markdown.Empty;
        var to = NextStep.LevelWith(pillar, new HashSet<string>([win.Criterion!], StringComparer.Ordinal));
        if (to > level)
            return Markdown.Of($", and {Words.ShortName(pillar)} rises from {level} to {to} ({(pillar.Criteria.Any(criterion => criterion.Level <= to && !Levels.IsSeen(criterion)) ? "nothing else that could be seen" : "nothing else")} is missing for {to})");
        var others = pillar.Next.Count(id => id != win.Criterion);
        return pillar.Next.Contains(win.Criterion, StringComparer.Ordinal) && others > 0
            ? Markdown.Of($", and {Words.ShortName(pillar)} is one step nearer to {level + 1} ({Words.Count(others, "criterion is", "criteria are")} missing besides)")
            : Markdown.Empty;
    }

    private static Markdown Found(QuickWin win, Assessment assessment, Links links)
    {
        if (assessment.Commit.Length == 0)
            return Markdown.Empty;
        var manifests = win.Id != "dependabot" ? [] : assessment.DependencyEcosystems.Where(item => item.Manifest.Length > 0).Select(item => item.Manifest).Distinct(StringComparer.Ordinal).ToArray();
        var at = Markdown.Code(Words.Commit(assessment.Commit));
        return manifests.Length == 0
            ? Markdown.Of($"Judged at {at}.")
            : Markdown.Of($"Found: {Markdown.Join(", ", manifests.Take(5).Select(path => Markdown.Link(Markdown.Code(path), links.To(assessment.Commit, new Evidence("", path)))))}{(manifests.Length > 5 ? $" and {manifests.Length - 5} more" : "")} at {at}.");
    }

    private static string ClosingOf(QuickWinRating rating, Assessment assessment)
    {
        var at = assessment.Commit.Length == 0 ? Markdown.Empty : Markdown.Of($" Seen at {Markdown.Code(Words.Commit(assessment.Commit))}.");
        return rating.Outcome is Outcome.Met
            ? Markdown.Of($"Done: {Markdown.Prose(rating.Message)}.{at}").ToString()
            : Markdown.Of($"This no longer applies: {Markdown.Prose(rating.Message)}.{at}").ToString();
    }
}
