using MaturityBot.Core.Documents;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Pipelines;

/// <summary>What starts a step.</summary>
[Flags]
public enum PipelineTriggers
{
    /// <summary>Nothing that we know.</summary>
    None = 0,

    /// <summary>A new or updated pull request into the default branch.</summary>
    PullRequest = 1,

    /// <summary>A push to the default branch.</summary>
    Push = 2,

    /// <summary>The clock.</summary>
    Schedule = 4,

    /// <summary>A tag or a release.</summary>
    Release = 8,

    /// <summary>A person.</summary>
    Manual = 16,

    /// <summary>The end of another workflow.</summary>
    FollowUp = 32,

    /// <summary>Something that is set outside of the repository, perhaps pull requests.</summary>
    Elsewhere = 64,
}

/// <summary>One thing that a pipeline does: an action it uses or a command it runs, reached directly or through a make target, a package script or a shell script.</summary>
/// <param name="System">The CI system.</param>
/// <param name="File">The pipeline's file.</param>
/// <param name="Line">First line of the step or command in that file.</param>
/// <param name="EndLine">Last line.</param>
/// <param name="Action">The action, task or orb without its version; empty for a command.</param>
/// <param name="With">Inputs of the action.</param>
/// <param name="Command">The command; null for an action.</param>
/// <param name="Via">What leads to the command, e.g. <c>make test</c>; empty when it stands in the pipeline itself.</param>
/// <param name="Triggers">What starts it.</param>
/// <param name="Job">The job that holds it; unique within the file.</param>
/// <param name="Needs">The jobs that the job waits for.</param>
/// <param name="Environment">The deployment environment of the job; empty when there is none.</param>
/// <param name="Conditions">Conditions on the way, outermost first.</param>
/// <param name="FailureIgnored">Whether a failure goes unnoticed.</param>
public sealed record PipelineStep(
    string System,
    SourceFile File,
    int Line,
    int EndLine,
    string Action,
    DataNode With,
    ShellCommand? Command,
    string Via,
    PipelineTriggers Triggers,
    string Job,
    IReadOnlyList<string> Needs,
    string Environment,
    IReadOnlyList<string> Conditions,
    bool FailureIgnored)
{
    private const int LongestText = 80;

    /// <summary>Whether a pull request starts it and its failure is seen.</summary>
    public bool GatesPullRequests => Triggers.HasFlag(PipelineTriggers.PullRequest) && !FailureIgnored && !Conditions.Any(SkipsPullRequests);

    /// <summary>Whether it starts for something that is merged: a push to the default branch, a release, the end of another workflow, the clock or a person.</summary>
    public bool RunsAfterMerge => (Triggers & ~PipelineTriggers.PullRequest) != PipelineTriggers.None && !Conditions.Any(OnlyPullRequests);

    /// <summary>Whether it sees every change: on pull requests, or at the latest on the push to the default branch. A failure may go unnoticed.</summary>
    public bool LooksAtEveryChange => (Triggers & (PipelineTriggers.PullRequest | PipelineTriggers.Push)) != PipelineTriggers.None;

    /// <summary>The action's name or the command, shortened.</summary>
    public string Text
    {
        get
        {
            var text = Command?.ToString().ReplaceLineEndings(" ") ?? Action;
            return text.Length <= LongestText ? text : text[..LongestText] + "…";
        }
    }

    private static bool SkipsPullRequests(string condition) =>
        !condition.Contains("||", StringComparison.Ordinal)
        && (condition.Contains("event_name == 'push'", StringComparison.Ordinal)
            || condition.Contains("event_name == 'schedule'", StringComparison.Ordinal)
            || condition.Contains("event_name != 'pull_request'", StringComparison.Ordinal)
            || condition.Contains("github.ref == 'refs/heads/", StringComparison.Ordinal)
            || condition.Contains("startsWith(github.ref, 'refs/tags", StringComparison.Ordinal));

    private static bool OnlyPullRequests(string condition) =>
        !condition.Contains("||", StringComparison.Ordinal) && condition.Contains("event_name == 'pull_request'", StringComparison.Ordinal);

    /// <summary>Evidence on the step.</summary>
    public Evidence Evidence(string message) =>
        new(Via.Length == 0 ? $"{message}: {Text}" : $"{message}: {Via} runs {Text}", File.Path, Line, EndLine);
}
