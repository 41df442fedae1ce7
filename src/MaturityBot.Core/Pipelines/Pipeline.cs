using MaturityBot.Core.Probes;
using MaturityBot.Core.Snapshots;
using MaturityBot.Core.Workflows;

namespace MaturityBot.Core.Pipelines;

/// <summary>Everything that the repository's CI and deployment pipelines do, whatever system runs them.</summary>
public sealed class Pipeline
{
    private readonly ILookup<string, PipelineStep> byPurpose;

    private Pipeline(IReadOnlyList<PipelineStep> steps, ILookup<string, PipelineStep> byPurpose, IReadOnlyList<UnseenPart> unseen, IReadOnlyList<Evidence> systems)
    {
        Steps = steps;
        this.byPurpose = byPurpose;
        Unseen = unseen;
        Systems = systems;
    }

    /// <summary>The files that pipelines are told from.</summary>
    public static IReadOnlyList<string> Reads { get; } = [.. Workflow.Reads, .. OtherCiSystems.Reads, .. TaskFile.Reads, .. ConfiguredCoverage.Reads];

    /// <summary>Every step and command, in the order of the files.</summary>
    public IReadOnlyList<PipelineStep> Steps { get; }

    /// <summary>Parts of pipelines that stand elsewhere or cannot be read.</summary>
    public IReadOnlyList<UnseenPart> Unseen { get; }

    /// <summary>The CI systems in use, each with its file.</summary>
    public IReadOnlyList<Evidence> Systems { get; }

    /// <summary>The steps that serve a purpose of <c>purposes.yml</c>.</summary>
    public IEnumerable<PipelineStep> For(string purpose)
    {
        if (!Purposes.Table.All.Contains(purpose))
            throw new ArgumentException($"there is no purpose {purpose}", nameof(purpose));
        return byPurpose[purpose];
    }

    /// <summary>
    /// The answer of a probe that asks for steps: met with them; otherwise unknown when a part of the pipelines is out of sight that by its name does such things, and not met
    /// when there is none.
    /// </summary>
    /// <param name="steps">The steps that were found.</param>
    /// <param name="saying">What they do.</param>
    /// <param name="missing">What to say when there are none.</param>
    /// <param name="words">Words by which a part out of sight would tell that it does such things: <see cref="UnseenPart"/>.</param>
    public ProbeResult Answer(IEnumerable<PipelineStep> steps, string saying, string missing, IReadOnlySet<string>? words = null) =>
        Answer(steps.Select(step => step.Evidence(saying)).DistinctBy(evidence => (evidence.Path, evidence.Line)).ToArray(), missing, words);

    /// <summary>The same for a probe that has evidence from elsewhere too.</summary>
    public ProbeResult Answer(IReadOnlyList<Evidence> found, string missing, IReadOnlySet<string>? words = null)
    {
        if (found.Count > 0)
            return ProbeResult.Met(found);
        var hidden = Unseen.Where(part => part.MayDo(words ?? UnseenPart.Testing)).Select(part => part.Evidence).ToArray();
        return hidden.Length > 0 ? new ProbeResult(Outcome.Unknown, hidden) : ProbeResult.NotMet(missing);
    }

    /// <summary>The pipelines of a snapshot, read once.</summary>
    public static Pipeline Of(Snapshot snapshot) => snapshot.View(Read);

    private static Pipeline Read(Snapshot snapshot)
    {
        var reading = new Reading(snapshot);
        reading.GitHub();
        reading.Others();
        return new Pipeline(
            [.. reading.Steps.Select(item => item.Step)],
            reading.Steps.SelectMany(item => item.Purposes.Select(purpose => (purpose, item.Step))).ToLookup(item => item.purpose, item => item.Step, StringComparer.Ordinal),
            reading.Unseen,
            reading.Systems);
    }

