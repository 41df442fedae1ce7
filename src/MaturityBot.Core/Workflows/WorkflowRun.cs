using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Workflows;

/// <summary>
/// A step as it runs: the workflow whose trigger starts it, and the job and step that it reaches, directly or through reusable workflows and composite actions of this
/// repository. "Do tests run on pull requests?" is a question about these.
/// </summary>
/// <param name="Workflow">The workflow that is triggered.</param>
/// <param name="Job">The job that holds the step; in a called workflow, that one's.</param>
/// <param name="Step">The step itself.</param>
/// <param name="Conditions">Every condition on the way, outermost first.</param>
/// <param name="ContinuesOnError">Whether a failure anywhere on the way goes unnoticed.</param>
public sealed record WorkflowRun(Workflow Workflow, WorkflowJob Job, WorkflowStep Step, IReadOnlyList<string> Conditions, bool ContinuesOnError)
{
    private const int Deepest = 10;
    private const int MostSteps = 20_000;

    /// <summary>Whether it runs for a new or updated pull request into the default branch.</summary>
    public bool OnPullRequest => Workflow.RunsOnPullRequest;

    /// <summary>Whether it runs for a push to the default branch.</summary>
    public bool OnPushToDefault => Workflow.RunsOnPushToDefault;

    /// <summary>The steps of all workflows that something other than a call can start.</summary>
    public static IReadOnlyList<WorkflowRun> Of(Snapshot snapshot) => snapshot.View(static snapshot => (IReadOnlyList<WorkflowRun>)[.. new Expansion(snapshot).All()]);

    private sealed class Expansion(Snapshot snapshot)
    {
        private readonly Dictionary<string, Workflow> workflows = Workflow.Of(snapshot).ToDictionary(workflow => workflow.Path, StringComparer.Ordinal);
        private readonly ILookup<string, CompositeAction> actions = CompositeAction.Of(snapshot).ToLookup(action => action.Folder, StringComparer.Ordinal);

        // Jobs and steps that may still be visited: calls can branch at every level.
        private int budget = MostSteps;

        public IEnumerable<WorkflowRun> All() =>
            from workflow in workflows.Values
            where workflow.Triggers.Any(trigger => trigger.Event != "workflow_call")
            from run in Jobs(workflow, workflow, [], continues: false, depth: 0)
            select run;

        private IEnumerable<WorkflowRun> Jobs(Workflow started, Workflow current, string[] conditions, bool continues, int depth)
        {
            foreach (var job in current.Jobs)
            {
                if (--budget < 0)
                    yield break;
                var onTheWay = With(conditions, job.If);
                var unnoticed = continues || job.ContinueOnError;
                foreach (var step in job.Steps)
                {
                    foreach (var run in Steps(started, job, step, onTheWay, unnoticed, depth))
                        yield return run;
                }

                if (depth < Deepest && job.Uses is { IsLocal: true } call && workflows.TryGetValue(call.Path, out var called))
                {
                    foreach (var run in Jobs(started, called, onTheWay, unnoticed, depth + 1))
                        yield return run;
                }
            }
        }

        private IEnumerable<WorkflowRun> Steps(Workflow started, WorkflowJob job, WorkflowStep step, string[] conditions, bool continues, int depth)
        {
            if (--budget < 0)
                yield break;
            var onTheWay = With(conditions, step.If);
            var unnoticed = continues || step.ContinueOnError;
            yield return new WorkflowRun(started, job, step, onTheWay, unnoticed);
            if (depth >= Deepest || step.Uses is not { IsLocal: true } action)
                yield break;

            foreach (var inner in actions[action.Path].SelectMany(found => found.Steps))
            {
                foreach (var run in Steps(started, job, inner, onTheWay, unnoticed, depth + 1))
                    yield return run;
            }
        }

        private static string[] With(string[] conditions, string condition) => condition.Length == 0 ? conditions : [.. conditions, condition];
    }
}
