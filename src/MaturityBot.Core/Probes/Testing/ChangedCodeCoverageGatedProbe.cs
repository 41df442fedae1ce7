using System.Globalization;
using MaturityBot.Core.Documents;
using MaturityBot.Core.Pipelines;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Testing;

/// <summary>
/// A coverage of at least 60 % is demanded, of changed code or of all. Without a gate, how much of a change is covered is out of sight: that is unknown, not "no".
/// </summary>
internal sealed class ChangedCodeCoverageGatedProbe : IProbe
{
    private const double Least = 60;

    // Where test runners and coverage tools keep their threshold, and what they call it.
    private static readonly (string Glob, string[] Keys)[] Places =
    [
        ("**/package.json", ["\"lines\"", "\"statements\"", "\"branches\""]), ("**/jest.config.*", ["lines:", "statements:", "branches:"]), ("**/{vitest,vite}.config.*", ["lines:", "statements:", "branches:"]),
        ("**/{.nycrc,.nycrc.json,.c8rc.json,nyc.config.js}", ["\"lines\"", "\"branches\"", "lines:"]), ("**/{karma.conf,web-test-runner.config}.*", ["lines:", "statements:"]),
        ("**/{pyproject.toml,setup.cfg,.coveragerc,tox.ini,pytest.ini}", ["fail_under", "--cov-fail-under"]), ("**/{Directory.Build.props,Directory.Build.targets}", ["<Threshold>"]),
        ("**/*.csproj", ["<Threshold>"]), ("**/pom.xml", ["<minimum>"]), ("**/build.gradle{,.kts}", ["minimum =", "minimum=", "minBound(", "minimum "]),
        ("**/{.testcoverage.yml,.testcoverage.yaml,testcoverage.yml}", ["total:", "file:", "package:"]), ("**/{.simplecov,spec_helper.rb,test_helper.rb,rails_helper.rb}", ["minimum_coverage"]),
        (".github/workflows/*.{yml,yaml}", ["--cov-fail-under", "/p:Threshold=", "-p:Threshold=", "--fail-under", "--check-coverage", "min-coverage", "minimum-coverage", "--fail-under-lines", "SMOKESHOW_GITHUB_COVERAGE_THRESHOLD"]),
        ("**/Makefile", ["--cov-fail-under", "--fail-under", "--fail-under-lines"]), ("**/tarpaulin.toml", ["fail-under"]), ("**/coveralls.yml", ["min"]),
    ];

    private static readonly (PathSet Paths, string[] Keys)[] Sets = [.. Places.Select(place => (new PathSet([place.Glob]), place.Keys))];

    private static readonly string[] Codecov = ["{,.,.github/,dev/}codecov.{yml,yaml}", ".github/.codecov.{yml,yaml}"];

    public string Id => "changed-code-coverage-gated";

    public string Question => "Does a gate demand that at least 60 % of changed code, or of all code, is covered by tests?";

    public IReadOnlyList<string> Reads => [.. Codecov, .. Places.Select(place => place.Glob), .. Pipeline.Reads];

    public ProbeResult Examine(Snapshot snapshot)
    {
        var demands = FromCodecov(snapshot).Concat(FromConfiguration(snapshot)).ToArray();
        var enough = demands.Where(demand => demand.Percent >= Least).ToArray();
        if (enough.Length > 0)
            return ProbeResult.Met([.. enough.Select(demand => demand.Evidence)]);
        if (demands.Length > 0)
            return ProbeResult.NotMet([.. demands.Select(demand => demand.Evidence)]);

        var measured = Pipeline.Of(snapshot).For("coverage").Select(step => step.Evidence("coverage is measured, and no threshold is demanded in a file")).ToArray();
        return new ProbeResult(Outcome.Unknown, measured.Length > 0 ? measured : [new Evidence("coverage is not measured here, so nobody can say how much of a change is covered")]);
    }

    private static IEnumerable<(double Percent, Evidence Evidence)> FromCodecov(Snapshot snapshot) =>
        from file in snapshot.ReadAll(Codecov)
        let status = YamlReader.Read(file).Root["coverage"]["status"]
        from kind in new[] { "patch", "project" }
        where !(status[kind]["default"]["informational"].AsBoolean() == true || status[kind].AsBoolean() == false)
        from node in status[kind].DescendantsAndSelf()
        let target = node["target"]
        where target.Kind == DataKind.Scalar && double.TryParse(target.Text.TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture, out _)
        let percent = Percent(double.Parse(target.Text.TrimEnd('%'), CultureInfo.InvariantCulture))
        select (percent, Evidence.At(file, target, $"codecov demands {percent:0} % of {(kind == "patch" ? "changed code" : "all code")}"));

    private static IEnumerable<(double Percent, Evidence Evidence)> FromConfiguration(Snapshot snapshot)
    {
        foreach (var file in snapshot.Own.Select(entry => snapshot.Read(entry.Path)).OfType<SourceFile>())
        {
            foreach (var (_, keys) in Sets.Where(set => set.Paths.Contains(file.Path)))
            {
                if (file.IsBinary || !IsAboutCoverage(file.Text))
                    break;
                for (var index = 0; index < file.Lines.Count; index++)
                {
                    if (Demand(file.Lines[index], keys) is { } percent)
                        yield return (percent, Evidence.At(file, index + 1, $"coverage of {percent:0} % is demanded"));
                }
            }
        }
    }

    private static bool IsAboutCoverage(string text) =>
        text.Contains("coverage", StringComparison.OrdinalIgnoreCase) || text.Contains("jacoco", StringComparison.OrdinalIgnoreCase) || text.Contains("fail", StringComparison.OrdinalIgnoreCase)
        || text.Contains("coverlet", StringComparison.OrdinalIgnoreCase) || text.Contains("kover", StringComparison.OrdinalIgnoreCase);

    private static double? Demand(string line, string[] keys)
    {
        foreach (var key in keys)
        {
            var at = line.IndexOf(key, StringComparison.Ordinal);
            if (at < 0 || line.AsSpan().TrimStart() is ['#', ..] or ['/', '/', ..])
                continue;
            var rest = line[(at + key.Length)..].TrimStart(' ', '=', ':', '(', '"', '\'', '{', '\t');
            var digits = new string([.. rest.TakeWhile(letter => char.IsAsciiDigit(letter) || letter == '.')]);
            if (double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 100)
                return Percent(number);
        }

        return null;
    }

    private static double Percent(double number) => number <= 1 ? number * 100 : number;
}
