using MaturityBot.Core.Snapshots;
using MaturityBot.Core.Workflows;

namespace MaturityBot.Core.Probes.Security;

/// <summary>
/// No workflow that strangers can start with the repository's secrets (<c>pull_request_target</c>, <c>workflow_run</c>, a comment) checks out the strangers' code.
/// A condition that lets only trusted code or people through counts as a guard.
/// </summary>
internal sealed class NoUntrustedCheckoutProbe : IProbe
{
    private static readonly string[] Triggers = ["pull_request_target", "workflow_run", "issue_comment"];

    private static readonly string[] Untrusted =
        ["github.event.pull_request.head", "github.head_ref", "refs/pull/", "github.event.workflow_run.head", "github.event.number", "github.event.pull_request.number", "github.event.issue.number"];

    private static readonly string[] Guards =
    [
        "head.repo.full_name == github.repository", "head.repo.fork", "head_repository.full_name == github.repository", "head_repository.fork", "labels", "label.name", "author_association", "github.actor ==",
        "user.login ==", "sender.login ==", "workflow_run.event == 'push'", "workflow_run.event != 'pull_request'", "workflow_run.event == 'schedule'", "pull_request.merged",
    ];

    public string Id => "no-untrusted-checkout";

    public string Question => "Is strangers' code kept out of workflows that hold secrets?";

    public IReadOnlyList<string> Reads => Workflow.Reads;

    public ProbeResult Examine(Snapshot snapshot)
    {
        var open = Workflow.Of(snapshot).Where(workflow => Triggers.Any(trigger => workflow.Trigger(trigger) is not null)).ToArray();
        if (open.Length == 0)
            return ProbeResult.NotApplicable("no workflow that strangers can start holds secrets");
        var checkouts = WorkflowRun.Of(snapshot).Where(run => open.Contains(run.Workflow) && ChecksOutStrangers(run.Step) && !IsGuarded(run)).ToArray();
        Evidence[] found = [.. checkouts.Where(run => run.Job.Environment.Length == 0 && !run.Step.With["path"].Exists)
            .Select(run => Evidence.At(run.Step.File, run.Step.With["ref"], $"{Trigger(run.Workflow)} checks out code of strangers with the repository's token"))];
        if (found.Length > 0)
            return ProbeResult.NotMet(found);
        return checkouts.Length > 0
            ? new(Outcome.Unknown, [.. checkouts.Select(run => Evidence.At(run.Step.File, run.Step.With["ref"], Doubt(run)))])
            : ProbeResult.Met([.. open.Select(workflow => Evidence.At(workflow.File, workflow.Trigger(Trigger(workflow))!.Line, $"{Trigger(workflow)} runs without code of strangers"))]);
    }

    private static string Doubt(WorkflowRun run) => run.Job.Environment.Length > 0
        ? $"{Trigger(run.Workflow)} checks out code of strangers; whether the environment {run.Job.Environment} asks a person first is out of sight"
        : $"{Trigger(run.Workflow)} checks out code of strangers into a folder beside its own; whether it runs is out of sight";

    private static string Trigger(Workflow workflow) => Triggers.First(trigger => workflow.Trigger(trigger) is not null);

    private static bool ChecksOutStrangers(WorkflowStep step) =>
        step.UsesAction("actions/checkout") && Untrusted.Any(text => step.With["ref"].Text.Contains(text, StringComparison.OrdinalIgnoreCase));

    private static bool IsGuarded(WorkflowRun run) =>
        run.Conditions.Concat(run.Workflow.Jobs.Where(job => run.Job.Needs.Contains(job.Id, StringComparer.Ordinal)).Select(job => job.If))
            .Any(condition => Guards.Any(guard => condition.Contains(guard, StringComparison.OrdinalIgnoreCase)))
        || run.Workflow.Trigger("workflow_run")?.Branches.Count > 0;
}
