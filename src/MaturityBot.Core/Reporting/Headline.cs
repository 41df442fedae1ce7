using System.Globalization;
using MaturityBot.Core.Gaps;
using MaturityBot.Core.Rating;

namespace MaturityBot.Core.Reporting;

/// <summary>What changed, in one line of plain text.</summary>
public static class Headline
{
    private const int MostPillars = 4;

    /// <summary><c>Security 2 → 3, CI/CD 3 → 2</c>, or that no level changed and what did.</summary>
    public static string Of(AssessmentDelta delta)
    {
        if (delta.MovesLevels)
            return string.Join(", ", delta.Pillars.Take(MostPillars).Select(Of)) + (delta.Pillars.Count > MostPillars ? $" and {delta.Pillars.Count - MostPillars} more" : "");

        var changes = string.Join(", ", Changes(delta));
        return $"No level changes · {(changes.Length > 0 ? changes : "overall unchanged")}";
    }

    /// <summary>What changed in the repository, and apart from it that the rules changed.</summary>
    public static string Of(ChangeSplit split) => split switch
    {
        { IsMixed: true } => $"{Of(split.Repository)} · the rules changed",
        { Rules: { MovesLevels: true } rules } => $"{Of(split.Repository)} · by new rules: {Of(rules)}",
        _ => Of(split.Repository),
    };

    /// <summary>The levels of a repository that is judged for the first time: <c>12 pillars judged: 2 at level 3, 10 at level 1</c>.</summary>
    public static string Of(Assessment assessment)
    {
        var levels = assessment.Pillars.Where(pillar => pillar.Level is not null).GroupBy(pillar => pillar.Level!.Value).OrderByDescending(group => group.Key).ToArray();
        return levels.Length == 0
            ? "No pillar could be judged"
            : $"{Words.Count(levels.Sum(group => group.Count()), "pillar", "pillars")} judged: {string.Join(", ", levels.Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} at level {group.Key}")))}";
    }

    private static string Of(PillarChange change) => $"{Words.ShortName(change.After)} {Words.Level(change.Before)} → {Words.Level(change.After)}";

    private static IEnumerable<string> Changes(AssessmentDelta delta)
    {
        if (delta.QuickWins.Count(win => win.Gained) is > 0 and var taken)
            yield return $"{Words.Count(taken, "quick win", "quick wins")} taken";
        if (delta.QuickWins.Count(win => !win.Gained) is > 0 and var lost)
            yield return $"{Words.Count(lost, "quick win", "quick wins")} lost";
        if (delta.Criteria.Count(change => change.Gained) is > 0 and var met)
            yield return $"{Words.Count(met, "criterion", "criteria")} met";
        if (delta.Criteria.Count(change => !change.Gained) is > 0 and var dropped)
            yield return $"{Words.Count(dropped, "criterion", "criteria")} no longer met";
    }
}
