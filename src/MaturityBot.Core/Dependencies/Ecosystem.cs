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

/// <summary>Whether what a folder's manifest asks for is fixed by a lock file.</summary>
/// <param name="Ecosystem">The ecosystem and folder.</param>
/// <param name="Path">The lock file; null when there is none.</param>
public sealed record LockFile(DependencyEcosystem Ecosystem, string? Path)
{
    private static readonly Dictionary<string, string[]> Names = new(StringComparer.Ordinal)
    {
        ["npm"] = ["package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock", "bun.lockb"],
        ["bun"] = ["bun.lock", "bun.lockb"],
        ["nuget"] = ["packages.lock.json", "paket.lock"],
        ["pip"] = ["poetry.lock", "uv.lock", "Pipfile.lock", "pdm.lock", "pylock.toml", "requirements.lock"],
        ["uv"] = ["uv.lock"],
        ["gomod"] = ["go.sum"],
        ["cargo"] = ["Cargo.lock"],
        ["bundler"] = ["Gemfile.lock", "gems.locked"],
        ["composer"] = ["composer.lock"],
        ["mix"] = ["mix.lock"],
        ["pub"] = ["pubspec.lock"],
        ["swift"] = ["Package.resolved"],
        ["terraform"] = [".terraform.lock.hcl"],
        ["opentofu"] = [".terraform.lock.hcl"],
        ["gradle"] = ["gradle.lockfile", "gradle/verification-metadata.xml"],
        ["helm"] = ["Chart.lock", "requirements.lock"],
    };

    /// <summary>One entry for each ecosystem and folder whose tool knows lock files, in the order of <see cref="DependencyEcosystem.Of"/>.</summary>
    public static IReadOnlyList<LockFile> Of(Snapshot snapshot) => snapshot.View<IReadOnlyList<LockFile>>(static snapshot =>
        [.. DependencyEcosystem.Of(snapshot).Where(found => Names.ContainsKey(found.Ecosystem)).Select(found => new LockFile(found, Find(snapshot, found)))]);

    private static string? Find(Snapshot snapshot, DependencyEcosystem found)
    {
        var folder = found.Directory.Trim('/');
        var prefix = folder.Length == 0 ? "" : folder + "/";
        // NuGet locks project by project; one anywhere below shows the practice.
        return found.Ecosystem == "nuget"
            ? snapshot.Own.FirstOrDefault(entry => entry.Path.StartsWith(prefix, StringComparison.Ordinal) && Names["nuget"].Contains(entry.Name, StringComparer.Ordinal))?.Path
            : Names[found.Ecosystem].Select(name => prefix + name).FirstOrDefault(snapshot.Has);
    }
}
