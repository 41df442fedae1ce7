using MaturityBot.Core.Gaps;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Rating;
using MaturityBot.Core.Reporting;

namespace MaturityBot.Cli.Output;

/// <summary>What moved between two commits, for a person at a terminal.</summary>
internal static class DeltaTable
{
    /// <summary>Writes the table.</summary>
    public static string Write(Assessment before, Assessment after, AssessmentDelta delta, Screen? screen)
    {
        var page = new Page(screen);
        page.Line($"{Page.Clean(after.Repository)} from {Words.Commit(before.Commit)} to {Words.Commit(after.Commit)}, judged by the rules at {Words.Commit(before.Commit)}");
        page.Line();
        if (delta.Pillars.Count == 0)
            page.Line("No level changes.");
        else
            Pillars(page, delta);

        page.Section("Criteria that moved", [.. delta.Criteria.Select(Line)]);
        page.Section("Quick wins", [.. delta.QuickWins.Select(change => $"{change.After.Id} {(change.Gained ? "taken" : "lost")}: {Page.Clean(change.After.Message)}")]);
        page.Section("Not seen", [.. before.Warnings.Union(after.Warnings, StringComparer.Ordinal).Select(Page.Clean)]);
        return page.ToString();
    }

    private static void Pillars(Page page, AssessmentDelta delta)
    {
        var width = delta.Pillars.Max(change => change.After.Name.Length);
        page.Line($"{"Pillar".PadRight(width)}  {"Before",-10}  {"After",-10}", Style.Bold);
        foreach (var change in delta.Pillars)
            page.Line($"{change.After.Name.PadRight(width)}  {Words.Level(change.Before),-10}  {Words.Level(change.After)}{(change.Rises ? " (rises)" : change.Falls ? " (falls)" : "")}");
    }

    private static string Line(CriterionChange change)
    {
        var evidence = change.After.Evidence.Count > 0 ? change.After.Evidence[0] : new Evidence("");
        var place = evidence.Path is null ? "" : $" ({Page.Clean(evidence.Path)}{(evidence.Line is { } line ? $" line {line}" : "")})";
        return $"{change.After.Id} {(change.Gained ? "is met" : "is no longer met")}: {Page.Clean(evidence.Message)}{place}";
    }
}
