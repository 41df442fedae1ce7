using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Dependencies;

/// <summary>A package ecosystem that is used in a folder, named as Dependabot names it (<c>npm</c>, <c>nuget</c>, <c>github-actions</c>, ...).</summary>
/// <param name="Ecosystem">Dependabot's name.</param>
/// <param name="Directory">Folder of the manifest, with a leading slash: <c>/</c>, <c>/src/api</c>.</param>
/// <param name="Manifest">Path of the file that shows it.</param>
public sealed record DependencyEcosystem(string Ecosystem, string Directory, [property: System.Text.Json.Serialization.JsonIgnore] string Manifest = "")
{
    /// <summary>The files that show ecosystems.</summary>
    public static IReadOnlyList<string> Reads { get; } = [];

    /// <summary>The ecosystems of a snapshot, ordered by name and folder, found once.</summary>
    public static IReadOnlyList<DependencyEcosystem> Of(Snapshot snapshot) => snapshot.View(Find);

    private static IReadOnlyList<DependencyEcosystem> Find(Snapshot snapshot) => [];
}
