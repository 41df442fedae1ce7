using MaturityBot.Core.Gaps;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Rating;
using MaturityBot.Core.Rubrics;

namespace MaturityBot.Core.Reporting;

/// <summary>What moved between two assessments, as Markdown.</summary>
internal sealed class ChangeText(Rubric rubric, Links links, Assessment before, Assessment after, AssessmentDelta delta)
{
    private const int MostCauses = 2;
    private readonly EvidenceText evidence = new(links);

    /// <summary>Head of the table of <see cref="Rows"/>.</summary>
    public const string TableHead = "| Pillar | Before | After | What moved it |\n|---|:-:|:-:|---|";

    /// <summary>One row for each pillar whose level moved.</summary>
    public IEnumerable<Markdown> Rows => delta.Pillars.Select(change =>
        Markdown.Of($"| {change.After.Name} | {Words.Level(change.Before)} | {Level(change)} | {Causes(change)} |"));

    /// <summary>One line for each criterion that changed without moving a level.</summary>
    public IEnumerable<Markdown> OtherCriteria => delta.Criteria
        .Where(change => delta.Pillars.All(pillar => pillar.After.Id != change.Pillar.After.Id || pillar.Causes.All(cause => cause.After.Id != change.After.Id)))
        .Select(change => Markdown.Of($"- {Markdown.Code(change.After.Id)} is {(change.Gained ? "met now" : "no longer met")}: {Cause(change)}"));

    /// <summary>One line for each quick win that was taken or lost.</summary>
    public IEnumerable<Markdown> QuickWins => delta.QuickWins.Select(change =>
        Markdown.Of($"- Quick win {(change.Gained ? "taken" : "lost")}: {Title(change.After.Id)} ({Markdown.Prose(change.After.Message)})"));

    private static Markdown Level(PillarChange change) => change switch
    {
        { Rises: true } => Markdown.Of($"**{Words.Level(change.After)}** ▲"),
        { Falls: true } => Markdown.Of($"**{Words.Level(change.After)}** ▼"),
        _ => Markdown.Of($"**{Words.Level(change.After)}**"),
    };

    private Markdown Causes(PillarChange change)
    {
        var causes = change.Causes;
        if (causes.Count == 0)
            return Markdown.Prose(change.After.Reason ?? change.Before.Reason ?? "it is judged by other criteria than before");
        return Markdown.Join("; ", [.. causes.Take(MostCauses).Select(Cause), causes.Count > MostCauses ? Markdown.Of($"and {causes.Count - MostCauses} more") : Markdown.Empty]);
    }

    private Markdown Cause(CriterionChange change)
    {
        var now = change.After.Evidence.Count > 0 ? change.After.Evidence[0] : new Evidence(change.After.Id);
        var text = evidence.Of(now, after.Commit);
        var was = change.Before.Evidence.FirstOrDefault(item => item.Path is not null);
        return change.Gained || now.Path is not null || was is null ? text : Markdown.Of($"{text}, was in {evidence.Place(was, before.Commit)}");
    }

    private string Title(string quickWin) => rubric.QuickWins.FirstOrDefault(win => win.Id == quickWin)?.Title ?? quickWin;
}
