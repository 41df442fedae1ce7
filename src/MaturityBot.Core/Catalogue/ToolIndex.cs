using MaturityBot.Core.Dependencies;
using MaturityBot.Core.Pipelines;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Catalogue;

/// <summary>Looks up tools by what is found in a repository, so that a dependency costs one look and not one for each tool.</summary>
internal sealed class ToolIndex
{
    private static readonly Lazy<ToolIndex> Loaded = new(() => new ToolIndex(Capability.All));

    private readonly Dictionary<(string Ecosystem, string Name), List<Use>> exact = [];
    private readonly Dictionary<string, List<(string Start, Use Use)>> beginnings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(CommandPattern Pattern, Use Use)>> programs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Use>> resources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Use>> kinds = new(StringComparer.Ordinal);
    private readonly List<(PathSet Paths, Use Use)> files = [];

    private ToolIndex(IReadOnlyList<Capability> capabilities)
    {
        foreach (var use in capabilities.SelectMany(capability => capability.Tools.Select(tool => new Use(capability, tool))))
            Add(use);
        AnyFile = new PathSet(capabilities.SelectMany(capability => capability.Tools).SelectMany(tool => tool.Files));
        Code = [.. capabilities.SelectMany(capability => capability.Tools.SelectMany(tool => tool.Code.Select(piece => (piece, new Use(capability, tool)))))];
    }

    /// <summary>The index of the built-in catalogue.</summary>
    public static ToolIndex BuiltIn => Loaded.Value;

    /// <summary>Every path that some tool is recognised by.</summary>
    public PathSet AnyFile { get; }

    /// <summary>Pieces of code.</summary>
    public IReadOnlyList<(string Piece, Use Use)> Code { get; }

    public IEnumerable<Use> ByPackage(string ecosystem, string name)
    {
        name = name.ToLowerInvariant();
        foreach (var use in exact.GetValueOrDefault((ecosystem, name)) ?? [])
            yield return use;
        foreach (var (start, use) in beginnings.GetValueOrDefault(ecosystem) ?? [])
        {
            if (name.StartsWith(start, StringComparison.Ordinal))
                yield return use;
        }

        // github.com/x/y/v2 is github.com/x/y; org/codeql/init is org/codeql; registry/org/postgres is postgres.
        for (var slash = name.LastIndexOf('/'); ecosystem is PackageEcosystem.Go or PackageEcosystem.Actions && slash > 0; slash = name.LastIndexOf('/', slash - 1))
        {
            foreach (var use in exact.GetValueOrDefault((ecosystem, name[..slash])) ?? [])
                yield return use;
        }

        for (var slash = name.IndexOf('/', StringComparison.Ordinal); ecosystem == PackageEcosystem.Docker && slash >= 0; slash = name.IndexOf('/', slash + 1))
        {
            foreach (var use in exact.GetValueOrDefault((ecosystem, name[(slash + 1)..])) ?? [])
                yield return use;
        }
    }

    public IEnumerable<Use> ByCommand(IReadOnlyList<string> layer)
    {
        foreach (var (pattern, use) in programs.GetValueOrDefault(layer[0]) ?? [])
        {
            if (pattern.Matches(layer))
                yield return use;
        }
    }

    public IEnumerable<Use> ByResource(string type) => resources.GetValueOrDefault(type) ?? [];

    public IEnumerable<Use> ByKind(string apiVersion, string kind) =>
        (kinds.GetValueOrDefault(kind) ?? []).Concat(kinds.GetValueOrDefault($"{apiVersion.Split('/')[0]}/{kind}") ?? []);

    public IEnumerable<Use> ByFile(string path) => AnyFile.Contains(path) ? files.Where(file => file.Paths.Contains(path)).Select(file => file.Use) : [];

    private void Add(Use use)
    {
        foreach (var (ecosystem, pattern) in use.Tool.Packages)
        {
            var name = pattern.ToLowerInvariant();
            if (name.EndsWith('*'))
                Add(beginnings, ecosystem, (name[..^1], use));
            else
                Add(exact, (ecosystem, name), use);
        }

        foreach (var pattern in use.Tool.Commands)
        {
            foreach (var program in pattern.Programs)
                Add(programs, program, (pattern, use));
        }

        foreach (var type in use.Tool.Resources)
            Add(resources, type, use);
        foreach (var kind in use.Tool.Kinds)
            Add(kinds, kind, use);
        if (use.Tool.Files.Count > 0)
            files.Add((new PathSet(use.Tool.Files), use));
    }

    private static void Add<TKey, TValue>(Dictionary<TKey, List<TValue>> table, TKey key, TValue value) where TKey : notnull
    {
        if (!table.TryGetValue(key, out var values))
            table[key] = values = [];
        values.Add(value);
    }

    /// <summary>A tool as one of those that give a capability.</summary>
    public sealed record Use(Capability Capability, Tool Tool);
}
