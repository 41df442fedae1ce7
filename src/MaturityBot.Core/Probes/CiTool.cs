using MaturityBot.Core.Documents;
using MaturityBot.Core.Snapshots;
using MaturityBot.Core.Workflows;

namespace MaturityBot.Core.Probes;

/// <summary>A tool as workflows show it.</summary>
/// <param name="Name">As people call it.</param>
/// <param name="Actions">Actions and reusable workflows that run it: <c>owner/repository</c> or <c>owner/repository/path</c>.</param>
/// <param name="Commands">Command lines that run it: program, sub-command and options, separated by spaces (see <see cref="ShellCommand.Runs"/>).</param>
/// <param name="Images">Container images that hold it, without tag.</param>
internal sealed record CiTool(string Name, IReadOnlyList<string> Actions, IReadOnlyList<string> Commands, params IReadOnlyList<string> Images)
{
    private readonly string[][] commands = [.. Commands.Select(command => command.Split(' '))];

    /// <summary>Where workflows run any of these tools, in the order of the files.</summary>
    public static IEnumerable<Use> Find(Snapshot snapshot, IReadOnlyList<CiTool> tools)
    {
        foreach (var run in WorkflowRun.Of(snapshot))
        {
            foreach (var tool in tools)
            {
                if (tool.LineIn(run) is { } line)
                    yield return new Use(tool, run.Workflow, Evidence.At(run.Step.File, line, $"{tool.Name} runs {When(run.Workflow)}"));
            }
        }

        foreach (var workflow in Workflow.Of(snapshot))
        {
            foreach (var job in workflow.Jobs.Where(job => job.Uses is { IsLocal: false }))
            {
                foreach (var tool in tools.Where(tool => tool.Actions.Any(job.Uses!.Is)))
                    yield return new Use(tool, workflow, Evidence.At(workflow.File, job.Node["uses"], $"{tool.Name} runs {When(workflow)}"));
            }
        }
    }

    private static string When(Workflow workflow) =>
        workflow.RunsOnPullRequest ? "on pull requests" : workflow.RunsOnPushToDefault ? "on pushes to the default branch" : workflow.RunsOnSchedule ? "on a schedule" : "at other times";

    private int? LineIn(WorkflowRun run)
    {
        var step = run.Step;
        if (step.Uses is { } action && (Actions.Any(action.Is) || (action.IsImage && Images.Any(image => IsImage(action.Path, image)))))
            return step.Node["uses"].Line;
        var container = run.Job.Container.Kind == DataKind.Map ? run.Job.Container["image"] : run.Job.Container;
        if (container.Exists && Images.Any(image => IsImage(container.Text, image)))
            return container.Line;
        foreach (var command in step.Commands)
        {
            if (commands.Any(words => command.Runs(words)) || (command.Program is "docker" or "podman" && command.Words.Any(word => Images.Any(image => IsImage(word, image)))))
                return command.Line;
        }

        return null;
    }

    private static bool IsImage(string text, string image) =>
        text.StartsWith(image, StringComparison.OrdinalIgnoreCase) && (text.Length == image.Length || text[image.Length] is ':' or '@');

    /// <summary>One place where a workflow runs a tool.</summary>
    public sealed record Use(CiTool Tool, Workflow Workflow, Evidence Evidence)
    {
        /// <summary>Whether it looks at every change: on pull requests, or at least on each push to the default branch.</summary>
        public bool OnEveryChange => Workflow.RunsOnPullRequest || Workflow.RunsOnPushToDefault || Workflow.Trigger("merge_group") is not null;
    }
}
