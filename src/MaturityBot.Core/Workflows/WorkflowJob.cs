using MaturityBot.Core.Documents;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Workflows;

/// <summary>One job of a workflow: steps, or a call of a reusable workflow.</summary>
/// <param name="File">The workflow's file.</param>
/// <param name="Id">The key of the job.</param>
/// <param name="Node">All of it.</param>
/// <param name="Line">The line of the key.</param>
public sealed record WorkflowJob(SourceFile File, string Id, DataNode Node, int Line)
{
    /// <summary>Last line.</summary>
    public int EndLine => Math.Max(Line, Node.EndLine);

    /// <summary><c>name</c>, or else the id.</summary>
    public string Name => Node["name"].Exists ? Node["name"].Text : Id;

    /// <summary>The reusable workflow that it calls; null for a job with steps.</summary>
    public ActionReference? Uses { get; } = Node["uses"].Exists ? ActionReference.Parse(Node["uses"].Text) : null;

    /// <summary>Its steps.</summary>
    public IReadOnlyList<WorkflowStep> Steps { get; } = WorkflowStep.Of(File, Node["steps"]);

    /// <summary>Ids of the jobs it waits for.</summary>
    public IReadOnlyList<string> Needs => [.. Node["needs"].ItemsOrSelf.Select(item => item.Text)];

    /// <summary>Labels of the machine it runs on, or the expression.</summary>
    public IReadOnlyList<string> RunsOn => [.. (Node["runs-on"] is { Kind: DataKind.Map } group ? group["labels"] : Node["runs-on"]).ItemsOrSelf.Select(item => item.Text)];

    /// <summary>The condition, as written; empty when it has none.</summary>
    public string If => Node["if"].Text;

    /// <summary>The name of the deployment environment; empty when it has none.</summary>
    public string Environment => Node["environment"] is { Kind: DataKind.Map } map ? map["name"].Text : Node["environment"].Text;

    /// <summary>What the token may do in this job; null when the job does not say.</summary>
    public WorkflowPermissions? Permissions { get; } = WorkflowPermissions.Of(Node);

    /// <summary><c>strategy</c>.</summary>
    public DataNode Strategy => Node["strategy"];

    /// <summary><c>container</c>: an image name or a map with <c>image</c>.</summary>
    public DataNode Container => Node["container"];

    /// <summary><c>services</c>: maps with <c>image</c>, by name.</summary>
    public DataNode Services => Node["services"];

    /// <summary>Whether a failure of the job goes unnoticed. An expression counts as no, for it usually marks single entries of a matrix.</summary>
    public bool ContinueOnError => Node["continue-on-error"].AsBoolean() == true;
}
