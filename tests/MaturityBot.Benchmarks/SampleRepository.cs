using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace MaturityBot.Benchmarks;

/// <summary>
/// A repository like a large product's: services in several languages with their tests, manifests and images, workflows, infrastructure and documentation.
/// The same number of files always gives the same commit.
/// </summary>
internal static class SampleRepository
{
    private static readonly string[] Words = ["order", "invoice", "customer", "stock", "price", "route", "ledger", "report", "ticket", "device", "signal", "batch", "member", "offer", "claim", "parcel"];
    private static readonly string[] Languages = ["cs", "ts", "py", "go", "java", "rs", "rb", "php"];

    /// <summary>Makes the repository, bare, through one pack.</summary>
    public static void Create(string path, int files)
    {
        Git(Path.GetDirectoryName(path)!, [], "init", "--quiet", "--bare", "--initial-branch=main", path);
        using var input = new MemoryStream();
        Write(input, "commit refs/heads/main\ncommitter Sample <sample@example.org> 1767225600 +0000\ndata 8\na sample\n");
        foreach (var (name, content) in Files(files).DistinctBy(file => file.Path, StringComparer.Ordinal).Take(files))
            Write(input, $"M 100644 inline {name}\ndata {Encoding.UTF8.GetByteCount(content).ToString(CultureInfo.InvariantCulture)}\n{content}\n");
        Git(path, input.ToArray(), "fast-import", "--quiet");
    }

    private static IEnumerable<(string Path, string Content)> Files(int files)
    {
#pragma warning disable CA5394 // The same seed must give the same repository.
        var random = new Random(2026);
        foreach (var file in Root())
            yield return file;
        for (var number = 0; number < 40; number++)
            yield return ($".github/workflows/build-{number:D2}.yml", Workflow(number));
        for (var service = 0; ; service++)
        {
            var language = Languages[service % Languages.Length];
            var folder = $"services/{Words[service % Words.Length]}-{service:D3}";
            foreach (var (name, content) in Manifests(language, service))
                yield return ($"{folder}/{name}", content);
            for (var number = 0; number < 60; number++)
                yield return ($"{folder}/src/{Words[random.Next(Words.Length)]}/{Words[random.Next(Words.Length)]}_{number:D2}.{language}", Code(random, language));
            for (var number = 0; number < 20; number++)
                yield return ($"{folder}/tests/{Words[random.Next(Words.Length)]}_{number:D2}_test.{language}", Code(random, language));
            for (var number = 0; number < 10; number++)
                yield return ($"{folder}/docs/{number:D2}-{Words[random.Next(Words.Length)]}.md", Prose(random));
            for (var number = 0; number < 4; number++)
                yield return ($"{folder}/migrations/{number:D4}.sql", $"CREATE TABLE t{number} (id bigint PRIMARY KEY, name text NOT NULL);\n");
            if (service * 100 > files + 200)
                yield break;
        }
#pragma warning restore CA5394
    }

    private static IEnumerable<(string Path, string Content)> Root() =>
    [
        ("README.md", "# Sample\n\nA sample product.\n\n## Build\n\n    make\n"),
        ("SECURITY.md", "# Security\n\nWrite to security@example.org.\n"),
        ("CONTRIBUTING.md", "# Contributing\n\nOpen a pull request.\n"),
        ("LICENSE", "MIT License\n"),
        (".github/CODEOWNERS", "* @sample/all\n/services/ @sample/services\n"),
        (".github/dependabot.yml", "version: 2\nupdates:\n  - package-ecosystem: npm\n    directory: /\n    schedule:\n      interval: weekly\n"),
        (".editorconfig", "root = true\n"),
        ("infra/main.tf", "terraform {\n  required_version = \">= 1.9\"\n  backend \"s3\" {\n    bucket = \"state\"\n  }\n}\n"),
    ];

