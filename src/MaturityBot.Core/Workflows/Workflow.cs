using MaturityBot.Core.Documents;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Workflows;

/// <summary>A GitHub Actions workflow. One that cannot be parsed has an <see cref="Error"/> and no jobs.</summary>
public sealed class Workflow
{
    private static readonly string[] UsualDefaults = ["main", "master", "trunk", "develop", "dev", "development", "default"];

    private readonly bool defaultBranchPush;
    private readonly bool pullRequest;

    private Workflow(SourceFile file, DataDocument document, Snapshot snapshot, string defaultBranch)
    {
        File = file;
        Node = document.Root;
        Error = document.Error;
        ErrorLine = document.ErrorLine;
        Triggers = WorkflowTrigger.Of(Node);
        Permissions = WorkflowPermissions.Of(Node);
        Jobs = [.. Node["jobs"].Members.Select(member => new WorkflowJob(file, member.Key, member.Value, Node["jobs"].LineOf(member.Key)))];

        pullRequest = Triggers.Any(trigger => IsPullRequest(trigger) && ReachesCode(trigger, defaultBranch, snapshot));
        defaultBranchPush = Triggers.Any(trigger => trigger.Event == "push" && ReachesCode(trigger, defaultBranch, snapshot));
    }

    /// <summary>The files that workflows and their local actions are in.</summary>
    public static IReadOnlyList<string> Reads { get; } = [".github/workflows/*.{yml,yaml}", "**/action.{yml,yaml}"];

    /// <summary>Where it is written.</summary>
    public SourceFile File { get; }

    /// <summary>Path from the repository's root.</summary>
    public string Path => File.Path;

    /// <summary>All of it.</summary>
    public DataNode Node { get; }

    /// <summary>Why it could not be read; null when it was.</summary>
    public string? Error { get; }

    /// <summary>The line of the error.</summary>
    public int ErrorLine { get; }

    /// <summary><c>name</c>, or else the path, as GitHub shows it.</summary>
    public string Name => Node["name"].Exists ? Node["name"].Text : Path;

    /// <summary>What starts it.</summary>
    public IReadOnlyList<WorkflowTrigger> Triggers { get; }

    /// <summary>What the token may do in jobs that do not say; null when the repository's setting decides.</summary>
    public WorkflowPermissions? Permissions { get; }

    /// <summary>Its jobs, in order.</summary>
    public IReadOnlyList<WorkflowJob> Jobs { get; }

    /// <summary><c>concurrency</c>.</summary>
    public DataNode Concurrency => Node["concurrency"];

    /// <summary>Whether a new or updated pull request into the default branch that changes code starts it. A call from another workflow does not count: see <see cref="WorkflowRun"/>.</summary>
    public bool RunsOnPullRequest => pullRequest;

    /// <summary>Whether a push of code to the default branch starts it.</summary>
    public bool RunsOnPushToDefault => defaultBranchPush;

    /// <summary>Whether it starts by the clock.</summary>
    public bool RunsOnSchedule => Trigger("schedule") is not null;

    /// <summary>Whether a new tag or a release starts it.</summary>
    public bool RunsOnRelease => Triggers.Any(trigger => trigger.Event == "release" || (trigger.Event == "push" && trigger.Node.Has("tags")) || trigger.Event == "create");

    /// <summary>Whether a person can start it by hand.</summary>
    public bool RunsByHand => Trigger("workflow_dispatch") is not null;

    /// <summary>Whether other workflows can call it.</summary>
    public bool IsReusable => Trigger("workflow_call") is not null;

    /// <summary>The trigger of this event; null when it has none.</summary>
    public WorkflowTrigger? Trigger(string eventName) => Triggers.FirstOrDefault(trigger => trigger.Event == eventName);

    /// <summary>What the token may do in a job; null when only the repository's setting says.</summary>
    public WorkflowPermissions? PermissionsOf(WorkflowJob job) => job.Permissions ?? Permissions;

    /// <summary>The workflows of a snapshot, ordered by path, parsed once.</summary>
    public static IReadOnlyList<Workflow> Of(Snapshot snapshot) => snapshot.View(Read);

    private static IReadOnlyList<Workflow> Read(Snapshot snapshot)
    {
        var files = snapshot.ReadAll(".github/workflows/*.{yml,yaml}").Select(file => (File: file, Document: YamlReader.Read(file))).ToArray();
        var defaultBranch = snapshot.Settings.DefaultBranch is { IsSeen: true } seen ? seen.Value : LikelyDefault(files.Select(file => file.Document.Root));
        return [.. files.Select(file => new Workflow(file.File, file.Document, snapshot, defaultBranch))];
    }

    // Out of sight, the default branch is the usual name that the workflows' own filters say most often.
    private static string LikelyDefault(IEnumerable<DataNode> workflows)
    {
        var said = workflows.SelectMany(WorkflowTrigger.Of).SelectMany(trigger => trigger.NamedBranches).CountBy(branch => branch, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return UsualDefaults.MaxBy(branch => said.GetValueOrDefault(branch))!;
    }

    private static bool IsPullRequest(WorkflowTrigger trigger) =>
        trigger.Event is "pull_request" or "pull_request_target"
        && (!trigger.Node.Has("types") || trigger.Types.Any(type => type is "opened" or "synchronize"));

    private static bool ReachesCode(WorkflowTrigger trigger, string defaultBranch, Snapshot snapshot) =>
        trigger.AdmitsBranch(defaultBranch) && (!trigger.FiltersPaths || snapshot.Own.Any(entry => IsCode(entry.Path) && trigger.AdmitsPath(entry.Path)));

    private static bool IsCode(string path) =>
        !path.StartsWith(".github/", StringComparison.Ordinal) && !path.StartsWith("docs/", StringComparison.OrdinalIgnoreCase)
        && !path.EndsWith(".md", StringComparison.OrdinalIgnoreCase) && !path.EndsWith(".txt", StringComparison.OrdinalIgnoreCase);
}
