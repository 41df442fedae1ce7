using System.Globalization;
using System.Text;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Rating;
using MaturityBot.Core.Rubrics;

namespace MaturityBot.Cli.Output;

/// <summary>An assessment for a person at a terminal: the pillars in one line each, the quick wins, where to read more.</summary>
internal static class AssessmentTable
{
    private const int Unlimited = int.MaxValue;

    /// <summary>Writes the table; lines are cut to the screen's width, and whole where there is no screen.</summary>
    public static string Write(Assessment assessment, Rubric rubric, Screen? screen)
    {
        var page = new Page(screen);
        page.Line($"{assessment.Repository}{(assessment.Commit.Length > 0 ? $" at {assessment.Commit[..7]}" : "")}, judged by {assessment.Rubric.Id} {assessment.Rubric.Version} as {string.Join(", ", assessment.Archetypes)}");
        page.Line("");
        var width = assessment.Pillars.Max(pillar => pillar.Name.Length);
        page.Line($"{"Pillar".PadRight(width)}  {"Level",-5}  {"Standing",-11}  {"Seen",-7}  For the next level", Style.Bold);
        foreach (var pillar in assessment.Pillars)
            page.Line(Row(pillar, width), pillar.Level is null ? Style.Dim : Style.Plain);

        var wins = assessment.QuickWins.Where(win => win.Outcome == Outcome.NotMet).ToArray();
        if (wins.Length > 0)
        {
            page.Line("");
            page.Line($"Quick wins ({wins.Sum(win => win.EffortMinutes)} min in all)", Style.Bold);
            foreach (var win in wins)
                page.Line($"  {Minutes(win.EffortMinutes),7}  {rubric.QuickWins.FirstOrDefault(known => known.Id == win.Id)?.Title ?? win.Id} ({win.Message})");
        }

        if (assessment.Warnings.Count > 0)
        {
            page.Line("");
            page.Line("Not seen", Style.Bold);
            foreach (var warning in assessment.Warnings)
                page.Line($"  {warning}");
        }

        page.Line("");
        page.Line("More: --format json shows the evidence of every criterion; maturitybot rubric show CRITERION says what it asks for and how to meet it.", Style.Dim);
        return page.ToString();
    }

    private static string Row(PillarRating pillar, int width) => pillar.Level is { } level
        ? $"{pillar.Name.PadRight(width)}  {level,-5}  {pillar.Standing,-11}  {$"{pillar.CriteriaSeen} of {pillar.CriteriaTotal}",-7}  {Next(pillar)}"
        : $"{pillar.Name.PadRight(width)}  {(pillar.Applicable ? "-" : "N/A"),-5}  {pillar.Reason}";

    private static string Next(PillarRating pillar)
    {
        var missing = pillar.Criteria.Where(criterion => pillar.Next.Contains(criterion.Id, StringComparer.Ordinal)).ToArray();
        if (missing.Length == 0)
            return pillar.Level == Levels.Highest ? "highest level" : "nothing that this rubric asks for";
        var slugs = string.Join(", ", missing.Select(criterion => criterion.Id));
        return missing.All(criterion => criterion.Outcome == Outcome.NotMet)
            ? $"{slugs} ({Minutes(missing.Sum(criterion => criterion.EffortMinutes)).TrimStart()})"
            : $"cannot be seen: {slugs}";
    }

    private static string Minutes(int minutes) => minutes < 120 ? $"{minutes} min"
        : minutes < 960 ? string.Create(CultureInfo.InvariantCulture, $"{minutes / 60.0:0.#} h")
        : string.Create(CultureInfo.InvariantCulture, $"{minutes / 480.0:0.#} days");

    private enum Style
    {
        Plain,
        Bold,
        Dim,
    }

    private sealed class Page(Screen? screen)
    {
        private readonly StringBuilder text = new();

        public void Line(string line, Style style = Style.Plain)
        {
            var safe = SafeText.OneLine(line).TrimEnd();
            var width = screen?.Width ?? Unlimited;
            if (safe.Length > width)
                safe = safe[..Math.Max(0, width - 1)] + "…";
            var code = screen is { HasColours: true } ? style switch { Style.Bold => "1", Style.Dim => "2", _ => null } : null;
            text.Append(code is null ? safe : $"\e[{code}m{safe}\e[0m").Append('\n');
        }

        public override string ToString() => text.ToString();
    }
}
