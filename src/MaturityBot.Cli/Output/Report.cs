using MaturityBot.Core.Configuration;
using MaturityBot.Core.Gaps;
using MaturityBot.Core.Rating;
using MaturityBot.Core.Reporting;
using MaturityBot.Core.Rubrics;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Cli.Output;

/// <summary>Two commits, judged by the rules of the first.</summary>
internal sealed record Comparison(Assessment Before, Assessment After, AssessmentDelta Delta, Snapshot Head);

/// <summary>As Markdown, the same texts that a check run shows on GitHub.</summary>
internal static class Report
{
    private static readonly Uri GitHub = new("https://github.com");

    /// <summary>Where a repository stands.</summary>
    public static string Write(Assessment assessment) =>
        Write(BranchReport.Of(new BranchFindings(BuiltInRubric.Pillars, LinksOf(assessment), null, assessment, CheckMode.Report)).Check!);

    /// <summary>What a change moves.</summary>
    public static string Write(Comparison comparison) => Write(PullRequestReport.Of(new PullRequestFindings(
        BuiltInRubric.Pillars,
        LinksOf(comparison.After),
        comparison.Before,
        comparison.After,
        comparison.Head,
        Words.Commit(comparison.Before.Commit),
        new PullRequestSettings(),
        ConfigurationErrors: [])).Check!);

    /// <summary>Where a repository stands, for those who decide or those who do it.</summary>
    public static string Write(Assessment assessment, Audience audience) => MaturityReport.Write(audience, BuiltInRubric.Pillars, LinksOf(assessment), assessment);

    /// <summary>What to do next.</summary>
    public static string Roadmap(Assessment assessment) => RoadmapText.Write(BuiltInRubric.Pillars, LinksOf(assessment), assessment);

    private static string Write(CheckReport report) => string.Join("\n\n", new[] { $"# {Markdown.Text(report.Title)}", report.Summary, report.Text }.Where(part => part.Length > 0)) + "\n";

    private static Links LinksOf(Assessment assessment) => RepositoryName.TryParse(assessment.Repository, out var name) && name.Owner != "local"
        ? new Links(GitHub, name)
        : new Links(null, name ?? new RepositoryName("local", assessment.Repository));
}
