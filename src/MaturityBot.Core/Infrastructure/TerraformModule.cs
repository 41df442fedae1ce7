using MaturityBot.Core.Archetypes;
using MaturityBot.Core.Code;
using MaturityBot.Core.Documents;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Infrastructure;

/// <summary>A folder of Terraform or OpenTofu files.</summary>
/// <param name="Folder">From the repository's root; empty for the root.</param>
/// <param name="Files">Its files, parsed.</param>
/// <param name="IsRoot">Whether it is applied on its own: no other module here uses it, and it sets up a provider or a state, or has values beside it.</param>
public sealed record TerraformModule(string Folder, IReadOnlyList<(SourceFile File, HclFile Document)> Files, bool IsRoot)
{
    private static readonly HashSet<string> Samples = new(StringComparer.OrdinalIgnoreCase) { "example", "examples", "sample", "samples", "test", "tests", "fixtures" };

    /// <summary>The files that modules are told from.</summary>
    public static IReadOnlyList<string> Reads { get; } = [.. HclFile.Reads, "**/*.tf.json", "**/terragrunt.hcl"];

    /// <summary>The blocks of a type at the top of its files, each with its file.</summary>
    public IEnumerable<(SourceFile File, HclBlock Block)> Blocks(string type) =>
        from file in Files
        from block in file.Document.Blocks
        where block.Type == type
        select (file.File, block);

    /// <summary>The modules of a snapshot, ordered by folder, read once. Modules that only tests use are left out.</summary>
    public static IReadOnlyList<TerraformModule> Of(Snapshot snapshot) => snapshot.View(Find);

    /// <summary>
    /// Whether a snapshot is a library of modules for other repositories: modules, and nothing that is applied here but examples. What they cost, and when they are deployed, is
    /// decided where they are used.
    /// </summary>
    public static bool IsLibrary(Snapshot snapshot) => snapshot.View(static snapshot => new Library(IsAll(snapshot))).Is;

    private sealed record Library(bool Is);

    private static bool IsAll(Snapshot snapshot)
    {
        var modules = Of(snapshot).Where(module => !module.Folder.Split('/').Any(Samples.Contains)).ToArray();
        return modules.Length > 0 && !modules.Any(module => module.IsRoot)
            && InfrastructureCode.Of(snapshot).All(item => item.Tool == "Terraform" || item.Evidence.Path!.Split('/').Any(Samples.Contains))
            && Profile.Of(snapshot).Archetypes is [Archetype.Iac];
    }

    private static IReadOnlyList<TerraformModule> Find(Snapshot snapshot)
    {
        var folders = snapshot.ReadAll([.. HclFile.Reads])
            .Where(file => !CodeRoles.IsTestPath(file.Path))
            .GroupBy(file => file.Entry.Folder, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Select(file => (File: file, Document: HclFile.Read(file))).ToArray(), StringComparer.Ordinal);
        var used = folders
            .SelectMany(folder => folder.Value.SelectMany(file => file.Document.Blocks).Where(block => block.Type == "module").Select(block => (folder.Key, Source: block["source"].Text)))
            .Where(module => module.Source.StartsWith('.'))
            .Select(module => Combine(module.Key, module.Source))
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. folders.OrderBy(folder => folder.Key, StringComparer.Ordinal)
                .Select(folder => new TerraformModule(folder.Key, folder.Value, !used.Contains(folder.Key) && IsApplied(snapshot, folder.Key, folder.Value.SelectMany(file => file.Document.Blocks)))),
        ];
    }

    private static bool IsApplied(Snapshot snapshot, string folder, IEnumerable<HclBlock> blocks) =>
        blocks.Any(block => block.Type == "provider" || (block.Type == "terraform" && block.Blocks.Any(inner => inner.Type is "backend" or "cloud")))
        || snapshot.Has(folder.Length == 0 ? "terraform.tfvars" : folder + "/terraform.tfvars");

    private static string Combine(string folder, string path)
    {
        var parts = folder.Split('/', StringSplitOptions.RemoveEmptyEntries).ToList();
        foreach (var part in path.Split('/').Where(part => part is not ("" or ".")))
        {
            if (part != "..")
                parts.Add(part);
            else if (parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
        }

        return string.Join('/', parts);
    }
}
