using System.Globalization;
using MaturityBot.Core.Gaps;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Rating;
using MaturityBot.Core.Rubrics;

namespace MaturityBot.Core.Reporting;

/// <summary>For whom a report is written.</summary>
public enum Audience
{
    /// <summary>Who decides what is done: what is required, in sentences, and what it takes.</summary>
    Executive,

    /// <summary>Who does it: criteria by id, with their evidence and how to meet them.</summary>
    Engineering,
}

/// <summary>A report about one repository as Markdown: where it stands, why, what is next, what could not be seen, and what all of it does not say.</summary>
public sealed class MaturityReport
{
    private const int StepsForExecutives = 5;
    private readonly Audience audience;
    private readonly Assessment assessment;
    private readonly StandText stand;
    private readonly EvidenceText evidence;
    private readonly Dictionary<string, string> requirements;

    private MaturityReport(Audience audience, Rubric rubric, Links links, Assessment assessment)
    {
        this.audience = audience;
        this.assessment = assessment;
        stand = new StandText(links, assessment);
        evidence = new EvidenceText(links);
        requirements = rubric.Dimensions.SelectMany(dimension => dimension.Criteria).ToDictionary(criterion => criterion.Id, criterion => criterion.Requirement, StringComparer.Ordinal);
    }

    /// <summary>Writes the report. Pure: the same assessment gives the same text.</summary>
    public static string Write(Audience audience, Rubric rubric, Links links, Assessment assessment) => new MaturityReport(audience, rubric, links, assessment).Write();

    /// <summary>The heading of a text about an assessment, with where, when and by which rules it was made.</summary>
    internal static Markdown Head(Markdown title, Assessment assessment) => Markdown.Of($"""
        # {title}

        {Headline.Of(assessment)}. Judged{(assessment.Commit.Length > 0 ? Markdown.Of($" at {Markdown.Code(Words.Commit(assessment.Commit))}") : Markdown.Empty)} on {Day(assessment.AssessedAt)} by {Markdown.Code($"{assessment.Rubric.Id} {assessment.Rubric.Version}")}.
        """);

    private string Write()
    {
        var page = new Page(int.MaxValue);
        page.Add(Head(audience == Audience.Executive ? Markdown.Of($"Maturity of {assessment.Repository}") : Markdown.Of($"Maturity of {assessment.Repository}, for engineers"), assessment));
        page.Add("## Where it stands\n\n| Pillar | Level | Standing | Target | To the target | Against level 3 |\n|---|:-:|---|---|---|---|", assessment.Pillars.Where(pillar => pillar.Level is not null).Select(Row));
        page.Add(stand.LevelLess);
        page.Add("## Why this level and not the next\n", LevelReason.Of(assessment).Select(Reason));
        page.Add("## Next steps, the least effort for a level first\n", stand.Steps(audience == Audience.Executive ? StepsForExecutives : int.MaxValue));
        page.Add("## What could not be seen\n\nNone of it lowers a level; a level is not confirmed while criteria at or below it are unseen.\n", Unseen);
        page.Add("## Attested and waived\n\nPeople say so; no probe saw it.\n", Claimed);
        page.Add("## Warnings\n", assessment.Warnings.Select(warning => Markdown.Of($"- {Markdown.Prose(warning)}")));
        page.Add(Limits);
        return page + "\n";
    }

    private static Markdown Row(PillarRating pillar) => Markdown.Of(
        $"| {pillar.Name} | {Words.Level(pillar)} | {Standing(pillar)} | {Target(pillar.Target)} | {ToTarget(pillar)} | {pillar.AgainstTypical} |");

    private static Markdown Standing(PillarRating pillar) => pillar switch
    {
        { ConfirmedLevel: { } confirmed } when confirmed != pillar.Level => Markdown.Of($"{pillar.Standing}, {confirmed} confirmed"),
        _ => Markdown.Of($"{pillar.Standing}"),
    };

    private static Markdown Target(PillarTarget? target) => target switch
    {
        null => Markdown.Empty,
        { By: { } by } => Markdown.Of($"{target.Level} by {Day(by)}{Because(target)}"),
        _ => Markdown.Of($"{target.Level}{Because(target)}"),
    };

