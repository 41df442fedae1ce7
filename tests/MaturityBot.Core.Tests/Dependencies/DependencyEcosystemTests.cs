using MaturityBot.Core.Dependencies;

namespace MaturityBot.Core.Tests.Dependencies;

public sealed class DependencyEcosystemTests
{
    private const string Npm = """{ "dependencies": { "a": "1" } }""";
    private const string Project = "<Project><PackageReference Include=\"A\" Version=\"1\"/></Project>";

    [Fact]
    public void Members_of_an_npm_workspace_are_covered_by_its_root() => Assert.Equal(
        ["npm /", "npm /tools"],
        Of(("package.json", """{ "workspaces": ["packages/*", "!packages/out"] }"""), ("packages/a/package.json", Npm), ("tools/package.json", Npm), ("docs/package.json", """{ "type": "module" }""")));

    [Fact]
    public void Members_of_a_pnpm_workspace_are_covered_by_its_root() =>
        Assert.Equal(["npm /web"], Of(("web/package.json", Npm), ("web/pnpm-workspace.yaml", "packages:\n  - 'apps/**'"), ("web/apps/a/b/package.json", Npm)));

    [Fact]
    public void Bun_and_uv_are_told_by_their_lock_files() =>
        Assert.Equal(["bun /", "uv /py"], Of(("package.json", Npm), ("bun.lock", "{}"), ("py/pyproject.toml", "[project]\ndependencies = ['a']"), ("py/uv.lock", "")));

    [Fact]
    public void A_project_file_with_settings_of_tools_only_is_no_python_ecosystem() => Assert.Empty(Of(("pyproject.toml", "[tool.ruff]\nline-length = 100")));

    [Fact]
    public void Projects_under_central_versions_or_a_solution_are_one_ecosystem() => Assert.Equal(
        ["nuget /", "nuget /other/lone", "nuget /service"],
        Of(("src/Directory.Packages.props", "<Project/>"), ("App.sln", ""), ("src/a/A.csproj", Project))
            .Concat(Of(("service/S.slnx", ""), ("service/src/A.csproj", Project), ("service/tests/B.csproj", Project), ("other/lone/C.csproj", Project), ("other/none/D.csproj", "<Project Sdk='Microsoft.NET.Sdk'/>"))).Order(StringComparer.Ordinal));

    [Fact]
    public void Modules_of_a_maven_parent_are_covered() => Assert.Equal(
        ["maven /", "maven /apart"],
        Of(("pom.xml", "<project><modules><module>a</module><module>b/pom.xml</module></modules></project>"), ("a/pom.xml", "<project/>"), ("b/pom.xml", "<project/>"), ("apart/pom.xml", "<project/>")));

    [Fact]
    public void Projects_of_a_gradle_build_are_covered() => Assert.Equal(
        ["gradle /", "gradle /plugin"],
        Of(("settings.gradle", "include 'a'"), ("a/build.gradle", ""), ("build.gradle", ""), ("plugin/settings.gradle.kts", ""), ("plugin/build.gradle.kts", "")));

    [Fact]
    public void Members_of_a_cargo_workspace_are_covered() => Assert.Equal(
        ["cargo /", "cargo /fuzz"],
        Of(("Cargo.toml", "[workspace]\nmembers = ['crates/*']\nexclude = ['fuzz']"), ("crates/a/Cargo.toml", "[dependencies]\nb = '1'"), ("fuzz/Cargo.toml", "[dependencies]\nb = '1'")));

    [Fact]
    public void Containers_actions_submodules_and_charts_are_found() => Assert.Equal(
        ["devcontainers /", "docker /api", "docker-compose /", "dotnet-sdk /", "github-actions /", "gitsubmodule /", "helm /charts/app", "terraform /infra"],
        Of(
            ("api/Dockerfile", "FROM node"),
            ("empty/Dockerfile", "FROM scratch"),
            ("compose.yaml", "services: { db: { image: postgres } }"),
            ("global.json", """{ "sdk": { "version": "10.0.100" } }"""),
            (".github/workflows/a.yml", "on: push\njobs: { a: { steps: [ { uses: actions/checkout@v4 }, { uses: 'docker://alpine' } ] } }"),
            (".gitmodules", "[submodule \"a\"]"),
            (".devcontainer/devcontainer.json", """{ "features": { "ghcr.io/devcontainers/features/node:1": {} } }"""),
            ("charts/app/Chart.yaml", "name: a"),
            ("charts/app/charts/sub/Chart.yaml", "name: b"),
            ("infra/main.tf", "terraform {\n  required_providers {\n    aws = { source = \"hashicorp/aws\" }\n  }\n}\n"),
            ("infra/modules/local.tf", "resource \"a\" \"b\" {\n}\n")));

    [Fact]
    public void Records_of_releases_and_templates_are_left_alone() => Assert.Equal(
        ["npm /api-v2", "npm /v1.2"],
        Of(("releases/lake-v0.10.1-beta1/package.json", Npm), ("1.2.3/package.json", Npm), ("{{cookiecutter.slug}}/package.json", Npm), ("api-v2/package.json", Npm), ("v1.2/package.json", Npm)));

    [Fact]
    public void A_manifest_knows_its_lock_file()
    {
        var snapshot = Samples.Snapshot([("package.json", Npm), ("web/package.json", Npm), ("web/yarn.lock", ""), ("A.sln", ""), ("src/A.csproj", Project), ("src/packages.lock.json", "{}")], DependencyEcosystem.Reads);

        Assert.Equal([("/", null), ("/web", "web/yarn.lock"), ("/", "src/packages.lock.json")], LockFile.Of(snapshot).Select(found => (found.Ecosystem.Directory, found.Path)));
    }

    private static IEnumerable<string> Of(params (string Path, string Text)[] files) =>
        DependencyEcosystem.Of(Samples.Snapshot(files, DependencyEcosystem.Reads)).Select(found => $"{found.Ecosystem} {found.Directory}");
}
