using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Dependencies;

/// <summary>A package ecosystem that is used in a folder, named as Dependabot names it (<c>npm</c>, <c>nuget</c>, <c>github-actions</c>, ...).</summary>
/// <param name="Ecosystem">Dependabot's name.</param>
/// <param name="Directory">Folder of the manifest, with a leading slash: <c>/</c>, <c>/src/api</c>. What a workspace, solution or parent project covers is not listed again.</param>
/// <param name="Manifest">Path of the file that shows it.</param>
public sealed record DependencyEcosystem(string Ecosystem, string Directory, [property: System.Text.Json.Serialization.JsonIgnore] string Manifest = "")
{
    /// <summary>The files that show ecosystems.</summary>
    public static IReadOnlyList<string> Reads { get; } =
    [
        .. Dependency.Reads,
        "**/pnpm-workspace.yaml", "**/lerna.json", "**/settings.gradle", "**/settings.gradle.kts", "**/global.json", ".gitmodules", "**/elm.json", "**/vcpkg.json",
    ];

    /// <summary>The ecosystems of a snapshot, ordered by name and folder, found once.</summary>
    public static IReadOnlyList<DependencyEcosystem> Of(Snapshot snapshot) => snapshot.View(Find);

    private static IReadOnlyList<DependencyEcosystem> Find(Snapshot snapshot) =>
        [.. new EcosystemFinder(snapshot).All()
            .Where(found => !IsTemplateOrRecord(found.Directory))
            .DistinctBy(found => (found.Ecosystem, found.Directory))
            .OrderBy(found => found.Ecosystem, StringComparer.Ordinal).ThenBy(found => found.Directory, StringComparer.Ordinal)];

    // A folder named by a template's variable is none yet, and one named by a full version keeps what was released.
    private static bool IsTemplateOrRecord(string directory) =>
        directory.Contains("{{", StringComparison.Ordinal) || directory.Split('/').Any(folder => folder.Split('-', 'v').Any(part => part.Count(letter => letter == '.') == 2 && part.All(letter => letter == '.' || char.IsAsciiDigit(letter)) && char.IsAsciiDigit(part[0])));
}