    private static Markdown Because(PillarTarget target) => target.Reason is null ? Markdown.Empty : Markdown.Of($" ({Markdown.Prose(target.Reason, 120)})");

    private static string ToTarget(PillarRating pillar) => pillar.BelowTarget switch
    {
        null => "",
        0 => "reached",
        { } below => Words.Count(below, "level", "levels"),
    };

    private Markdown Reason(LevelReason reason)
    {
        var pillar = reason.Pillar;
        var counted = string.Join(", ", reason.Facts.Select(fact => string.Create(CultureInfo.InvariantCulture, $"{fact.Count} {fact.Word}")));
        return pillar.Level == Levels.Highest
            ? Markdown.Of($"- **{Words.ShortName(pillar)} {Words.Level(pillar)}**, the highest level: {counted}.")
            : Markdown.Join("\n", [
                Markdown.Of($"- **{Words.ShortName(pillar)} {Words.Level(pillar)}, not {pillar.Level!.Value + 1}**: {counted}. {What(reason)}"),
                .. reason.Missing.Select(Missing),
            ]);
    }

    private static Markdown What(LevelReason reason) => reason switch
    {
        { Missing.Count: 0, IsWaived: true } => Markdown.Of($"What the next level asks for is waived, which does not earn it."),
        { Missing.Count: 0 } => Markdown.Of($"Nothing more is asked of this kind of software."),
        { IsUnseen: true } => Markdown.Of($"Not seen:"),
        _ => Markdown.Of($"Missing:"),
    };

    private Markdown Missing(CriterionRating criterion) => audience == Audience.Executive
        ? Markdown.Of($"  - {Markdown.Prose(Words.Sentence(requirements.GetValueOrDefault(criterion.Id, criterion.Id)))}")
        : Markdown.Of($"  - {Markdown.Code(criterion.Id)}: {evidence.Of(criterion.Evidence, assessment.Commit)}");

    private IEnumerable<Markdown> Unseen => assessment.Pillars
        .SelectMany(pillar => pillar.Criteria.Where(criterion => !Levels.IsSeen(criterion)), (pillar, criterion) => (Pillar: pillar, Criterion: criterion))
        .GroupBy(item => item.Criterion.Evidence.Count > 0 ? item.Criterion.Evidence[0].Message : "no reason is known", StringComparer.Ordinal)
        .OrderByDescending(group => group.Count())
        .Select(group => Markdown.Of($"- {Subjects([.. group])}: {Markdown.Prose(group.Key)}"));

    private Markdown Subjects(IReadOnlyList<(PillarRating Pillar, CriterionRating Criterion)> unseen) => audience == Audience.Executive
        ? Markdown.Of($"{string.Join(", ", unseen.Select(item => Words.ShortName(item.Pillar)).Distinct(StringComparer.Ordinal))}, {Words.Count(unseen.Count, "criterion", "criteria")}")
        : Markdown.Join(", ", unseen.Select(item => Markdown.Code(item.Criterion.Id)));

    private IEnumerable<Markdown> Claimed => assessment.Pillars
        .SelectMany(pillar => pillar.Criteria)
        .Where(criterion => criterion.Outcome is Outcome.Attested or Outcome.Waived)
        .Select(criterion => Markdown.Of($"- {Markdown.Code(criterion.Id)}: {evidence.Of([.. criterion.Evidence.Take(1)], assessment.Commit)}"));

    private static Markdown Limits => Markdown.Of($"""
        ## What this does not say

        - Whether it is the right software. The levels tell how it is built and run, not what it is worth.
        - What weighs more. Each pillar is judged by itself, and a strong one does not make up for a weak one: what comes first is for people to decide.
        - What happens outside the repository and its settings. Operation, habits and agreements count only where somebody attests them.
        - The last word on a level. Two careful people differ at the edges; the trend tells more than one rating. Before a level is relied on, two reviewers should confirm it, one of them from outside the team; for security and data, ask an auditor.
        - That nobody bent it. What is attested or waived stands above by name, and the configuration in `.github/maturity.yml`.
        - That every pillar must rise. Level 3 on most, and 4 on the two or three that matter most, is a sound aim.
        """);

    private static string Day(DateTimeOffset at) => Day(DateOnly.FromDateTime(at.UtcDateTime));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