    private static IEnumerable<(string Name, string Content)> Manifests(string language, int service)
    {
        yield return ("Dockerfile", "FROM debian:12 AS build\nRUN make\nFROM debian:12\nCOPY --from=build /app /app\nUSER 1000\nHEALTHCHECK CMD /app --health\nENTRYPOINT [\"/app\"]\n");
        yield return ("deploy/deployment.yaml", Deployment(service));
        yield return ("deploy/values.yaml", string.Concat(Enumerable.Range(0, 60).Select(number => $"key{number}: value-{number}\n")));
        yield return ("openapi.yaml", OpenApi());
        yield return language switch
        {
            "cs" => ("service.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\">\n  <ItemGroup>\n    <PackageReference Include=\"Serilog\" Version=\"4.0.0\" />\n    <PackageReference Include=\"Npgsql\" Version=\"9.0.0\" />\n  </ItemGroup>\n</Project>\n"),
            "ts" => ("package.json", "{\n  \"name\": \"service\",\n  \"scripts\": { \"test\": \"jest\", \"lint\": \"eslint .\" },\n  \"dependencies\": { \"express\": \"5.0.0\", \"pino\": \"9.0.0\" },\n  \"devDependencies\": { \"jest\": \"30.0.0\", \"eslint\": \"9.0.0\" }\n}\n"),
            "py" => ("pyproject.toml", "[project]\nname = \"service\"\ndependencies = [\"fastapi==0.115\", \"structlog==25.1\"]\n\n[tool.pytest.ini_options]\naddopts = \"-q\"\n"),
            "go" => ("go.mod", "module example.org/service\n\ngo 1.25\n\nrequire github.com/prometheus/client_golang v1.20.0\n"),
            "java" => ("pom.xml", "<project>\n  <dependencies>\n    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-api</artifactId><version>2.0.16</version></dependency>\n  </dependencies>\n</project>\n"),
            "rs" => ("Cargo.toml", "[package]\nname = \"service\"\nversion = \"0.1.0\"\n\n[dependencies]\naxum = \"0.8\"\ntracing = \"0.1\"\n"),
            "rb" => ("Gemfile", "source 'https://rubygems.org'\ngem 'rails', '8.0.0'\ngem 'sidekiq', '7.3'\n"),
            _ => ("composer.json", "{ \"require\": { \"php\": \">=8.3\", \"monolog/monolog\": \"3.7\" } }\n"),
        };
    }

    private static string Workflow(int number)
    {
        var text = new StringBuilder($"name: build {number}\non:\n  push:\n    branches: [main]\n  pull_request:\npermissions:\n  contents: read\njobs:\n");
        for (var job = 0; job < 4; job++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  job-{job}:\n    runs-on: ubuntu-latest\n    timeout-minutes: 20\n    strategy:\n      matrix:\n        version: ['20', '22', '24']\n    steps:\n      - uses: actions/checkout@v4\n");
            for (var step = 0; step < 8; step++)
                text.Append(CultureInfo.InvariantCulture, $"      - name: step {step}\n        env:\n          VERSION: ${{{{ matrix.version }}}}\n        run: |\n          npm ci\n          npm test -- --shard={step}/8\n          echo done > out-{step}.txt\n");
        }

        return text.ToString();
    }

    private static string Deployment(int service) =>
        $"apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: service-{service}\nspec:\n  replicas: 3\n  selector:\n    matchLabels: {{ app: service-{service} }}\n  template:\n    metadata:\n      labels: {{ app: service-{service} }}\n    spec:\n      containers:\n        - name: main\n          image: example.org/service:{service}\n          resources:\n            limits: {{ cpu: 500m, memory: 256Mi }}\n          readinessProbe:\n            httpGet: {{ path: /ready, port: 8080 }}\n---\napiVersion: v1\nkind: Service\nmetadata:\n  name: service-{service}\nspec:\n  ports:\n    - port: 80\n";

    private static string OpenApi() =>
        "openapi: 3.1.0\ninfo: { title: service, version: '1.0' }\npaths:\n" + string.Concat(Enumerable.Range(0, 30).Select(number =>
            $"  /v1/things{number}:\n    get:\n      operationId: get{number}\n      responses:\n        '200':\n          description: ok\n          content:\n            application/json:\n              schema: {{ type: object }}\n"));

    private static string Code(Random random, string language)
    {
        var comment = language is "py" or "rb" ? "#" : "//";
        var text = new StringBuilder($"{comment} sample\n");
#pragma warning disable CA5394 // See above.
        for (var line = random.Next(40, 160); line > 0; line--)
            text.Append(CultureInfo.InvariantCulture, $"{new string(' ', 4 * random.Next(0, 4))}{Words[random.Next(Words.Length)]}_{random.Next(1000)} = {Words[random.Next(Words.Length)]}({random.Next(100_000)});\n");
#pragma warning restore CA5394
        return text.ToString();
    }

    private static string Prose(Random random)
    {
        var text = new StringBuilder("# Notes\n\n");
#pragma warning disable CA5394 // See above.
        for (var line = random.Next(10, 60); line > 0; line--)
            text.AppendJoin(' ', Enumerable.Range(0, 12).Select(_ => Words[random.Next(Words.Length)])).Append(".\n");
#pragma warning restore CA5394
        return text.ToString();
    }

    private static void Write(MemoryStream stream, string text) => stream.Write(Encoding.UTF8.GetBytes(text));

    private static void Git(string folder, byte[] input, params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardInput = true })!;
        git.StandardInput.BaseStream.Write(input);
        git.StandardInput.Close();
        git.WaitForExit();
        if (git.ExitCode != 0)
            throw new InvalidOperationException($"git {string.Join(' ', arguments)} ended with {git.ExitCode}");
    }
}
