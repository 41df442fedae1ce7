using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.TeamPractices;

/// <summary>New issues start from a template or a form that asks for what is needed to act.</summary>
internal sealed class IssueTemplatesProbe : IProbe
{
    private static readonly CommunityFile File = new("ISSUE_TEMPLATE{,.md,.txt}", "ISSUE_TEMPLATE/*.{md,yml,yaml}");

    public string Id => "issue-templates";

    public string Question => "Do issues start from a template?";

    public IReadOnlyList<string> Reads => [];

    public ProbeResult Examine(Snapshot snapshot)
    {
        var found = File.In(snapshot).Where(entry => entry.Size > 0 && !Prose.Title(entry).Equals("config", StringComparison.Ordinal)).Select(entry => Evidence.In(entry, "issues start from this")).ToArray();
        if (found.Length > 0)
            return ProbeResult.Met(found);
        return snapshot.Settings.HasIssues is { IsSeen: true, Value: false }
            ? ProbeResult.NotApplicable("issues are switched off")
            : File.InDefaults(snapshot, "issue template");
    }
}
