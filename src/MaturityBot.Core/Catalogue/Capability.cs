using MaturityBot.Core.Dependencies;
using MaturityBot.Core.Infrastructure;
using MaturityBot.Core.Pipelines;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Catalogue;

/// <summary>
/// What a library or tool gives: structured logging, a job queue, migrations. Which tools give it is data, in the YAML files of this folder, and recognised from manifests, pipelines,
/// file names, Terraform resources, Kubernetes kinds and the files that a program starts in.
/// </summary>
/// <param name="Id">Kebab case: <c>structured-logging</c>.</param>
/// <param name="Name">As it stands in a sentence: <c>structured logging</c>.</param>
/// <param name="Tools">What gives it.</param>
/// <param name="Includes">Other capabilities that are kinds of this one.</param>
/// <param name="IsDelivered">Whether it is a part of what is delivered, so that a package for development or tests alone does not show it.</param>
/// <param name="Purposes">What a pipeline step is for (see <see cref="Pipelines.Purposes"/>) when it shows this capability.</param>
public sealed record Capability(string Id, string Name, IReadOnlyList<Tool> Tools, IReadOnlyList<string> Includes, bool IsDelivered, IReadOnlyList<string> Purposes)
{
    private static readonly Lazy<IReadOnlyList<Capability>> Loaded = new(CatalogueLoader.LoadBuiltIn);

    /// <summary>Every capability of the catalogue, ordered by id, loaded once.</summary>
    public static IReadOnlyList<Capability> All => Loaded.Value;

    /// <summary>The files that capabilities are recognised from.</summary>
    public static IReadOnlyList<string> Reads { get; } = [.. Dependency.Reads, .. Pipeline.Reads, .. KubernetesObject.Reads, .. EntryFiles.Globs];

    /// <summary>Whether it mostly shows without a manifest of code: by a file, a pipeline step, an action, a resource.</summary>
    public bool IsSeenOutsideManifests => Purposes.Count > 0 || Tools.Count(tool => tool.IsSeenOutsideManifests) * 2 >= Tools.Count;

    /// <summary>What shows a capability in a snapshot: at most one piece of evidence for each tool and file. Empty when nothing does.</summary>
    /// <exception cref="ArgumentException">There is no such capability.</exception>
    public static IReadOnlyList<Evidence> Find(Snapshot snapshot, string id) => CapabilityFindings.Of(snapshot).For(id, []);

    /// <summary>The same, but for tools of the catalogue that do not count for what is asked, by name.</summary>
    /// <exception cref="ArgumentException">There is no such capability.</exception>
    public static IReadOnlyList<Evidence> FindExcept(Snapshot snapshot, string id, params IReadOnlyList<string> tools) => CapabilityFindings.Of(snapshot).For(id, tools);

    /// <summary>Whether anything shows a capability.</summary>
    /// <exception cref="ArgumentException">There is no such capability.</exception>
    public static bool Has(Snapshot snapshot, string id) => Find(snapshot, id).Count > 0;
}

/// <summary>A library or tool, and how it is recognised.</summary>
/// <param name="Name">As people call it.</param>
/// <param name="Packages">Names by <see cref="PackageEcosystem"/>. <c>name*</c> is a beginning; a Go module, an action and an image also match by what follows or goes before a slash.</param>
/// <param name="Files">Globs of files whose being there shows it.</param>
/// <param name="Resources">Types of Terraform resources.</param>
/// <param name="Kinds">Kinds of Kubernetes objects, as <c>Kind</c> or <c>group/Kind</c>.</param>
/// <param name="Commands">Commands of pipelines, as <see cref="CommandPattern"/>s.</param>
/// <param name="Code">Pieces of code that stand in the file a program starts in.</param>
public sealed record Tool(
    string Name,
    IReadOnlyList<(string Ecosystem, string Pattern)> Packages,
    IReadOnlyList<string> Files,
    IReadOnlyList<string> Resources,
    IReadOnlyList<string> Kinds,
    IReadOnlyList<CommandPattern> Commands,
    IReadOnlyList<string> Code)
{
    /// <summary>Whether something other than the manifest of code can show it.</summary>
    public bool IsSeenOutsideManifests =>
        Files.Count + Resources.Count + Kinds.Count + Commands.Count > 0 || Packages.Any(package => package.Ecosystem is PackageEcosystem.Actions or PackageEcosystem.PreCommit);
}
