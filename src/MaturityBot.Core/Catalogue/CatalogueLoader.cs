using MaturityBot.Core.Dependencies;
using MaturityBot.Core.Documents;
using MaturityBot.Core.Pipelines;
using MaturityBot.Core.Rubrics;

namespace MaturityBot.Core.Catalogue;

/// <summary>
/// Reads capabilities from YAML: <c>id: { name, includes, delivered, purposes, tools: { Tool: { npm: [...], file: [...], ... } } }</c>.
/// Rejects an unknown key, purpose or capability and a repeated id, all errors at once.
/// </summary>
public sealed class CatalogueLoader
{
    private static readonly HashSet<string> Ecosystems =
    [
        PackageEcosystem.Npm, PackageEcosystem.NuGet, PackageEcosystem.Pip, PackageEcosystem.Go, PackageEcosystem.Cargo, PackageEcosystem.Maven, PackageEcosystem.Bundler,
        PackageEcosystem.Composer, PackageEcosystem.Mix, PackageEcosystem.Pub, PackageEcosystem.Swift, PackageEcosystem.Docker, PackageEcosystem.Terraform, PackageEcosystem.Helm,
        PackageEcosystem.PreCommit,
    ];

    private readonly List<string> errors = [];
    private readonly SortedDictionary<string, Capability> capabilities = new(StringComparer.Ordinal);

    private CatalogueLoader()
    {
    }

    /// <summary>Reads a catalogue from its files, keyed by name; capabilities are ordered by id.</summary>
    /// <exception cref="RubricFormatException">The files are not a catalogue.</exception>
    public static IReadOnlyList<Capability> Load(IReadOnlyDictionary<string, string> files)
    {
        var loader = new CatalogueLoader();
        foreach (var (name, text) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
            loader.File(name, text);
        loader.CheckIncludes();
        return loader.errors.Count == 0 ? [.. loader.capabilities.Values] : throw new RubricFormatException(loader.errors);
    }

    internal static IReadOnlyList<Capability> LoadBuiltIn() => Load(BuiltInRubric.Files("catalogue/"));

    private void File(string file, string text)
    {
        foreach (var document in YamlReader.ReadAll(text))
        {
            if (document.Error is not null)
                errors.Add($"{file}:{document.ErrorLine}: {document.Error}");
            foreach (var (id, node) in document.Root.Members)
            {
                if (!capabilities.TryAdd(id, Capability(file, id, node)))
                    Error(file, node, $"the capability {id} is there twice");
            }
        }
    }

    private Capability Capability(string file, string id, DataNode node)
    {
        foreach (var member in node.Members.Where(member => member.Key is not ("name" or "includes" or "delivered" or "purposes" or "tools")))
            Error(file, member.Value, $"unknown key {member.Key}");
        if (node["name"].Text.Length == 0)
            Error(file, node, $"{id} has no name");
        foreach (var purpose in node["purposes"].Items.Where(item => !Purposes.Table.All.Contains(item.Text)))
            Error(file, purpose, $"there is no purpose {purpose.Text}");
        return new Capability(id, node["name"].Text, [.. node["tools"].Members.Select(member => Tool(file, member.Key, member.Value))], Texts(node["includes"]), node["delivered"].AsBoolean() == true, Texts(node["purposes"]));
    }

    private Tool Tool(string file, string name, DataNode node)
    {
        var packages = new List<(string, string)>();
        foreach (var (key, value) in node.Members)
        {
            var ecosystem = key == "action" ? PackageEcosystem.Actions : key;
            if (Ecosystems.Contains(ecosystem) || key == "action")
                packages.AddRange(value.ItemsOrSelf.Select(item => (ecosystem, item.Text)));
            else if (key is not ("file" or "resource" or "kind" or "command" or "code"))
                Error(file, value, $"unknown key {key}");
        }

        if (node.Members.Count == 0)
            Error(file, node, $"{name} is recognised by nothing");
        return new Tool(name, packages, Texts(node["file"]), Texts(node["resource"]), Texts(node["kind"]), [.. Texts(node["command"]).Select(CommandPattern.Parse)], Texts(node["code"]));
    }

    private void CheckIncludes()
    {
        foreach (var capability in capabilities.Values)
        {
            foreach (var missing in capability.Includes.Where(id => !capabilities.TryGetValue(id, out var included) || included.Includes.Count > 0))
                errors.Add($"{capability.Id}: {missing} is no capability that can be included");
        }
    }

    private static IReadOnlyList<string> Texts(DataNode node) => [.. node.ItemsOrSelf.Select(item => item.Text)];

    private void Error(string file, DataNode node, string message) => errors.Add($"{file}:{Math.Max(1, node.Line)}: {message}");
}
