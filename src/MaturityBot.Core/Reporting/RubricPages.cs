using System.Globalization;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Rubrics;

namespace MaturityBot.Core.Reporting;

/// <summary>A rubric as pages for people: an index, one page a dimension, one for the quick wins. The same rubric always gives the same pages.</summary>
public sealed class RubricPages
{
    private const int Longest = 4000;
    private const string Index = "README.md";
    private const string QuickWins = "quick-wins.md";

    private readonly Rubric rubric;
    private readonly IReadOnlyDictionary<string, IProbe> probes;

    private RubricPages(Rubric rubric, IReadOnlyDictionary<string, IProbe> probes) => (this.rubric, this.probes) = (rubric, probes);

    /// <summary>The Markdown of every page, by file name.</summary>
    /// <param name="rubric">A rubric.</param>
    /// <param name="probes">The probes that decide it, by id.</param>
    public static IReadOnlyDictionary<string, string> Write(Rubric rubric, IReadOnlyDictionary<string, IProbe> probes)
    {
        var pages = new RubricPages(rubric, probes);
        var texts = rubric.Dimensions.ToDictionary(FileOf, dimension => Text(pages.Page(dimension)), StringComparer.Ordinal);
        texts[Index] = Text(pages.IndexPage());
        texts[QuickWins] = Text(pages.QuickWinsPage());
        return texts;
    }

    private IEnumerable<Markdown> IndexPage() =>
    [
        Markdown.Of($"# {rubric.Name}"),
        Markdown.Of($"These pages say by what repositories are judged, and exactly what passes: version {Markdown.Code(rubric.Version)} of the rubric. They are written by `maturitybot rubric docs` from the rubric itself, so they cannot say anything else; change the rubric, not the pages."),
        Markdown.Of($"## Levels"),
        Table(Markdown.Of($"| Level | Means |\n|:-:|---|"),
        [
            Markdown.Of($"| 1 | What exists, exists: it depends on who does it. The floor, without criteria. |"),
            Markdown.Of($"| 2 | Partly there: some of the practice, some tools, some documents. |"),
            Markdown.Of($"| 3 | Codified: anybody on the team can do it, and tools enforce it. What is normal for a healthy repository. |"),
            Markdown.Of($"| 4 | Measured: there are objectives in numbers, and what departs from them is noticed. |"),
            Markdown.Of($"| 5 | Improves by itself: the loop from finding to mending is automated. |"),
        ]),
        Markdown.Of($"A level is earned when every criterion of levels 2 up to it that could be seen is met, waived, attested or does not apply, and at least one criterion of the level itself was seen and met that asks for more than the absence of something. What could not be seen lowers nothing: it is called unknown, with what would show it. What does not apply to a kind of software is N/A, with the reason."),
        Markdown.Of($"## Pillars"),
        Table(Markdown.Of($"| Pillar | 2 | 3 | 4 | 5 | Does not apply to |\n|---|:-:|:-:|:-:|:-:|---|"), rubric.Dimensions.Select(Row)),
        Markdown.Of($"The numbers are criteria of each level. {Markdown.Beside(Markdown.Of($"Quick wins"), QuickWins)} are gaps that take minutes to close."),
        Markdown.Of($"## How to read what passes"),
        Markdown.Of($"Each criterion names the questions that decide it, with the ids of their probes; an id that is a link leads to what the probe recognises. Examples of every answer, with what is found on which line, are the cases in `tests/MaturityBot.Core.Tests/Probes/Cases/PROBE`. A question is answered yes, no, does not apply, or unknown; only a no may lower a level. In lists of commands, `a|b` is either, `-x` an option, and a word that ends in `*` a beginning; other words may stand between. In lists of actions, what follows a question mark is an input that must be set. A tool is recognised from manifests, pipelines, file names, Terraform resources and Kubernetes kinds; the catalogue says how."),
    ];

