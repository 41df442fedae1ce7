using MaturityBot.Core.Dependencies;

namespace MaturityBot.Core.Tests.Dependencies;

public sealed class DependencyTests
{
    public static TheoryData<string, string, string> Manifests => new()
    {
        {
            "package.json",
            """{ "dependencies": { "express": "^4", "web": "npm:next@15" }, "devDependencies": { "vitest": "3" } }""",
            "npm express ^4 Runtime :1|npm next npm:next@15 Runtime :1|npm vitest 3 Development :1"
        },
        {
            "src/App.csproj",
            """
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <ItemGroup>
                <PackageReference Include="Serilog" Version="4.0" />
                <PackageReference Include="Analyzers"><Version>1</Version><PrivateAssets>all</PrivateAssets></PackageReference>
                <PackageReference Update="Other" Version="1" />
                <FrameworkReference Include="Microsoft.AspNetCore.App" />
              </ItemGroup>
            </Project>
            """,
            "nuget Microsoft.NET.Sdk.Web  Build :1|nuget Serilog 4.0 Runtime :3|nuget Analyzers 1 Build :4|nuget Microsoft.AspNetCore.App  Runtime :6"
        },
        {
            "tests/A.Tests.csproj",
            "<Project Sdk=\"Microsoft.NET.Sdk\">\n<PackageReference Include=\"Microsoft.NET.Test.Sdk\" Version=\"1\"/>\n<PackageReference Include=\"Shouldly\"/></Project>",
            "nuget Microsoft.NET.Sdk  Build :1|nuget Microsoft.NET.Test.Sdk 1 Test :2|nuget Shouldly  Test :3"
        },
        { "packages.config", "<packages><package id=\"NLog\" version=\"5\" /></packages>", "nuget NLog 5 Runtime :1" },
        { ".config/dotnet-tools.json", """{ "tools": { "dotnet-stryker": { "version": "4" } } }""", "nuget dotnet-stryker 4 Build :1" },
        { "requirements-dev.txt", "# note\n-r requirements.txt\nPyTest_Cov[all]>=2,<3 ; python_version > '3'\n./local\nblack==24.1 --hash=sha256:a", "pip pytest-cov >=2,<3 Development :3|pip black ==24.1 Development :5" },
        {
            "pyproject.toml",
            """
            [build-system]
            requires = ["hatchling"]
            [project]
            dependencies = [
              "Flask~=3.0",
              "structlog",
            ]
            optional-dependencies.test = ["pytest"]
            [dependency-groups]
            dev = ["ruff", { include-group = "test" }]
            [tool.poetry.group.lint.dependencies]
            mypy = { version = "^1" }
            [tool.poetry.dependencies]
            python = "^3.12"
            django = "^5"
            """,
            "pip hatchling  Build :2|pip flask ~=3.0 Runtime :5|pip structlog  Runtime :6|pip pytest  Test :8|pip ruff  Development :10|pip django ^5 Runtime :15|pip mypy ^1 Development :12"
        },
        { "Pipfile", "[packages]\nrequests = '*'\n[dev-packages]\npytest = {version = '>=7'}", "pip requests * Runtime :2|pip pytest >=7 Development :4" },
        { "setup.cfg", "[options]\ninstall_requires =\n    celery>=5\n    redis\n[options.extras_require]\ntest = pytest", "pip celery >=5 Runtime :3|pip redis  Runtime :4|pip pytest  Test :6" },
        { "setup.py", "setup(\n  name='x',\n  install_requires=[\n    'numpy>=1',  # fast\n    \"pandas\",\n  ],\n)", "pip numpy >=1 Runtime :4|pip pandas  Runtime :5" },
        { "go.mod", "module example.org/x\n\nrequire (\n\tgithub.com/gin-gonic/gin v1.9\n\tgolang.org/x/net v0.1 // indirect\n)\nrequire go.uber.org/zap v1 // why\ntool example.org/t", "gomod github.com/gin-gonic/gin v1.9 Runtime :4|gomod go.uber.org/zap v1 Runtime :7|gomod example.org/t  Build :8" },
        { "Cargo.toml", "[dependencies]\ntokio = { version = \"1\" }\nfoo = { package = \"bar\" }\n[dev-dependencies]\nproptest = \"1\"\n[target.'cfg(unix)'.dependencies]\nnix = \"0.2\"", "cargo tokio 1 Runtime :2|cargo bar  Runtime :3|cargo proptest 1 Test :5|cargo nix 0.2 Runtime :7" },
        {
            "pom.xml",
            """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <parent><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-parent</artifactId><version>3</version></parent>
              <properties><junit>5.1</junit></properties>
              <dependencyManagement><dependencies><dependency><groupId>a</groupId><artifactId>bom</artifactId></dependency></dependencies></dependencyManagement>
              <dependencies>
                <dependency>
                  <groupId>org.junit.jupiter</groupId>
                  <artifactId>junit-jupiter</artifactId>
                  <version>${junit}</version>
                  <scope>test</scope>
                </dependency>
              </dependencies>
              <build><plugins><plugin><artifactId>maven-failsafe-plugin</artifactId></plugin></plugins></build>
            </project>
            """,
            "maven org.springframework.boot:spring-boot-starter-parent 3 Build :2|maven org.junit.jupiter:junit-jupiter 5.1 Test :8|maven org.apache.maven.plugins:maven-failsafe-plugin  Build :13"
        },
        {
            "build.gradle.kts",
            """
            plugins {
                id("com.diffplug.spotless") version "6.0"
                kotlin("jvm") version "2.0"
            }
            dependencies {
                implementation("io.ktor:ktor-server:2.0") // x
                testImplementation 'org.junit:junit:4'
                implementation(project(":lib"))
                implementation(platform("a.b:bom:1"))
                runtimeOnly group: 'org.postgresql', name: 'postgresql', version: '42'
                implementation(libs.x)
                println("a:b:c")
            }
            """,
            "maven com.diffplug.spotless 6.0 Build :2|maven org.jetbrains.kotlin.jvm 2.0 Build :3|maven io.ktor:ktor-server 2.0 Runtime :6|maven org.junit:junit 4 Test :7|maven a.b:bom 1 Runtime :9|maven org.postgresql:postgresql 42 Runtime :10"
        },
        { "gradle/libs.versions.toml", "[versions]\nk = \"2\"\n[libraries]\na = { module = \"g:a\", version.ref = \"k\" }\nb = \"g:b:1\"\nc = { group = \"g\", name = \"c\" }\n[plugins]\nd = { id = \"p.d\", version = \"3\" }", "maven g:a 2 Runtime :4|maven g:b 1 Runtime :5|maven g:c  Runtime :6|maven p.d 3 Build :8" },
        { "Gemfile", "gem 'rails', '~> 7' # x\ngem \"puma\"\ngroup :test do\n  gem 'rspec'\nend\ngem 'rubocop', group: :development", "bundler rails ~> 7 Runtime :1|bundler puma  Runtime :2|bundler rspec  Test :4|bundler rubocop  Development :6" },
        { "x.gemspec", "Gem::Specification.new do |spec|\n  spec.add_dependency 'rack', '>= 2'\n  spec.add_development_dependency 'rake'\nend", "bundler rack >= 2 Runtime :2|bundler rake  Development :3" },
        { "composer.json", """{ "require": { "php": ">=8", "laravel/framework": "^11" }, "require-dev": { "phpunit/phpunit": "^11" } }""", "composer laravel/framework ^11 Runtime :1|composer phpunit/phpunit ^11 Development :1" },
        { "mix.exs", "  {:phoenix, \"~> 1.7\"},\n  {:credo, \"~> 1.7\", only: [:dev, :test]}", "mix phoenix ~> 1.7 Runtime :1|mix credo ~> 1.7 Development :2" },
        { "pubspec.yaml", "dependencies:\n  flutter: { sdk: flutter }\n  http: ^1.0\ndev_dependencies:\n  lints: ^4", "pub flutter  Runtime :2|pub http ^1.0 Runtime :3|pub lints ^4 Development :5" },
        { "Package.swift", ".package(url: \"https://github.com/vapor/Vapor.git\", from: \"4.0\"),", "swift vapor/vapor 4.0 Runtime :1" },
        { "Dockerfile", "FROM golang:1.24 AS build\nFROM build AS test\nFROM gcr.io/distroless/static@sha256:ab", "docker golang 1.24 Build :1|docker gcr.io/distroless/static @sha256:ab Runtime :3" },
        { "docker-compose.dev.yml", "services:\n  db:\n    image: ${DB:-postgres:17}\n  web:\n    build: .\n    image: own/web", "docker postgres 17 Runtime :3" },
        { "main.tf", "terraform {\n  required_providers {\n    aws = { source = \"hashicorp/aws\", version = \"~> 5\" }\n  }\n}\nmodule \"a\" {\n  source = \"./a\"\n}\nmodule \"v\" {\n  source = \"terraform-aws-modules/vpc/aws\"\n  version = \"5\"\n}", "terraform hashicorp/aws ~> 5 Runtime :3|terraform terraform-aws-modules/vpc/aws 5 Runtime :10" },
        { "chart/Chart.yaml", "name: x\ndependencies:\n  - name: redis\n    version: 1", "helm redis 1 Runtime :3" },
        { ".pre-commit-config.yaml", "repos:\n  - repo: https://github.com/psf/black\n    rev: '24'\n  - repo: local", "pre-commit psf/black 24 Development :2" },
        { ".github/workflows/a.yml", "on: push\njobs:\n  a:\n    steps:\n      - uses: github/codeql-action/init@v3\n      - uses: ./local\n  b:\n    uses: o/r/.github/workflows/x.yml@main", "github-actions github/codeql-action/init v3 Build :5|github-actions o/r/.github/workflows/x.yml main Build :8" },
    };

