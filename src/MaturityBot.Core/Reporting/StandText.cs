using MaturityBot.Core.Gaps;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Rating;
using MaturityBot.Core.Rubrics;

namespace MaturityBot.Core.Reporting;

/// <summary>Where a repository stands and what would lift it, as Markdown.</summary>
internal sealed class StandText(Links links, Assessment assessment)
{
    private const int MostReasons = 5;
    private const int MostMissing = 3;
    private readonly EvidenceText evidence = new(links);
    private readonly IReadOnlyList<NextStep> steps = NextStep.Of(assessment);

    /// <summary>Head of the table of <see cref="Rows"/>.</summary>
    public const string TableHead = "| Pillar | Level | Seen | Missing for the next level |\n|---|:-:|---|---|";

    /// <summary>One row for each pillar that has a level.</summary>
    public IEnumerable<Markdown> Rows => assessment.Pillars.Where(pillar => pillar.Level is not null).Select(pillar =>
        Markdown.Of($"| {pillar.Name} | {Words.Level(pillar)} | {pillar.CriteriaSeen} of {pillar.CriteriaTotal} criteria | {Missing(pillar)} |"));

    /// <summary>The pillars that did not move: <c>Architecture 3, API Contract 2</c>, and why some have no level.</summary>
    public Markdown Unchanged(IReadOnlySet<string> moved)
    {
        var rest = assessment.Pillars.Where(pillar => !moved.Contains(pillar.Id)).ToArray();
        var levels = rest.Where(pillar => pillar.Level is not null).Select(pillar => Markdown.Of($"{Words.ShortName(pillar)} {Words.Level(pillar)}")).ToArray();
        return Markdown.Join("\n", [levels.Length > 0 ? Markdown.Of($"Unchanged: {Markdown.Join(", ", levels)}") : Markdown.Empty, .. WithoutLevel(rest)]);
    }

    /// <summary>The pillars that have no level, and why.</summary>
    public Markdown LevelLess => Markdown.Join("\n", WithoutLevel(assessment.Pillars));

    /// <summary>What could not be seen up to the next level of each pillar, with what would show it; empty when everything was seen.</summary>
    public Markdown OutOfSight
    {
        get
        {
            var reasons = assessment.Pillars
                .SelectMany(pillar => pillar.Criteria.Where(criterion => !Levels.IsSeen(criterion) && criterion.Level <= pillar.Level + 1), (pillar, criterion) => (Pillar: pillar, Criterion: criterion))
                .GroupBy(item => item.Criterion.Evidence.Count > 0 ? item.Criterion.Evidence[0].Message : "no reason is known", StringComparer.Ordinal)
                .OrderByDescending(group => group.Count())
                .ToArray();
            var lines = reasons.Take(MostReasons).Select(group =>
                Markdown.Of($"- {string.Join(", ", group.Select(item => Words.ShortName(item.Pillar)).Distinct(StringComparer.Ordinal))}, {Words.Count(group.Count(), "criterion", "criteria")}: {Markdown.Prose(group.Key)}"));
            return reasons.Length == 0
                ? Markdown.Empty
                : Markdown.Join("\n", [Markdown.Of($"Cannot see:"), .. lines, reasons.Length > MostReasons ? Markdown.Of($"- and {reasons.Length - MostReasons} other reasons") : Markdown.Empty]);
        }
    }

    /// <summary>The step that lifts a pillar with the least effort; empty when there is none.</summary>
    public Markdown Closest => steps.Count == 0 ? Markdown.Empty : Markdown.Of($"**Closest next level**: {Goal(steps[0])}: {HowTo(steps[0].Criteria[0])}{(steps[0].Criteria.Count > 1 ? $" And {Words.Count(steps[0].Criteria.Count - 1, "criterion", "criteria")} more." : "")}");

    /// <summary>The next steps in order of value, numbered; what takes several criteria lists them.</summary>
    public IEnumerable<Markdown> Steps(int most, Func<NextStep, bool>? only = null) => steps.Where(only ?? (_ => true)).Take(most).Select((step, index) => step.Criteria.Count == 1
        ? Markdown.Of($"{index + 1}. {Goal(step)}: {HowTo(step.Criteria[0])}")
        : Markdown.Join("\n", [
            Markdown.Of($"{index + 1}. {Goal(step)}, all of:"),
            .. step.Criteria.Select(criterion => Markdown.Of($"   - {Words.Effort(criterion.EffortMinutes)}: {HowTo(criterion)}")),
        ]));

