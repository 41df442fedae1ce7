using MaturityBot.Core.Probes;
using MaturityBot.Core.Rating;
using MaturityBot.Core.Reporting;
using MaturityBot.Core.Rubrics;

namespace MaturityBot.Cli.Output;

/// <summary>An assessment for a person at a terminal: the pillars in one line each, the quick wins, where to read more.</summary>
internal static class AssessmentTable
{
    /// <summary>Writes the table.</summary>
    public static string Write(Assessment assessment, Rubric rubric, Screen? screen)
    {
        var page = new Page(screen);
        var commit = assessment.Commit.Length > 0 ? $" at {Words.Commit(assessment.Commit)}" : "";
        page.Line($"{Page.Clean(assessment.Repository)}{commit}, judged by {assessment.Rubric.Id} {assessment.Rubric.Version} as {string.Join(", ", assessment.Archetypes)}");
        page.Line();

        var width = assessment.Pillars.Max(pillar => pillar.Name.Length);
        page.Line($"{"Pillar".PadRight(width)}  {"Level",-10}  {"Standing",-11}  {"Seen",-8}  For the next level", Style.Bold);
        foreach (var pillar in assessment.Pillars)
            page.Line($"{pillar.Name.PadRight(width)}  {Words.Level(pillar),-10}  {Rest(pillar)}", pillar.Level is null ? Style.Dim : Style.Plain);

        var wins = assessment.QuickWins.Where(win => win.Outcome == Outcome.NotMet).ToArray();
        page.Section($"Quick wins ({Words.Effort(wins.Sum(win => win.EffortMinutes))} in all)", [.. wins.Select(win => Line(win, rubric))]);
        page.Section("Not seen", [.. assessment.Warnings.Select(Page.Clean)]);
        page.Line();
        page.Line("Evidence of every criterion: --format markdown or json. What a criterion asks for and how to meet it: maturitybot rubric show ID.", Style.Dim);
        return page.ToString();
    }

    private static string Rest(PillarRating pillar) => pillar.Level is null
        ? Page.Clean(pillar.Applicable ? "" : pillar.Reason)
        : $"{pillar.Standing,-11}  {$"{pillar.CriteriaSeen} of {pillar.CriteriaTotal}",-8}  {Next(pillar)}";

    private static string Next(PillarRating pillar)
    {
        var missing = pillar.Criteria.Where(criterion => pillar.Next.Contains(criterion.Id, StringComparer.Ordinal)).ToArray();
        if (missing.Length == 0)
            return pillar.Level == Levels.Highest ? "highest level" : "nothing more is asked for";
        var ids = string.Join(", ", missing.Select(criterion => criterion.Id));
        return missing.Any(criterion => criterion.Outcome == Outcome.NotMet)
            ? $"{ids} ({Words.Effort(missing.Sum(criterion => criterion.EffortMinutes))})"
            : $"cannot be seen: {ids}";
    }

    private static string Line(QuickWinRating win, Rubric rubric)
    {
        var title = rubric.QuickWins.FirstOrDefault(known => known.Id == win.Id)?.Title ?? win.Id;
        return $"{Words.Effort(win.EffortMinutes),7}  {title} ({Page.Clean(win.Message)})";
    }
}