    [Theory]
    [MemberData(nameof(Manifests))]
    public void A_manifest_names_its_dependencies(string path, string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Of((path, text)).Select(found => $"{found.Ecosystem} {found.Name} {found.Version} {found.Scope} :{found.Line}")));

    [Fact]
    public void The_nearest_central_file_gives_versions()
    {
        var found = Of(
            ("Directory.Packages.props", "<Project><PackageVersion Include=\"A\" Version=\"1\"/></Project>"),
            ("src/Directory.Packages.props", "<Project><PackageVersion Include=\"a\" Version=\"2\"/></Project>"),
            ("src/x/X.csproj", "<Project><PackageReference Include=\"A\"/></Project>"),
            ("tests/Y.csproj", "<Project><PackageReference Include=\"A\"/><PackageReference Include=\"B\"/></Project>"));

        Assert.Equal([("src/x/X.csproj", "2"), ("tests/Y.csproj", "1"), ("tests/Y.csproj", null)], found.Select(dependency => (dependency.Path, dependency.Version)));
    }

    [Fact]
    public void What_is_vendored_or_an_example_does_not_count() => Assert.Empty(Of(("examples/package.json", """{ "dependencies": { "a": "1" } }"""), ("vendor/go.mod", "require a.b/c v1")));

    [Theory]
    [MemberData(nameof(Manifests))]
    public void A_broken_manifest_is_survived(string path, string text, string expected)
    {
        _ = expected;
        foreach (var broken in (string[])["", "{", "[", "<", text[..(text.Length / 2)], text[(text.Length / 3)..], text.Replace('"', '{'), text.Replace(':', '\n')])
            Assert.NotNull(Of((path, broken)));
    }

    private static IReadOnlyList<Dependency> Of(params (string Path, string Text)[] files) => Dependency.Of(Samples.Snapshot(files, Dependency.Reads));
}
