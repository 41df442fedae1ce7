using MaturityBot.Core.Documents;

namespace MaturityBot.Core.Workflows;

/// <summary>An event that starts a workflow.</summary>
/// <param name="Event">GitHub's name of it: <c>push</c>, <c>pull_request</c>, <c>schedule</c>, ...</param>
/// <param name="Node">Its filters and inputs; nothing for an event that stands alone.</param>
/// <param name="Line">The line that names it.</param>
public sealed record WorkflowTrigger(string Event, DataNode Node, int Line)
{
    /// <summary>Types of the event that count, empty for GitHub's default ones.</summary>
    public IReadOnlyList<string> Types => Texts("types");

    /// <summary>Patterns of <c>branches</c>; for pull requests, of the branch they go into.</summary>
    public IReadOnlyList<string> Branches => Texts("branches");

    /// <summary>Patterns of <c>paths</c>.</summary>
    public IReadOnlyList<string> Paths => Texts("paths");

    /// <summary>Whether a branch passes the filters. A push that is filtered by tags alone has no branches.</summary>
    public bool AdmitsBranch(string branch)
    {
        if (Node.Has("branches"))
            return FilterPattern.Admits(Branches, branch);
        if (Node.Has("branches-ignore"))
            return !FilterPattern.Admits(Texts("branches-ignore"), branch);
        return Event != "push" || !(Node.Has("tags") || Node.Has("tags-ignore"));
    }

    /// <summary>Whether a change of this file passes the filters.</summary>
    public bool AdmitsPath(string path) =>
        Node.Has("paths") ? FilterPattern.Admits(Paths, path) : !Node.Has("paths-ignore") || !FilterPattern.Admits(Texts("paths-ignore"), path);

    /// <summary>Whether the filters look at paths at all.</summary>
    public bool FiltersPaths => Node.Has("paths") || Node.Has("paths-ignore");

    internal IEnumerable<string> NamedBranches => Branches.Concat(Texts("branches-ignore")).Select(branch => branch.TrimStart('!'));

    internal static IReadOnlyList<WorkflowTrigger> Of(DataNode workflow)
    {
        // YAML 1.1 reads the key "on" as true; some formatters write it back so.
        var on = workflow.Has("on") ? workflow["on"] : workflow["true"];
        return on.Kind == DataKind.Map
            ? [.. on.Members.Select(member => new WorkflowTrigger(member.Key, member.Value, on.LineOf(member.Key)))]
            : [.. on.ItemsOrSelf.Where(item => item.Kind == DataKind.Scalar).Select(item => new WorkflowTrigger(item.Text, DataNode.None, item.Line))];
    }

    private IReadOnlyList<string> Texts(string key) => [.. Node[key].ItemsOrSelf.Select(item => item.Text)];
}
