using MaturityBot.Core.Archetypes;

namespace MaturityBot.Core.Tests.Archetypes;

public sealed class ProfileTests
{
    private const string Code = "code code code code code code code code code code code code code code code code";

    public static TheoryData<string, string, string[]> Repositories => new()
    {
        { "service", "express answers", ["package.json", """{ "private": true, "dependencies": { "express": "5" } }""", "server.js", Code] },
        { "frontend", "react-dom runs", ["package.json", """{ "private": true, "dependencies": { "react-dom": "19" } }""", "src/App.tsx", Code] },
        { "frontend", "next serves", ["package.json", """{ "private": true, "dependencies": { "next": "15", "express": "5" } }""", "src/App.tsx", Code] },
        { "library", "entry point", ["package.json", """{ "name": "a", "version": "1.0.0", "main": "index.js", "peerDependencies": { "react-dom": "19" }, "devDependencies": { "react-dom": "19" } }""", "index.js", Code] },
        { "mobile", "react-native runs", ["package.json", """{ "name": "a", "dependencies": { "react-native": "1" } }""", "App.tsx", Code] },
        { "cli", "installs a command", ["package.json", """{ "name": "a", "version": "1.0.0", "bin": "a.js", "dependencies": { "commander": "1" } }""", "a.js", Code] },
        { "cli", "action for workflows", ["package.json", """{ "name": "a", "version": "1.0.0", "main": "a.js" }""", "action.yml", "runs: { using: node24, main: dist/index.js }", "a.js", Code] },
        { "service", "ASP.NET Core", ["src/Api/Api.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\"/>", "src/Api/Program.cs", Code, "src/Domain/Domain.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"/>", "src/Domain/A.cs", Code] },
        { "cli", "packed as a tool", ["src/Tool/Tool.csproj", "<Project><PackAsTool>true</PackAsTool><OutputType>Exe</OutputType></Project>", "src/Tool/Program.cs", Code] },
        { "library", "packed as a package", ["src/Lib/Lib.csproj", "<Project><PackageId>Lib</PackageId></Project>", "src/Lib/A.cs", Code, "tests/Lib.Tests/Lib.Tests.csproj", "<Project><IsTestProject>true</IsTestProject></Project>", "tests/Lib.Tests/T.cs", Code] },
        { "service", "hosts work", ["src/W/W.csproj", "<Project><OutputType>Exe</OutputType><PackageReference Include=\"Microsoft.Extensions.Hosting\"/></Project>", "src/W/Program.cs", Code] },
        { "service", "fastapi answers", ["pyproject.toml", "[project]\nname = 'a'\ndependencies = ['fastapi']\n[build-system]\n", "app/main.py", Code] },
        { "library", "packaged for other code", ["pyproject.toml", "[project]\nname = 'a'\nclassifiers = ['Framework :: Flask']\ndependencies = ['flask', 'click']\nscripts.a = 'a:main'\n[build-system]\n", "a/app.py", Code] },
        { "cli", "installs a command", ["pyproject.toml", "[project]\nname = 'a'\ndependencies = ['click']\nscripts.a = 'a:main'\n[build-system]\n", "a/cli.py", Code] },
        { "ml", "torch trains", ["requirements.txt", "torch", "train.py", Code] },
        { "ml", "kfp runs pipelines", ["requirements.txt", "kfp", "setup.py", "setup()", "src/train.py", Code] },
        { "service", "a cloud calls", ["requirements.txt", "google-cloud-storage", "main.py", "def trigger(event, context) -> None:\n    pass  # " + Code] },
        { "cli", "a program to run", ["requirements.txt", "rich", "main.py", "def show(request):\n    pass\nif __name__ == '__main__':\n    show(1)"] },
        { "docs", "text for people", ["README.md", Code + Code + Code + Code + Code + Code, "examples/a.ipynb", "{}", "a.py", "print()"] },
        { "ml", "mostly notebooks", ["README.md", "A model.", "a.ipynb", Code] },
        { "data", "dbt", ["dbt_project.yml", "name: a", "models/a.sql", "select 1"] },
        { "service", "listens for requests", ["go.mod", "module a\n", "main.go", "package main\nfunc main() { http.ListenAndServe(\":80\", nil) }"] },
        { "cli", "reads a command line", ["go.mod", "require github.com/spf13/cobra v1", "main.go", "package main"] },
        { "library", "without a program", ["go.mod", "module a", "a.go", Code] },
        { "cli", "a program to run", ["Cargo.toml", "[package]\nname = 'a'\n[dependencies]\nclap = '4'", "src/main.rs", Code, "src/lib.rs", Code] },
        { "library", "crate for other code", ["Cargo.toml", "[package]\nname = 'a'\n", "src/lib.rs", Code] },
        { "service", "spring-boot-starter-web answers", ["pom.xml", "<project><parent><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-parent</artifactId></parent><dependencies><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-web</artifactId></dependency></dependencies></project>", "src/main/java/com/example/DemoApplication.java", Code] },
        { "mobile", "application for Android", ["app/build.gradle.kts", "plugins {\n  id(\"com.android.application\") version \"8\"\n}", "app/src/main/java/com/example/A.kt", Code] },
        { "service", "rails answers", ["Gemfile", "gem 'rails'", "config.ru", "run App", "app/a.rb", Code] },
        { "library", "a gem for other code", ["a.gemspec", "spec.add_dependency 'rack'", "lib/a.rb", Code] },
        { "iac", "definitions of infrastructure", ["main.tf", "resource \"a\" \"b\" {\n  name = \"" + Code + Code + "\"\n}", "check.py", "print()", "requirements.txt", "flask"] },
        { "iac", "definitions of infrastructure", ["k8s/a.yml", "apiVersion: apps/v1\nkind: Deployment"] },
        { "docs", "text for people", ["README.md", Code, "guide/a.md", Code] },
        { "service", "listens on a port", ["Dockerfile", "FROM debian\nEXPOSE 80\nCMD [\"/srv\"]", "main.cpp", Code] },
        { "library", "taken for a library", ["main.cpp", Code] },
        { "library", "taken for a library", [] },
    };

    [Theory]
    [MemberData(nameof(Repositories))]
    public void A_repository_is_told_by_what_it_holds(string archetype, string reason, string[] files)
    {
        var profile = Of(files);

        Assert.Equal([archetype], profile.Archetypes);
        Assert.Contains(reason, profile.Components[0].Reason.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_monorepo_has_a_component_for_each_part_that_matters() => Assert.Equal(
        [("api", "service"), ("web", "frontend")],
        Of(
            "api/package.json", """{ "private": true, "dependencies": { "fastify": "5" } }""", "api/server.js", Code + Code,
            "web/package.json", """{ "private": true, "dependencies": { "vue": "3" } }""", "web/a.vue", Code,
            "packages/small/package.json", """{ "name": "s", "version": "1.0.0", "main": "i.js" }""", "packages/small/i.js", "x",
            "docs/package.json", """{ "private": true, "dependencies": { "react-dom": "19" } }""", "docs/a.tsx", Code).Components.Select(component => (component.Path, component.Archetype)));

    [Fact]
    public void A_library_inside_a_program_is_a_part_of_it() => Assert.Equal(
        ["cli"],
        Of("Cargo.toml", "[package]\nname = 'a'\n[dependencies]\nclap = '4'", "src/main.rs", Code, "crates/x/Cargo.toml", "[package]\nname = 'x'", "crates/x/src/lib.rs", Code + Code).Archetypes);

    private static Profile Of(params string[] files) => Profile.Of(Samples.Snapshot(files.Chunk(2).Select(pair => (pair[0], pair[1])), Profile.Reads));
}
