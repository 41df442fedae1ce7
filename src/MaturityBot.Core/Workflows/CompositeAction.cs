using MaturityBot.Core.Documents;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Workflows;

/// <summary>An action that this repository defines.</summary>
/// <param name="File">Its <c>action.yml</c>.</param>
/// <param name="Node">All of it.</param>
/// <param name="Steps">The steps of a composite action; empty for one in JavaScript or in a container.</param>
public sealed record CompositeAction(SourceFile File, DataNode Node, IReadOnlyList<WorkflowStep> Steps)
{
    /// <summary>The folder that names it in <c>uses: ./folder</c>.</summary>
    public string Folder => File.Entry.Folder;

    /// <summary>The actions of a snapshot, ordered by path, parsed once.</summary>
    public static IReadOnlyList<CompositeAction> Of(Snapshot snapshot) => snapshot.View<IReadOnlyList<CompositeAction>>(static snapshot =>
        [.. snapshot.ReadAll("**/action.{yml,yaml}").Select(Read)]);

    private static CompositeAction Read(SourceFile file)
    {
        var root = YamlReader.Read(file).Root;
        return new CompositeAction(file, root, WorkflowStep.Of(file, root["runs"]["steps"]));
    }
}