    /// <summary>The quick wins that are to be had.</summary>
    public IEnumerable<Markdown> QuickWins(Rubric rubric) => rubric.QuickWins
        .Join(assessment.QuickWins, win => win.Id, rating => rating.Id, (win, rating) => (Win: win, Rating: rating), StringComparer.Ordinal)
        .Where(item => item.Rating.Outcome == Outcome.NotMet)
        .Select(item => Markdown.Of($"- {item.Win.Title} (about {Words.Effort(item.Rating.EffortMinutes)}): {Markdown.Prose(item.Rating.Message)}"));

    /// <summary>Everything that was judged, folded by pillar: the pillars in <paramref name="first"/> come first.</summary>
    public IEnumerable<(string Head, IReadOnlyList<Markdown> Rows)> Details(IReadOnlySet<string> first) =>
        assessment.Pillars.Where(pillar => pillar.Criteria.Count > 0).OrderByDescending(pillar => first.Contains(pillar.Id)).Select(pillar => (
            Markdown.Of($"""
                <details><summary>{pillar.Name}: level {Words.Level(pillar)}, {pillar.CriteriaSeen} of {pillar.CriteriaTotal} criteria seen</summary>

                | Criterion | Outcome | What was seen |
                |---|---|---|
                """).ToString(),
            (IReadOnlyList<Markdown>)[.. pillar.Criteria.Select(Criterion)]));

    /// <summary>Ends what <see cref="Details"/> begins.</summary>
    public const string DetailsFoot = "\n</details>";

    private static IEnumerable<Markdown> WithoutLevel(IReadOnlyCollection<PillarRating> pillars)
    {
        var inapplicable = pillars.Where(pillar => !pillar.Applicable).Select(pillar => Markdown.Of($"{Words.ShortName(pillar)} ({Markdown.Prose(pillar.Reason, 120)})")).ToArray();
        if (inapplicable.Length > 0)
            yield return Markdown.Of($"Not applicable: {Markdown.Join(", ", inapplicable)}");
        var unjudged = pillars.Where(pillar => pillar is { Applicable: true, Level: null }).Select(pillar => Markdown.Of($"{Words.ShortName(pillar)}")).ToArray();
        if (unjudged.Length > 0)
            yield return Markdown.Of($"Not judged yet: {Markdown.Join(", ", unjudged)}");
    }

    private Markdown Missing(PillarRating pillar)
    {
        var step = steps.FirstOrDefault(item => item.Pillar.Id == pillar.Id);
        return step is null
            ? Markdown.Of($"{(pillar.Criteria.All(Levels.IsSeen) ? "nothing that is asked" : "cannot be seen")}")
            : Markdown.Join("; ", [
                .. step.Criteria.Take(MostMissing).Select(criterion => evidence.Of(criterion.Evidence, assessment.Commit)),
                step.Criteria.Count > MostMissing ? Markdown.Of($"and {step.Criteria.Count - MostMissing} more") : Markdown.Empty,
            ]);
    }

    private static Markdown Goal(NextStep step) => Markdown.Of($"{Words.ShortName(step.Pillar)} {Words.Level(step.Pillar)} → {step.To} (about {Words.Effort(step.Minutes)})");

    private static Markdown HowTo(CriterionRating criterion) => Markdown.Prose(Words.Sentence(criterion.HowTo));

    private Markdown Criterion(CriterionRating criterion)
    {
        var howTo = criterion.Outcome == Outcome.NotMet ? Markdown.Of($" · **To meet it** (about {Words.Effort(criterion.EffortMinutes)}): {HowTo(criterion)}") : Markdown.Empty;
        return Markdown.Of($"| {Markdown.Code(criterion.Id)} | {Words.Outcome(criterion.Outcome)} | {evidence.Of(criterion.Evidence, assessment.Commit)}{howTo} |");
    }
}
