using MaturityBot.Core.Snapshots;
using MaturityBot.Core.Workflows;

namespace MaturityBot.Core.Dependencies;

/// <summary>What a dependency is for.</summary>
public enum DependencyScope
{
    /// <summary>Part of what is delivered, or not said.</summary>
    Runtime,

    /// <summary>Needed to work on the code: linters, formatters, types, and in ecosystems that do not tell them apart, tests.</summary>
    Development,

    /// <summary>Needed by tests.</summary>
    Test,

    /// <summary>Needed by the build: plugins, SDKs, actions, base images of build stages.</summary>
    Build,
}

/// <summary>Something that a manifest of the repository asks for by name.</summary>
/// <param name="Ecosystem">Where the name belongs: one of <see cref="PackageEcosystem"/>.</param>
/// <param name="Name">The name as the ecosystem writes it: <c>@nestjs/core</c>, <c>org.springframework.boot:spring-boot-starter</c>, <c>github.com/gin-gonic/gin</c>.</param>
/// <param name="Version">The version or range as written; null when the manifest does not say.</param>
/// <param name="Scope">What it is for.</param>
/// <param name="Path">The manifest.</param>
/// <param name="Line">The line that names it, from 1.</param>
public sealed record Dependency(string Ecosystem, string Name, string? Version, DependencyScope Scope, string Path, int Line)
{
    private const int Most = 50_000;
    private const int LongestName = 300;

    /// <summary>The manifests that are read.</summary>
    public static IReadOnlyList<string> Reads { get; } = [.. ManifestKind.All.SelectMany(kind => kind.Globs), .. Workflow.Reads];

    /// <summary>The dependencies of a snapshot's own manifests, in the order of their paths within an ecosystem, found once.</summary>
    public static IReadOnlyList<Dependency> Of(Snapshot snapshot) => snapshot.View(Find);

    private static IReadOnlyList<Dependency> Find(Snapshot snapshot) =>
        [.. NuGetManifest.WithCentralVersions(
            snapshot,
            ManifestKind.All.SelectMany(kind => snapshot.ReadAll(kind.Globs).SelectMany(kind.Read)).Concat(ActionDependencies.Of(snapshot)).Where(dependency => dependency.Name.Length is > 0 and <= LongestName).Take(Most))];
}

/// <summary>The name spaces that dependencies come from. What several tools share has one name: Gradle's packages are Maven's, uv's and Poetry's are pip's.</summary>
public static class PackageEcosystem
{
    /// <summary>npm, also for pnpm, Yarn and Bun.</summary>
    public const string Npm = "npm";

    /// <summary>NuGet, project SDKs included.</summary>
    public const string NuGet = "nuget";

    /// <summary>The Python Package Index. Names are in lower case with hyphens.</summary>
    public const string Pip = "pip";

    /// <summary>Go modules.</summary>
    public const string Go = "gomod";

    /// <summary>Rust crates.</summary>
    public const string Cargo = "cargo";

    /// <summary>Maven coordinates <c>group:artifact</c>; Gradle plugins by their id.</summary>
    public const string Maven = "maven";

    /// <summary>Ruby gems.</summary>
    public const string Bundler = "bundler";

    /// <summary>PHP packages.</summary>
    public const string Composer = "composer";

    /// <summary>Elixir and Erlang packages.</summary>
    public const string Mix = "mix";

    /// <summary>Dart and Flutter packages.</summary>
    public const string Pub = "pub";

    /// <summary>Swift packages: <c>owner/repository</c>.</summary>
    public const string Swift = "swift";

    /// <summary>Container images, without tag.</summary>
    public const string Docker = "docker";

    /// <summary>GitHub Actions and reusable workflows: <c>owner/repository</c> or <c>owner/repository/path</c>.</summary>
    public const string Actions = "github-actions";

    /// <summary>Terraform providers (<c>hashicorp/aws</c>) and modules by their source.</summary>
    public const string Terraform = "terraform";

    /// <summary>Helm charts.</summary>
    public const string Helm = "helm";

    /// <summary>Hooks of pre-commit: <c>owner/repository</c>.</summary>
    public const string PreCommit = "pre-commit";
}
