using MaturityBot.Core.Documents;
using MaturityBot.Core.Snapshots;
using MaturityBot.Core.Workflows;

namespace MaturityBot.Core.Dependencies;

/// <summary>Finds the folders that an update tool must be told about: those with a manifest of their own that no workspace, solution or parent above covers.</summary>
internal sealed class EcosystemFinder(Snapshot snapshot)
{
    private static readonly string[] Plain =
        [PackageEcosystem.Go, PackageEcosystem.Bundler, PackageEcosystem.Composer, PackageEcosystem.Mix, PackageEcosystem.Pub, PackageEcosystem.Swift];

    private readonly ILookup<string, Dependency> byEcosystem = Dependency.Of(snapshot).ToLookup(dependency => dependency.Ecosystem, StringComparer.Ordinal);

    public IEnumerable<DependencyEcosystem> All() =>
        Npm().Concat(NuGet()).Concat(Python()).Concat(Cargo()).Concat(Maven()).Concat(Gradle()).Concat(Terraform()).Concat(Containers()).Concat(Charts()).Concat(Rest());

    private IEnumerable<DependencyEcosystem> Npm()
    {
        var manifests = snapshot.ReadAll("**/package.json").ToArray();
        var workspaces = manifests.Select(file => (file.Entry.Folder, Globs: Workspaces(file)))
            .Concat(snapshot.ReadAll("**/pnpm-workspace.yaml").Select(file => (file.Entry.Folder, Globs: Texts(YamlReader.Read(file).Root["packages"]))))
            .Concat(snapshot.ReadAll("**/lerna.json").Select(file => (file.Entry.Folder, Globs: Texts(JsonReader.Read(file).Root["packages"]))))
            .Where(workspace => workspace.Globs.Length > 0).ToArray();
        var withDependencies = Folders(byEcosystem[PackageEcosystem.Npm]);
        foreach (var file in manifests)
        {
            var folder = file.Entry.Folder;
            var isRoot = workspaces.Any(workspace => workspace.Folder == folder);
            var isCovered = workspaces.Any(workspace => Below(workspace.Folder, folder) is { Length: > 0 } below && FilterPattern.Admits(workspace.Globs, below));
            if (!isCovered && (isRoot || withDependencies.Contains(folder)))
                yield return In(Has(folder, "bun.lock") || Has(folder, "bun.lockb") ? "bun" : "npm", file.Entry);
        }
    }

    private static string[] Workspaces(SourceFile manifest) =>
        JsonReader.Read(manifest).Root["workspaces"] is var node && node.Kind == DataKind.Map ? Texts(node["packages"]) : Texts(node);

    private IEnumerable<DependencyEcosystem> NuGet()
    {
        var projects = byEcosystem[PackageEcosystem.NuGet].Where(dependency => !dependency.Path.EndsWith("dotnet-tools.json", StringComparison.Ordinal) && !IsSdk(dependency))
            .Select(dependency => dependency.Path).Distinct(StringComparer.Ordinal).Select(path => (Path: path, Folder: FolderOf(path))).ToArray();
        var covers = snapshot.Find("**/Directory.Packages.props", "**/*.sln", "**/*.slnx").OrderBy(entry => entry.Path.Count(letter => letter == '/'))
            .ThenBy(entry => entry.Name != "Directory.Packages.props").ToArray();
        foreach (var (path, folder) in projects)
        {
            var cover = covers.FirstOrDefault(candidate => candidate.Folder == folder || Below(candidate.Folder, folder).Length > 0);
            yield return cover is null ? new DependencyEcosystem("nuget", $"/{folder}", path) : In("nuget", cover);
        }

        foreach (var file in snapshot.ReadAll("**/global.json").Where(file => JsonReader.Read(file).Root["sdk"]["version"].Exists))
            yield return In("dotnet-sdk", file.Entry);
    }

    private static bool IsSdk(Dependency dependency) => dependency.Scope == DependencyScope.Build && dependency.Name.StartsWith("Microsoft.NET.Sdk", StringComparison.Ordinal);

    private IEnumerable<DependencyEcosystem> Python()
    {
        var workspaces = snapshot.ReadAll("**/pyproject.toml").Select(file => (file.Entry.Folder, Globs: Texts(TomlReader.Read(file).Root["tool"]["uv"]["workspace"]["members"]))).Where(workspace => workspace.Globs.Length > 0).ToArray();
        foreach (var manifest in byEcosystem[PackageEcosystem.Pip].Where(dependency => dependency.Scope != DependencyScope.Build).DistinctBy(dependency => dependency.Path, StringComparer.Ordinal))
        {
            var folder = FolderOf(manifest.Path);
            if (workspaces.Any(workspace => Below(workspace.Folder, folder) is { Length: > 0 } below && FilterPattern.Admits(workspace.Globs, below)))
                continue;
            var isConda = manifest.Path[(manifest.Path.LastIndexOf('/') + 1)..].StartsWith("environment.", StringComparison.Ordinal);
            yield return new DependencyEcosystem(isConda ? "conda" : Has(folder, "uv.lock") ? "uv" : "pip", $"/{folder}", manifest.Path);
        }
    }

    private IEnumerable<DependencyEcosystem> Cargo()
    {
        var manifests = snapshot.ReadAll("**/Cargo.toml").Select(file => (File: file, TomlReader.Read(file).Root)).ToArray();
        var workspaces = manifests.Where(manifest => manifest.Root.Has("workspace")).Select(manifest => (manifest.File.Entry.Folder, Excluded: Texts(manifest.Root["workspace"]["exclude"]))).ToArray();
        var withDependencies = Folders(byEcosystem[PackageEcosystem.Cargo]);
        foreach (var (file, root) in manifests)
        {
            var folder = file.Entry.Folder;
            // A package below a workspace belongs to it unless it is left out by name or is one itself.
            var isCovered = !root.Has("workspace") && workspaces.Any(workspace => Below(workspace.Folder, folder) is { Length: > 0 } below && !FilterPattern.Admits(workspace.Excluded, below));
            if (!isCovered && (root.Has("workspace") || withDependencies.Contains(folder)))
                yield return In("cargo", file.Entry);
        }
    }

