using MaturityBot.Core.Documents;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Workflows;

/// <summary>One step of a job or of a composite action.</summary>
/// <param name="File">The file that it is written in.</param>
/// <param name="Node">All of it.</param>
public sealed record WorkflowStep(SourceFile File, DataNode Node)
{
    private readonly Lazy<IReadOnlyList<ShellCommand>> commands = new(() => Node["run"].Exists && IsShell(Node["shell"].Text) ? ShellScript.Commands(Node["run"].Text, Node["run"].TextLine) : []);

    /// <summary>First line.</summary>
    public int Line => Node.Line;

    /// <summary>Last line.</summary>
    public int EndLine => Node.EndLine;

    /// <summary><c>name</c>; empty when it has none.</summary>
    public string Name => Node["name"].Text;

    /// <summary><c>id</c>; empty when it has none.</summary>
    public string Id => Node["id"].Text;

    /// <summary>The action that it uses; null for a step that runs commands.</summary>
    public ActionReference? Uses { get; } = Node["uses"].Exists ? ActionReference.Parse(Node["uses"].Text) : null;

    /// <summary>The script of <c>run</c>; empty when there is none.</summary>
    public string Run => Node["run"].Text;

    /// <summary>The commands of <c>run</c>, with their lines in the file; none when its <c>shell</c> is no shell (python, node, ...).</summary>
    public IReadOnlyList<ShellCommand> Commands => commands.Value;

    /// <summary>Inputs of the action.</summary>
    public DataNode With => Node["with"];

    /// <summary>Environment variables of the step.</summary>
    public DataNode Env => Node["env"];

    /// <summary>The condition, as written; empty when it has none.</summary>
    public string If => Node["if"].Text;

    /// <summary>Whether a failure of the step goes unnoticed. An expression counts as yes, but for a plain <c>false</c>.</summary>
    public bool ContinueOnError => Node["continue-on-error"] is { Exists: true } node && node.AsBoolean() != false;

    /// <summary>Whether the step uses this action: <c>owner/repository</c> or <c>owner/repository/path</c>.</summary>
    public bool UsesAction(string action) => Uses?.Is(action) == true;

    /// <summary>The first command that runs a program with these first words (see <see cref="ShellCommand.Runs"/>); null when none does.</summary>
    public ShellCommand? FindCommand(params ReadOnlySpan<string> words)
    {
        foreach (var command in Commands)
        {
            if (command.Runs(words))
                return command;
        }

        return null;
    }

    internal static IReadOnlyList<WorkflowStep> Of(SourceFile file, DataNode steps) =>
        [.. steps.Items.Where(item => item.Kind == DataKind.Map).Select(item => new WorkflowStep(file, item))];

    private static bool IsShell(string shell) => shell.Split(' ')[0] is "" or "bash" or "sh" or "pwsh" or "powershell" or "cmd" or "zsh" or "fish" or "/bin/bash" or "/usr/bin/bash";
}
