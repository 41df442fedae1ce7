using MaturityBot.Core.Gaps;
using MaturityBot.Core.Rating;
using MaturityBot.Core.Rubrics;

namespace MaturityBot.Core.Reporting;

/// <summary>What to do next in one repository, as Markdown: what takes minutes, then the steps to the targets, then what goes beyond them.</summary>
public static class RoadmapText
{
    /// <summary>Writes the roadmap. Pure: the same assessment gives the same text.</summary>
    public static string Write(Rubric rubric, Links links, Assessment assessment)
    {
        var stand = new StandText(links, assessment);
        var page = new Page(int.MaxValue);
        page.Add(MaturityReport.Head(Markdown.Of($"Roadmap of {assessment.Repository}"), assessment));
        page.Add("## Quick wins\n", stand.QuickWins(rubric));
        page.Add("## Steps to the targets, the least effort for a level first\n", stand.Steps(int.MaxValue, IsBelowTarget));
        page.Add("## Beyond the targets\n", stand.Steps(int.MaxValue, step => !IsBelowTarget(step)));
        page.Add("## Only to be seen\n\nNothing is known to be missing for the next level of these; what could not be seen decides.\n", LevelReason.Of(assessment).Where(reason => reason.IsUnseen).Select(Unseen));
        page.Add("## Warnings\n", assessment.Warnings.Select(warning => Markdown.Of($"- {Markdown.Prose(warning)}")));
        page.Add(Markdown.Of($"""
            ## How long it takes

            The efforts are typical ones for the work itself. To take hold, a step from level 1 to 2 usually needs a quarter, from 2 to 3 two quarters, from 3 to 4 a year or more; a level is confirmed when it was held for a quarter. The order is by effort alone: what matters most to you comes first.
            """));
        return page + "\n";
    }

    private static bool IsBelowTarget(NextStep step) => step.Pillar.BelowTarget > 0;

    private static Markdown Unseen(LevelReason reason) => Markdown.Of(
        $"- {Words.ShortName(reason.Pillar)} {Words.Level(reason.Pillar)}: {Markdown.Join(", ", reason.Missing.Select(criterion => Markdown.Code(criterion.Id)))}");
}
