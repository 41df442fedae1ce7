using MaturityBot.Core.Snapshots;
using MaturityBot.Core.Workflows;

namespace MaturityBot.Core.Probes.Security;

/// <summary>Every action and reusable workflow of others is named by a full commit id, so that a moved tag cannot change what runs.</summary>
internal sealed class ActionsPinnedProbe : IProbe
{
    public string Id => "actions-pinned";

    public string Question => "Are all actions of others pinned to a commit?";

    public IReadOnlyList<string> Reads => Workflow.Reads;

    public ProbeResult Examine(Snapshot snapshot)
    {
        var uses = Uses(snapshot).Where(use => !use.Reference.IsLocal).ToArray();
        if (uses.Length == 0)
            return ProbeResult.NotApplicable("no workflow uses an action of others");
        var loose = uses.Where(use => !use.Reference.IsPinned && use.Reference.Text.Length > 0)
            .Select(use => Evidence.At(use.File, use.Line, $"{use.Reference.Text} is not pinned to a commit")).ToArray();
        return loose.Length > 0
            ? ProbeResult.NotMet(loose)
            : ProbeResult.Met(Evidence.At(uses[0].File, uses[0].Line, $"all {uses.Length} uses of actions are pinned to a commit"));
    }

    private static IEnumerable<(SourceFile File, int Line, ActionReference Reference)> Uses(Snapshot snapshot) =>
        Workflow.Of(snapshot).SelectMany(workflow => workflow.Jobs).Where(job => job.Uses is not null).Select(job => (job.File, job.Node["uses"].Line, job.Uses!))
            .Concat(Workflow.Of(snapshot).SelectMany(workflow => workflow.Jobs).SelectMany(job => job.Steps)
                .Concat(CompositeAction.Of(snapshot).SelectMany(action => action.Steps))
                .Where(step => step.Uses is not null)
                .Select(step => (step.File, step.Node["uses"].Line, step.Uses!)))
            .OrderBy(use => use.File.Path, StringComparer.Ordinal).ThenBy(use => use.Line);
}
