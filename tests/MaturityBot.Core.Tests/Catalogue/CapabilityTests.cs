using MaturityBot.Core.Catalogue;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Rubrics;

namespace MaturityBot.Core.Tests.Catalogue;

public sealed class CapabilityTests
{
    [Theory]
    [InlineData("structured-logging", "package.json", """{ "dependencies": { "pino": "9" } }""", 1)]
    [InlineData("structured-logging", "src/App.csproj", "<Project>\n<PackageReference Include=\"serilog.sinks.console\" Version=\"1\"/></Project>", 2)]
    [InlineData("structured-logging", "main.go", "package main\n\nimport (\n\t\"log/slog\"\n)", 4)]
    [InlineData("metrics", "go.mod", "require github.com/prometheus/client_golang/v2 v2.0", 1)]
    [InlineData("metrics", "pom.xml", "<project><dependencies><dependency><groupId>io.micrometer</groupId>\n<artifactId>micrometer-registry-datadog</artifactId></dependency></dependencies></project>", 2)]
    [InlineData("relational-database", "compose.yaml", "services:\n  db:\n    image: docker.io/bitnami/postgresql:17", 3)]
    [InlineData("database", "compose.yaml", "services:\n  db:\n    image: mongo", 3)]
    [InlineData("secrets-manager", "infra/main.tf", "\nresource \"azurerm_key_vault\" \"a\" {\n}", 2)]
    [InlineData("scheduler", "k8s/job.yml", "apiVersion: batch/v1\nkind: CronJob", 1)]
    [InlineData("gitops", "apps/a.yml", "apiVersion: argoproj.io/v1alpha1\nkind: Application", 1)]
    [InlineData("migrations", "db/migrate/001_a.rb", "", null)]
    [InlineData("sast", ".github/workflows/a.yml", "on: push\njobs:\n  a:\n    steps:\n      - uses: github/codeql-action/analyze@v3", 5)]
    [InlineData("sca", ".github/workflows/a.yml", "on: push\njobs:\n  a:\n    steps:\n      - run: sudo pip-audit", 5)]
    [InlineData("scheduler", "src/main/java/shop/config/AsyncConfiguration.java", "@Configuration\n@EnableScheduling\nclass AsyncConfiguration {}", 2)]
    [InlineData("import-boundaries", ".eslintrc.js", "module.exports = { rules: {\n 'import/no-restricted-paths': ['error', {}] } }", 2)]
    [InlineData("openapi", "composer.json", "{ \"require\": {\n\"knuckleswtf/scribe\": \"4\" } }", 2)]
    [InlineData("code-health", ".github/workflows/a.yml", "on: push\njobs:\n  a:\n    steps:\n      - run: ./mvnw verify sonar:sonar", 5)]
    [InlineData("static-analysis", ".pre-commit-config.yaml", "repos:\n  - repo: https://github.com/astral-sh/ruff-pre-commit\n    rev: v1", 2)]
    public void A_capability_is_found_where_it_stands(string id, string path, string text, int? line)
    {
        var found = Capability.Find(Samples.Snapshot([(path, text)], Capability.Reads), id);

        Assert.Contains(found, evidence => evidence.Path == path && evidence.Line == line);
    }

    [Theory]
    [InlineData("structured-logging", "main.go", "package main\n// import \"log/slog\"")]
    [InlineData("structured-logging", "package.json", """{ "dependencies": { "pinole": "9" } }""")]
    [InlineData("shared-cache", "package.json", """{ "devDependencies": { "ioredis": "5" } }""")]
    [InlineData("gitops", "apps/a.yml", "apiVersion: app.k8s.io/v1beta1\nkind: Application")]
    [InlineData("relational-database", "compose.yaml", "services:\n  db:\n    image: org/notpostgres")]
    [InlineData("code-health", "sonar-project.properties", "sonar.projectKey=a")]
    [InlineData("sca", ".github/workflows/a.yml", "on: push\njobs:\n  a:\n    steps:\n      - run: echo pip-audit")]
    public void What_only_looks_alike_is_no_evidence(string id, string path, string text) => Assert.Empty(Capability.Find(Samples.Snapshot([(path, text)], Capability.Reads), id));

    [Fact]
    public void Evidence_names_the_tool_and_the_capability() => Assert.Equal(
        new Evidence("Serilog is used for structured logging", "a.csproj", 1, 1),
        Assert.Single(Capability.Find(Samples.Snapshot([("a.csproj", "<Project><PackageReference Include=\"Serilog\"/><PackageReference Include=\"Serilog.Sinks.File\"/></Project>")], Capability.Reads), "structured-logging")));

    [Fact]
    public void A_probe_answers_for_each_capability()
    {
        Assert.Equal(Outcome.Met, Ask("uses-metrics", ("package.json", """{ "dependencies": { "prom-client": "1" } }""")));
        Assert.Equal(Outcome.NotMet, Ask("uses-metrics", ("package.json", """{ "dependencies": { "left-pad": "1" } }""")));
    }

    [Fact]
    public void Code_without_a_manifest_hides_what_it_is_built_on()
    {
        Assert.Equal(Outcome.Unknown, Ask("uses-error-tracking", ("main.c", "int main() {}")));
        Assert.Equal(Outcome.Unknown, Ask("uses-metrics-instrumentation", ("main.c", "int main() {}")));
        Assert.Equal(Outcome.NotMet, Ask("uses-sast", ("main.c", "int main() {}")));
    }

    [Fact]
    public void A_faulty_catalogue_is_refused_with_all_its_errors()
    {
        var error = Assert.Throws<RubricFormatException>(() => CatalogueLoader.Load(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["a.yml"] = "x:\n  name: x\n  includes: [nothing]\n  tools:\n    A: { npn: [a] }\n    B: {}\n",
            ["b.yml"] = "x: { name: again, colour: red }\ny: { purposes: [no-such] }",
        }));

        Assert.Equal(
            [
                "a.yml:5: unknown key npn",
                "a.yml:6: B is recognised by nothing",
                "b.yml:1: the capability x is there twice",
                "b.yml:1: unknown key colour",
                "b.yml:2: there is no purpose no-such",
                "b.yml:2: y has no name",
                "x: nothing is no capability that can be included",
            ],
            error.Errors.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_built_in_catalogue_is_sound_and_broad()
    {
        Assert.True(Capability.All.Sum(capability => capability.Tools.Count) >= 300);
        Assert.All(Capability.All, capability => Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", capability.Id));
        Assert.All(Capability.All, capability => Assert.True(capability.Tools.Count + capability.Includes.Count > 0));
    }

    private static Outcome Ask(string id, params (string Path, string Text)[] files) =>
        new ProbeRunner(Samples.Snapshot(files, Capability.Reads), ProbeList.ById).Result(id).Outcome;
}
