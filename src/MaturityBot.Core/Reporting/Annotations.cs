using MaturityBot.Core.Configuration;
using MaturityBot.Core.Gaps;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Rubrics;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Reporting;

/// <summary>Remarks on the lines that moved something.</summary>
internal static class Annotations
{
    private const int MostErrors = 50;
    private const int LongestTitle = 200;
    private const int LongestMessage = 1_500;

    /// <summary>One remark for each criterion that changed and whose lines still stand in the head, what was lost first.</summary>
    public static IEnumerable<Annotation> Of(AssessmentDelta delta, Rubric rubric, Snapshot head)
    {
        var criteria = rubric.Dimensions.SelectMany(dimension => dimension.Criteria).ToDictionary(criterion => criterion.Id, StringComparer.Ordinal);
        return delta.Criteria
            .OrderBy(change => change.Gained)
            .Select(change => (Change: change, Place: Place(change, head)))
            .Where(item => item.Place is not null)
            .Select(item => Of(item.Change, item.Place!, criteria.GetValueOrDefault(item.Change.After.Id), head));
    }

    /// <summary>One remark for each error of the configuration file, as many as fit in one request.</summary>
    public static IEnumerable<Annotation> Of(IEnumerable<ConfigurationError> errors, Snapshot head) => head.Has(MaturityConfiguration.Path)
        ? errors.Where(error => error.Origin == ConfigurationOrigin.Repository).Take(MostErrors).Select(error => At(
            new Evidence(error.Message, MaturityConfiguration.Path, error.Line, error.Line),
            head,
            isWarning: true,
            "This file is not used",
            $"{Words.Sentence(error.Message)} The configuration of the default branch stays in force until this is mended."))
        : [];

    private static Evidence? Place(CriterionChange change, Snapshot head) =>
        change.After.Evidence.Concat(change.Before.Evidence).FirstOrDefault(evidence => evidence.Path is not null && head.Has(evidence.Path));

    private static Annotation Of(CriterionChange change, Evidence place, Criterion? criterion, Snapshot head)
    {
        var seen = change.After.Evidence.Count > 0 ? Words.Sentence(change.After.Evidence[0].Message) : "";
        var pillar = change.Pillar;
        var moves = pillar.Before.Level == pillar.After.Level
            ? $"{Words.ShortName(pillar.After)} stays at {Words.Level(pillar.After)}."
            : $"{Words.ShortName(pillar.After)} goes from {Words.Level(pillar.Before)} to {Words.Level(pillar.After)}.";
        var why = criterion is null ? "" : Words.Sentence(criterion.Why);
        var message = change.Gained
            ? $"{seen} {moves}"
            : $"{seen} {moves} {why} {Words.Sentence(change.After.HowTo)} If it is not meant to be met here, say why under \"waivers\" in {MaturityConfiguration.Path}.";
        return At(place, head, !change.Gained, $"{change.After.Id} {(change.Gained ? "now met" : "no longer met")}", message);
    }

    private static Annotation At(Evidence place, Snapshot head, bool isWarning, string title, string message)
    {
        var last = head.Read(place.Path!)?.Lines.Count ?? int.MaxValue;
        var line = Math.Clamp(place.Line ?? 1, 1, Math.Max(1, last));
        return new Annotation(
            place.Path!,
            line,
            Math.Clamp(place.EndLine ?? line, line, Math.Max(line, last)),
            isWarning,
            PlainText.OneLine(title, LongestTitle),
            PlainText.OneLine(message, LongestMessage));
    }
}