    private IEnumerable<Markdown> Page(Dimension dimension)
    {
        yield return Markdown.Of($"# {dimension.Name}");
        yield return Markdown.Prose(dimension.About, Longest);
        if (dimension.AppliesWhen is not null)
            yield return DecisionText.Questions(dimension.AppliesWhen, "Applies", probes);
        if (dimension.NotFor.Count > 0)
            yield return Markdown.Join("\n", [Markdown.Of($"Does not apply to:\n"), .. dimension.NotFor.Select(entry => Markdown.Of($"- {Markdown.Code(entry.Key)}: {Markdown.Prose(entry.Value, Longest)}"))]);
        yield return Table(Markdown.Of($"| Level | Criterion | Requirement | Effort |\n|:-:|---|---|---|"), dimension.Criteria.Select(criterion => Markdown.Of(
            $"| {criterion.Level} | {Markdown.Beside(Markdown.Code(criterion.Id), "", criterion.Id)} | {Markdown.Prose(criterion.Requirement, Longest)}{(criterion.DecidedBy is null ? Markdown.Of($" *(attested)*") : Markdown.Empty)} | {Words.Effort(criterion.EffortMinutes)} |")));
        foreach (var level in dimension.Criteria.GroupBy(criterion => criterion.Level))
        {
            yield return Markdown.Of($"## Level {level.Key}");
            foreach (var block in level.SelectMany(Section))
                yield return block;
        }

        foreach (var block in DecisionText.Recognised(dimension.Criteria.Select(criterion => criterion.DecidedBy).Prepend(dimension.AppliesWhen), probes))
            yield return block;
        yield return Markdown.Beside(Markdown.Of($"All pillars"), Index);
    }

    private IEnumerable<Markdown> Section(Criterion criterion) =>
    [
        Markdown.Of($"### {Markdown.Code(criterion.Id)}"),
        Markdown.Prose(criterion.Requirement, Longest),
        Reasons(criterion.Why, criterion.HowTo, criterion.EffortMinutes),
        DecisionText.Questions(criterion.DecidedBy, "Passes", probes),
        criterion.NeverLifts ? Markdown.Of($"It asks for the absence of something: not met, it keeps the level away; met, it does not earn the level by itself.") : Markdown.Empty,
        criterion.NotFor.Count == 0 ? Markdown.Empty : Markdown.Of($"Does not apply to {Codes(criterion.NotFor)}."),
        criterion.References.Count == 0 ? Markdown.Empty : Markdown.Of($"From: {Markdown.Join("; ", criterion.References.Select(reference => Markdown.Prose(reference)))}."),
    ];

    private IEnumerable<Markdown> QuickWinsPage() =>
    [
        Markdown.Of($"# Quick wins"),
        Markdown.Of($"Gaps that take minutes to close and have a ready remedy, most valuable first. The app opens one issue for each and closes it when the gap is closed."),
        .. rubric.QuickWins.SelectMany(Section),
        .. DecisionText.Recognised(rubric.QuickWins.Select(win => win.DecidedBy), probes),
        Markdown.Beside(Markdown.Of($"All pillars"), Index),
    ];

    private IEnumerable<Markdown> Section(QuickWin win) =>
    [
        Markdown.Of($"## {Markdown.Code(win.Id)}"),
        Markdown.Of($"{Markdown.Prose(win.Title, Longest)} ({(win.Remedy == "setting" ? Markdown.Of($"a setting") : win.Paths.Count == 0 ? Markdown.Of($"a file") : Codes(win.Paths))})."),
        Reasons(win.Why, win.HowTo, win.EffortMinutes),
        DecisionText.Questions(win.DecidedBy, "Closed", probes),
        win.Criterion is null ? Markdown.Empty : Markdown.Of($"Belongs to {LinkTo(win.Criterion)}."),
    ];

    private Markdown LinkTo(string criterion)
    {
        var dimension = rubric.Dimensions.First(dimension => dimension.Criteria.Any(each => each.Id == criterion));
        return Markdown.Beside(Markdown.Code(criterion), FileOf(dimension), criterion);
    }

    private static Markdown Reasons(string why, string how, int minutes) => Markdown.Of(
        $"- **Why**: {Markdown.Prose(why, Longest)}\n- **How**: {Markdown.Prose(how, Longest)}\n- **Effort**: about {Words.Effort(minutes)}");

    private static Markdown Row(Dimension dimension)
    {
        var counts = Enumerable.Range(2, 4).Select(level => Markdown.Text(dimension.Criteria.Count(criterion => criterion.Level == level).ToString(CultureInfo.InvariantCulture)));
        return Markdown.Of($"| {Markdown.Beside(Markdown.Text(dimension.Name), FileOf(dimension))} | {Markdown.Join(" | ", counts)} | {Codes(dimension.NotFor.Keys)} |");
    }

    private static Markdown Table(Markdown head, IEnumerable<Markdown> rows) => Markdown.Join("\n", [head, .. rows]);

    private static Markdown Codes(IEnumerable<string> texts) => Markdown.Join(", ", texts.Select(text => Markdown.Code(text)));

    private static string FileOf(Dimension dimension) => $"{dimension.Id}.md";

    private static string Text(IEnumerable<Markdown> blocks) => $"{Markdown.Join("\n\n", blocks)}\n";
}
