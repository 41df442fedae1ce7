using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.TeamPractices;

/// <summary>New pull requests start from a template that asks for what reviewers need.</summary>
internal sealed class PullRequestTemplateProbe : IProbe
{
    public string Id => "pull-request-template";

    public string Question => "Do pull requests start from a template?";

    public IReadOnlyList<string> Reads => PullRequestTemplates.File.Reads;

    public ProbeResult Examine(Snapshot snapshot)
    {
        var files = PullRequestTemplates.File.In(snapshot).ToArray();
        if (files.Length == 0)
            return PullRequestTemplates.File.InDefaults(snapshot, "pull request template");
        return files.Where(entry => entry.Size > 0).Select(entry => Evidence.In(entry, "pull requests start from this")).ToArray() is { Length: > 0 } found
            ? ProbeResult.Met(found)
            : ProbeResult.NotMet(Evidence.In(files[0], "the template is empty"));
    }
}
