using MaturityBot.Core.Snapshots;
using MaturityBot.Core.Workflows;

namespace MaturityBot.Core.Probes.Security;

/// <summary>Every workflow says what its token may do, and none lets it do everything.</summary>
internal sealed class WorkflowTokensRestrictedProbe : IProbe
{
    public string Id => "workflow-tokens-restricted";

    public string Question => "Does every workflow restrict what its token may do?";

    public IReadOnlyList<string> Reads => Workflow.Reads;

    public ProbeResult Examine(Snapshot snapshot)
    {
        var workflows = Workflow.Of(snapshot).Where(workflow => workflow.Jobs.Count > 0).ToArray();
        if (workflows.Length == 0)
            return ProbeResult.NotApplicable("there are no workflows");
        var loose = workflows.Select(Loose).OfType<Evidence>().ToArray();
        return loose.Length > 0
            ? ProbeResult.NotMet(loose)
            : ProbeResult.Met([.. workflows.Select(workflow => Evidence.At(workflow.File, Stated(workflow), "the token's permissions are stated"))]);
    }

    private static Evidence? Loose(Workflow workflow)
    {
        if (workflow.Permissions is { IsWriteAll: true } all)
            return Evidence.At(workflow.File, all.Line, "the token may write everything");
        if (workflow.Jobs.FirstOrDefault(job => job.Permissions is { IsWriteAll: true }) is { } open)
            return Evidence.At(workflow.File, open.Permissions!.Line, $"the token of job {open.Id} may write everything");
        return workflow.Jobs.FirstOrDefault(job => workflow.PermissionsOf(job) is null) is { } silent
            ? Evidence.At(workflow.File, silent.Line, $"job {silent.Id} does not say what its token may do")
            : null;
    }

    private static int Stated(Workflow workflow) => workflow.Permissions?.Line ?? workflow.Jobs.First(job => job.Permissions is not null).Permissions!.Line;
}