    /// <summary>
    /// Commands on pull requests that run a program of the repository's own (a build script in Python, a task of a build tool), which may well do what no step was seen to do.
    /// </summary>
    public IReadOnlyList<Evidence> OwnPrograms =>
    [
        .. Steps.Where(step => step.GatesPullRequests && step.Command is { } command && RunsOwnProgram(command))
            .Select(step => step.Evidence("runs a program of the repository's own, which was not followed")),
    ];

    private static bool RunsOwnProgram(Documents.ShellCommand command) =>
        command.Layers.Any(layer =>
            layer is ["python" or "node" or "ruby" or "perl" or "php" or "tsx" or "ts-node" or "deno" or "bun" or "zx", ..]
                && layer.Skip(1).Any(word => word.LastIndexOf('.') > 0 && Code.Languages.Of(word) is not null)
            || layer is ["dotnet", "run", ..] or ["go", "run", ..] or ["cargo", "run" or "xtask", ..]
            || layer is ["nuke" or "cake" or "dotnet-cake" or "fake" or "grunt" or "gulp" or "ant" or "mage" or "invoke" or "inv" or "psake" or "waf" or "scons", ..])
        || (command.Words[0].StartsWith("./", StringComparison.Ordinal) && !command.Program.EndsWith(".sh", StringComparison.Ordinal) && !Purposes.Table.Knows(command.Program));

    private sealed class Reading(Snapshot snapshot)
    {
        private const int MostSteps = 20_000;

        private readonly TaskExpander expander = new(snapshot);
        private readonly ConfiguredCoverage coverage = new(snapshot);

        public List<(PipelineStep Step, IReadOnlySet<string> Purposes)> Steps { get; } = [];

        public List<UnseenPart> Unseen { get; } = [];

        public List<Evidence> Systems { get; } = [];

        public void GitHub()
        {
            foreach (var run in WorkflowRun.Of(snapshot))
                Add(run);
            foreach (var workflow in Workflow.Of(snapshot))
            {
                if (workflow.Error is not null)
                    Unseen.Add(new UnseenPart(new Evidence($"the workflow is not valid: {workflow.Error}", workflow.Path, workflow.ErrorLine), workflow.Path));
                foreach (var job in workflow.Jobs.Where(job => job.Uses is { IsLocal: false }))
                    AddRemote(workflow, job);
            }

            if (Workflow.Of(snapshot) is [var first, ..])
                Systems.Insert(0, new Evidence("GitHub Actions", first.Path));
        }

        public void Others()
        {
            foreach (var (system, file, triggers, scripts, unseen) in OtherCiSystems.Of(snapshot))
            {
                Systems.Add(new Evidence(system, file.Path));
                Unseen.AddRange(unseen);
                foreach (var script in scripts)
                {
                    var step = new PipelineStep(system, file, script.Line, script.EndLine, script.Action, script.With, null, "", script.Triggers ?? triggers, script.Job, [], script.Environment, [], script.FailureIgnored);
                    if (script.Action.Length > 0)
                        Add(step, Purposes.Table.Of(step.Action, step.With));
                    AddCommands(step, expander.Expand(script.Commands, ""));
                }
            }
        }

        private void Add(WorkflowRun run)
        {
            var step = new PipelineStep(
                "GitHub Actions", run.Step.File, run.Step.Line, run.Step.EndLine, run.Step.Uses is { } uses ? NameOf(uses) : "", run.Step.With, null, "",
                Of(run.Workflow), run.Job.Id, run.Job.Needs, run.Job.Environment, run.Conditions, run.ContinuesOnError);
            if (step.Action.Length > 0)
                Add(step, Purposes.Table.Of(step.Action, step.With));
            var folder = First(run.Step.Node["working-directory"].Text, run.Job.Node["defaults"]["run"]["working-directory"].Text, run.Workflow.Node["defaults"]["run"]["working-directory"].Text);
            AddCommands(step, expander.Expand(run.Step.Commands, TaskExpander.Combine("", folder)));

            // Actions that take the command to run as an input.
            if (step.Action.Length > 0 && step.With["command"] is { Exists: true } command)
                AddCommands(step, expander.Expand(Documents.ShellScript.Commands(command.Text, command.TextLine), ""));
        }

