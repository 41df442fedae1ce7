using System.Text.RegularExpressions;
using MaturityBot.Core.Snapshots;
using MaturityBot.Core.Workflows;

namespace MaturityBot.Core.Probes.Security;

/// <summary>No workflow that strangers can start with the repository's secrets pastes their words (titles, branch names, comments) into a script.</summary>
internal sealed partial class NoScriptInjectionProbe : IProbe
{
    private static readonly string[] Triggers =
        ["pull_request_target", "workflow_run", "issue_comment", "issues", "discussion", "discussion_comment", "pull_request_review", "pull_request_review_comment", "gollum"];

    public string Id => "no-script-injection";

    public string Question => "Are scripts of workflows free of strangers' words?";

    public IReadOnlyList<string> Reads => Workflow.Reads;

    public ProbeResult Examine(Snapshot snapshot)
    {
        var open = Workflow.Of(snapshot).Where(workflow => Triggers.Any(trigger => workflow.Trigger(trigger) is not null)).ToArray();
        if (open.Length == 0)
            return ProbeResult.NotApplicable("strangers start no workflow that holds secrets");
        var found = WorkflowRun.Of(snapshot).Where(run => open.Contains(run.Workflow)).SelectMany(run => Injections(run.Step)).Distinct().ToArray();
        return found.Length > 0
            ? ProbeResult.NotMet(found)
            : ProbeResult.Met([.. open.Select(workflow => Evidence.At(workflow.File, workflow.Triggers[0].Line, "no words of strangers in its scripts"))]);
    }

    private static IEnumerable<Evidence> Injections(WorkflowStep step)
    {
        var script = step.Node["run"].Exists ? step.Node["run"] : step.UsesAction("actions/github-script") ? step.With["script"] : Documents.DataNode.None;
        var lines = script.Text.Split('\n');
        for (var index = 0; index < lines.Length; index++)
        {
            if (StrangersWords().Match(lines[index]) is { Success: true } match)
                yield return Evidence.At(step.File, script.TextLine + index, $"{match.Groups["words"].Value} goes into a script unescaped");
        }
    }

    [GeneratedRegex(
        @"\$\{\{[^}]*?(?<words>github\.head_ref|github\.event\.(?:issue|pull_request|discussion)\.(?:title|body)|github\.event\.(?:comment|review|review_comment)\.body|github\.event\.pages\.[^}]*?page_name|github\.event\.(?:head_commit|commits\.[^}]*?|workflow_run\.head_commit)\.(?:message|author\.(?:name|email))|github\.event\.pull_request\.head\.(?:ref|label|repo\.default_branch)|github\.event\.workflow_run\.(?:head_branch|display_title))[^}]*\}\}",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex StrangersWords();
}
