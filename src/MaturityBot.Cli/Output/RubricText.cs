using MaturityBot.Core.Reporting;
using MaturityBot.Core.Rubrics;

namespace MaturityBot.Cli.Output;

/// <summary>A rubric for a person at a terminal.</summary>
internal static class RubricText
{
    /// <summary>Lists a rubric, or explains one pillar, criterion or quick win of it.</summary>
    /// <exception cref="UsageException">There is no such id.</exception>
    public static string Write(Rubric rubric, string? id, Screen? screen)
    {
        var page = new Page(screen);
        if (id is null)
            List(page, rubric);
        else if (rubric.Dimensions.FirstOrDefault(dimension => dimension.Id == id) is { } dimension)
            Explain(page, dimension);
        else if (rubric.Dimensions.SelectMany(each => each.Criteria).FirstOrDefault(criterion => criterion.Id == id) is { } criterion)
            Explain(page, criterion);
        else if (rubric.QuickWins.FirstOrDefault(win => win.Id == id) is { } win)
            Explain(page, win);
        else
            throw new UsageException($"the rubric has no {id}: maturitybot rubric show lists what there is");
        return page.ToString();
    }

    private static void List(Page page, Rubric rubric)
    {
        page.Line($"{rubric.Name} ({rubric.Id} {rubric.Version})");
        foreach (var dimension in rubric.Dimensions)
        {
            page.Line();
            page.Line($"{dimension.Id}: {dimension.Name}", Style.Bold);
            if (dimension.Criteria.Count == 0)
                page.Line("  not judged yet", Style.Dim);
            foreach (var criterion in dimension.Criteria)
                page.Line($"  {criterion.Id} ({Words.Effort(criterion.EffortMinutes)}, {DecidedBy(criterion.DecidedBy)})");
        }

        page.Section("Quick wins", [.. rubric.QuickWins.Select(win => $"{win.Id} ({Words.Effort(win.EffortMinutes)}, {DecidedBy(win.DecidedBy)})")]);
    }

    private static void Explain(Page page, Dimension dimension)
    {
        page.Line($"{dimension.Id}: {dimension.Name}", Style.Bold);
        page.Line(dimension.About);
        page.Section("Does not apply to", [.. dimension.NotFor.Select(reason => $"{reason.Key}: {reason.Value}")]);
        foreach (var level in dimension.Criteria.GroupBy(criterion => criterion.Level))
            page.Section($"Level {level.Key}", [.. level.Select(criterion => $"{criterion.Id}: {criterion.Requirement}")]);
    }

    private static void Explain(Page page, Criterion criterion)
    {
        page.Line($"{criterion.Id} (level {criterion.Level}, {Words.Effort(criterion.EffortMinutes)})", Style.Bold);
        page.Line($"Requirement: {criterion.Requirement}");
        page.Line($"Why: {criterion.Why}");
        page.Line($"How: {criterion.HowTo}");
        page.Line($"Decided by: {DecidedBy(criterion.DecidedBy)}");
        if (criterion.NotFor.Count > 0)
            page.Line($"Does not apply to: {string.Join(", ", criterion.NotFor)}");
        if (criterion.References.Count > 0)
            page.Line($"From: {string.Join(", ", criterion.References)}");
    }

    private static void Explain(Page page, QuickWin win)
    {
        page.Line($"{win.Id}: {win.Title} ({Words.Effort(win.EffortMinutes)})", Style.Bold);
        page.Line($"Why: {win.Why}");
        page.Line($"How: {win.HowTo}");
        page.Line($"Decided by: {DecidedBy(win.DecidedBy)}");
        if (win.Criterion is not null)
            page.Line($"Belongs to: {win.Criterion}");
    }

    private static string DecidedBy(Decision? decision) => decision switch
    {
        null => "a person attests it",
        Decision.One one => one.ProbeId,
        Decision.All all => string.Join(" and ", all.Parts.Select(Part)),
        Decision.Any any => string.Join(" or ", any.Parts.Select(Part)),
        _ => "",
    };

    private static string Part(Decision part) => part is Decision.One ? DecidedBy(part) : $"({DecidedBy(part)})";
}
