using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Dependencies;

/// <summary>A kind of manifest: the files that are of it, and how their dependencies are read. A file that is broken has none.</summary>
internal sealed record ManifestKind(IReadOnlyList<string> Globs, Func<SourceFile, IEnumerable<Dependency>> Read)
{
    /// <summary>Every kind there is.</summary>
    public static IReadOnlyList<ManifestKind> All { get; } =
    [
        new(["**/package.json"], NpmManifest.Read),
        new(["**/*.csproj", "**/*.fsproj", "**/*.vbproj", "**/Directory.Build.props", "**/Directory.Build.targets", "**/Directory.Packages.props"], NuGetManifest.ReadProject),
        new(["**/packages.config"], NuGetManifest.ReadPackagesConfig),
        new(["**/dotnet-tools.json"], NuGetManifest.ReadTools),
        new(["**/paket.dependencies"], NuGetManifest.ReadPaket),
        new(["**/pyproject.toml"], PyProjectManifest.Read),
        new(["**/requirements*.txt", "**/requirements/*.txt", "**/constraints*.txt", "**/requirements*.in"], PythonManifest.ReadRequirements),
        new(["**/Pipfile"], PythonManifest.ReadPipfile),
        new(["**/setup.cfg"], PythonManifest.ReadSetupCfg),
        new(["**/setup.py"], PythonManifest.ReadSetupPy),
        new(["**/environment.{yml,yaml}"], PythonManifest.ReadConda),
        new(["**/go.mod"], GoManifest.Read),
        new(["**/Cargo.toml"], CargoManifest.Read),
        new(["**/pom.xml"], MavenManifest.Read),
        new(["**/*.gradle", "**/*.gradle.kts"], GradleManifest.Read),
        new(["**/*.versions.toml"], GradleManifest.ReadCatalogue),
        new(["**/Gemfile", "**/*.gemspec"], RubyManifest.Read),
        new(["**/composer.json"], ComposerManifest.Read),
        new(["**/mix.exs"], MixManifest.Read),
        new(["**/pubspec.{yml,yaml}"], PubManifest.Read),
        new(["**/Package.swift"], SwiftManifest.Read),
        new(Documents.Dockerfile.Reads, ContainerManifest.ReadDockerfile),
        new(ContainerManifest.Compose, ContainerManifest.ReadCompose),
        new(["**/devcontainer.json", "**/.devcontainer.json"], ContainerManifest.ReadDevContainer),
        new(Documents.HclFile.Reads, TerraformManifest.Read),
        new(["**/Chart.{yml,yaml}"], HelmManifest.Read),
        new([".pre-commit-config.{yml,yaml}"], PreCommitManifest.Read),
    ];
}
