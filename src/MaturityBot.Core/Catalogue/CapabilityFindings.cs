using MaturityBot.Core.Dependencies;
using MaturityBot.Core.Documents;
using MaturityBot.Core.Infrastructure;
using MaturityBot.Core.Pipelines;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Catalogue;

/// <summary>The capabilities of a snapshot with what shows them, found in one pass.</summary>
internal sealed class CapabilityFindings
{
    private static readonly Dictionary<string, Capability> ById = Capability.All.ToDictionary(capability => capability.Id, StringComparer.Ordinal);

    private readonly Dictionary<string, List<(string Tool, Evidence Evidence)>> found = new(StringComparer.Ordinal);
    private readonly HashSet<(string Capability, string Tool, string Path)> seen = [];
    private readonly Snapshot snapshot;

    private CapabilityFindings(Snapshot snapshot)
    {
        this.snapshot = snapshot;
        var index = ToolIndex.BuiltIn;
        foreach (var dependency in Dependency.Of(snapshot))
        {
            var isForWork = dependency.Scope is DependencyScope.Development or DependencyScope.Test;
            foreach (var use in index.ByPackage(dependency.Ecosystem, dependency.Name).Where(use => !(isForWork && use.Capability.IsDelivered)))
                Add(use, dependency.Path, dependency.Line, dependency.Name);
        }

        foreach (var file in EntryFiles.Of(snapshot))
        {
            foreach (var (piece, use) in index.Code)
            {
                if (EntryFiles.Find(file.Text, piece) is var line and > 0)
                    Add(use, file.Path, line);
            }
        }

        foreach (var block in snapshot.ReadAll(HclFile.Reads).SelectMany(file => HclFile.Read(file).Blocks.Where(block => block.Type == "resource").Select(block => (file.Path, block))))
        {
            foreach (var use in index.ByResource(block.block.Label))
                Add(use, block.Path, block.block.Line);
        }

        foreach (var item in KubernetesObject.Of(snapshot))
        {
            foreach (var use in index.ByKind(item.ApiVersion, item.Kind))
                Add(use, item.File.Path, item.Node.Line);
        }

        Pipelines(index);
        foreach (var entry in snapshot.Own)
        {
            foreach (var use in index.ByFile(entry.Path))
                Add(use, entry.Path, line: null);
        }
    }

    /// <summary>What was found in a snapshot.</summary>
    public static CapabilityFindings Of(Snapshot snapshot) => snapshot.View(static snapshot => new CapabilityFindings(snapshot));

    /// <summary>What shows a capability, but for certain tools.</summary>
    public IReadOnlyList<Evidence> For(string id, IReadOnlyList<string> except)
    {
        if (!ById.TryGetValue(id, out var capability))
            throw new ArgumentException($"there is no capability {id}", nameof(id));
        var purposes = capability.Purposes.SelectMany(purpose => Pipeline.Of(snapshot).For(purpose)).Select(step => step.Evidence($"a pipeline shows {capability.Name}"));
        return [.. (found.GetValueOrDefault(id) ?? []).Where(item => !except.Contains(item.Tool, StringComparer.Ordinal)).Select(item => item.Evidence).Concat(capability.Includes.SelectMany(included => For(included, except))).Concat(purposes)];
    }

    private void Pipelines(ToolIndex index)
    {
        foreach (var step in Pipeline.Of(snapshot).Steps)
        {
            foreach (var use in step.Command?.Layers.SelectMany(index.ByCommand) ?? [])
                Add(use, step.File.Path, step.Line);
        }
    }

    // A package is called by its own name: a tool may stand for a family of them.
    private void Add(ToolIndex.Use use, string path, int? line, string? package = null)
    {
        if (!seen.Add((use.Capability.Id, use.Tool.Name, path)))
            return;
        if (!found.TryGetValue(use.Capability.Id, out var evidence))
            found[use.Capability.Id] = evidence = [];
        evidence.Add((use.Tool.Name, new Evidence($"{package ?? use.Tool.Name} is used for {use.Capability.Name}", path, line, line)));
    }
}