    private IEnumerable<DependencyEcosystem> Maven()
    {
        var projects = snapshot.ReadAll("**/pom.xml").ToArray();
        var modules = projects.SelectMany(file => XmlFile.Read(file).Root.Below("module").Where(module => module.Parent?.Name.LocalName == "modules").Select(module => LinkTarget.Resolve(file.Path, module.Value.Trim()) ?? ""))
            .Select(path => path.EndsWith(".xml", StringComparison.Ordinal) ? FolderOf(path) : path).Where(path => path.Length > 0).ToHashSet(StringComparer.Ordinal);
        return from file in projects where !modules.Contains(file.Entry.Folder) select In("maven", file.Entry);
    }

    private IEnumerable<DependencyEcosystem> Gradle()
    {
        var settings = snapshot.Find("**/settings.gradle", "**/settings.gradle.kts").OrderBy(entry => entry.Path.Length).ToArray();
        var roots = settings.Select(entry => entry.Folder).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in snapshot.Find("**/build.gradle", "**/build.gradle.kts"))
        {
            var cover = settings.FirstOrDefault(candidate => candidate.Folder == entry.Folder || (Below(candidate.Folder, entry.Folder).Length > 0 && !roots.Contains(entry.Folder)));
            yield return In("gradle", cover ?? entry);
        }
    }

    private IEnumerable<DependencyEcosystem> Terraform() =>
        byEcosystem[PackageEcosystem.Terraform].DistinctBy(dependency => FolderOf(dependency.Path), StringComparer.Ordinal)
            .Select(dependency => new DependencyEcosystem(dependency.Path.EndsWith(".tofu", StringComparison.Ordinal) ? "opentofu" : "terraform", $"/{FolderOf(dependency.Path)}", dependency.Path));

    private IEnumerable<DependencyEcosystem> Containers()
    {
        var compose = new PathSet(ContainerManifest.Compose);
        foreach (var path in byEcosystem[PackageEcosystem.Docker].Select(dependency => dependency.Path).Distinct(StringComparer.Ordinal))
        {
            if (path.EndsWith("devcontainer.json", StringComparison.Ordinal))
                yield return new DependencyEcosystem("devcontainers", "/", path);
            else if (compose.Contains(path))
                yield return new DependencyEcosystem("docker-compose", $"/{FolderOf(path)}", path);
            else if (!path.StartsWith(".github/workflows/", StringComparison.Ordinal) && !path.EndsWith("action.yml", StringComparison.Ordinal) && !path.EndsWith("action.yaml", StringComparison.Ordinal))
                yield return new DependencyEcosystem("docker", $"/{FolderOf(path)}", path);
        }
    }

    // A chart inside another's charts folder is a copy of a dependency.
    private IEnumerable<DependencyEcosystem> Charts() =>
        from entry in snapshot.Find("**/Chart.{yml,yaml}")
        where !$"/{entry.Folder}/".Contains("/charts/", StringComparison.Ordinal) || !snapshot.Has($"{entry.Folder[..Math.Max(0, entry.Folder.LastIndexOf("/charts/", StringComparison.Ordinal))]}/Chart.yaml".TrimStart('/'))
        select In("helm", entry);

    private IEnumerable<DependencyEcosystem> Rest()
    {
        // These have Dependabot's names already.
        foreach (var dependency in Plain.SelectMany(ecosystem => byEcosystem[ecosystem]))
            yield return new DependencyEcosystem(dependency.Ecosystem, $"/{FolderOf(dependency.Path)}", dependency.Path);

        if (byEcosystem[PackageEcosystem.Actions].FirstOrDefault() is { } action)
            yield return new DependencyEcosystem("github-actions", "/", action.Path);
        if (snapshot.Read(".gitmodules") is { } submodules && submodules.Text.Contains("[submodule", StringComparison.Ordinal))
            yield return In("gitsubmodule", submodules.Entry);
        foreach (var entry in snapshot.Find("**/elm.json"))
            yield return In("elm", entry);
        foreach (var entry in snapshot.Find("**/vcpkg.json"))
            yield return In("vcpkg", entry);
    }

    private bool Has(string folder, string name) => snapshot.Has(folder.Length == 0 ? name : $"{folder}/{name}");

    private static DependencyEcosystem In(string ecosystem, TreeEntry manifest) => new(ecosystem, $"/{manifest.Folder}", manifest.Path);

    private static HashSet<string> Folders(IEnumerable<Dependency> dependencies) => dependencies.Select(dependency => FolderOf(dependency.Path)).ToHashSet(StringComparer.Ordinal);

    private static string FolderOf(string path) => path.LastIndexOf('/') is var slash and >= 0 ? path[..slash] : "";

    // The path from one folder down to another; empty when it is not below.
    private static string Below(string folder, string inner) =>
        folder.Length == 0 ? inner : inner.Length > folder.Length && inner[folder.Length] == '/' && inner.StartsWith(folder, StringComparison.Ordinal) ? inner[(folder.Length + 1)..] : "";

    private static string[] Texts(DataNode node) =>
        [.. node.ItemsOrSelf.Where(item => item.Kind == DataKind.Scalar).Select(item => item.Text.StartsWith("./", StringComparison.Ordinal) ? item.Text[2..].TrimEnd('/') : item.Text.TrimEnd('/'))];
}
