using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.TeamPractices;

/// <summary>Accounts of incidents and their templates.</summary>
internal static class Postmortems
{
    private static readonly HashSet<string> Folders = new(StringComparer.OrdinalIgnoreCase)
    {
        "postmortem", "postmortems", "post-mortem", "post-mortems", "post_mortems", "incident-reports", "incident_reports", "incident-reviews", "incidents", "retrospectives", "lessons-learned",
    };

    private static readonly string[] Titles = ["postmortem", "postmortems", "post-mortem", "post-mortems", "incident-report", "incident-review", "incident-retrospective", "root-cause-analysis", "after-action", "rca"];

    /// <summary>Where they can be.</summary>
    public static IReadOnlyList<string> Globs => [.. Documents.Globs, .. Forms];

    private static DocumentSet Documents { get; } = new(
    [
        .. Folders.Select(folder => $"**/{folder}/**/*.{Prose.Endings}"),
        $"**/*{{postmortem,post-mortem,post_mortem,incident-report,incident_report,incident-review,incident_review,root-cause-analysis,after-action}}*.{Prose.Endings}",
    ]);

    private static string[] Forms { get; } = [".github/ISSUE_TEMPLATE/*{postmortem,post-mortem,post_mortem,incident}*.{md,yml,yaml}"];

    /// <summary>The accounts and templates of a snapshot.</summary>
    public static IEnumerable<TreeEntry> In(Snapshot snapshot) =>
        Documents.Entries(snapshot).Where(entry => Prose.IsUnder(entry, Folders) || Prose.IsTitled(entry, Titles)).Concat(snapshot.Find(Forms)).DistinctBy(entry => entry.Path, StringComparer.Ordinal);
}