        private void AddCommands(PipelineStep step, IReadOnlyList<TaskExpander.Reached> reached)
        {
            foreach (var (command, via, task) in reached)
            {
                // A line inside the pipeline's file is the command's own; one that is reached through another file points to the step.
                var own = via.Length == 0 && command.Line >= step.Line && command.EndLine <= step.EndLine;
                var inner = step with
                {
                    Action = "",
                    Command = command,
                    Via = via,
                    Line = own ? command.Line : step.Line,
                    EndLine = own ? command.EndLine : step.EndLine,
                    FailureIgnored = step.FailureIgnored || command.FailureIgnored,
                };
                var purposes = task.Length > 0 ? Purposes.Table.OfTask(task) : Purposes.Table.Of(command);
                if (task.Length == 0 && purposes.Contains("test") && coverage.IsMeasuredBy(command))
                    purposes = purposes.Append("coverage").ToHashSet(StringComparer.Ordinal);
                Add(inner, purposes.Count == 0 && RunsOwnProgram(command) ? ByName(inner) : purposes);
            }
        }

        // A program of the repository's own, in a job or workflow that says what it is for.
        private static HashSet<string> ByName(PipelineStep step)
        {
            string[] names = [step.Job.ToLowerInvariant(), Path.GetFileNameWithoutExtension(step.File.Entry.Name).ToLowerInvariant()];
            return names.Where(name => name is not ("ci" or "all" or "check" or "verify")).SelectMany(Purposes.Table.OfTask).ToHashSet(StringComparer.Ordinal);
        }

        private void AddRemote(Workflow workflow, WorkflowJob job)
        {
            var step = new PipelineStep(
                "GitHub Actions", workflow.File, job.Line, job.EndLine, NameOf(job.Uses!), job.Node["with"], null, "", Of(workflow), job.Id, job.Needs, job.Environment, [job.If], job.ContinueOnError);
            var purposes = Purposes.Table.Of(step.Action, step.With);
            if (purposes.Count > 0)
                Add(step, purposes);
            else if (StartsWithChanges(workflow))
                Unseen.Add(new UnseenPart(new Evidence($"what {job.Uses!.Text} does stands in another repository", workflow.Path, job.Line, job.EndLine), $"{workflow.File.Entry.Name} {job.Id} {job.Name} {job.Uses.Path}"));
        }

        private void Add(PipelineStep step, IReadOnlySet<string> purposes)
        {
            if (Steps.Count < MostSteps)
                Steps.Add((step, purposes));
        }

        private static bool StartsWithChanges(Workflow workflow) =>
            workflow.RunsOnPullRequest || workflow.RunsOnPushToDefault || workflow.RunsOnRelease || workflow.Triggers.Any(trigger => trigger.Event is "push" or "workflow_run" or "workflow_call");

        private static string NameOf(ActionReference action) => action.Path.Length > 0 && action.Repository.Length > 0 ? $"{action.Repository}/{action.Path}" : action.Repository;

        private static string First(params ReadOnlySpan<string> texts)
        {
            foreach (var text in texts)
            {
                if (text.Length > 0)
                    return text;
            }

            return "";
        }

        private static PipelineTriggers Of(Workflow workflow) =>
            When(workflow.RunsOnPullRequest, PipelineTriggers.PullRequest)
            | When(workflow.RunsOnPushToDefault, PipelineTriggers.Push)
            | When(workflow.RunsOnSchedule, PipelineTriggers.Schedule)
            | When(workflow.RunsOnRelease, PipelineTriggers.Release)
            | When(workflow.RunsByHand, PipelineTriggers.Manual)
            | When(workflow.Trigger("workflow_run") is not null, PipelineTriggers.FollowUp);

        private static PipelineTriggers When(bool holds, PipelineTriggers trigger) => holds ? trigger : PipelineTriggers.None;
    }
}
