using MaturityBot.Core.Documents;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Pipelines;

/// <summary>Coverage that a run of the tests measures without a word of it on its command line, because the project's configuration says so.</summary>
internal sealed class ConfiguredCoverage(Snapshot snapshot)
{
    private static readonly Rule[] Rules =
    [
        new(["mvn"], ["**/pom.xml"], line => Has(line, "jacoco-maven-plugin")),
        new(["gradle"], ["**/*.gradle{,.kts}"], line => Has(line, "finalizedBy") && (Has(line, "jacocoTestReport") || Has(line, "koverXmlReport"))),
        // Indented, it stands in a condition.
        new(["rspec", "rails", "rake", "minitest"], ["**/{spec_helper,rails_helper,test_helper}.rb", ".simplecov"], line => line.StartsWith("SimpleCov.start", StringComparison.Ordinal) && !Has(line, " if ")),
        new(["pytest", "py.test", "tox", "nox"], ["**/{pytest.ini,pyproject.toml,setup.cfg,tox.ini}"], line => Has(line, "addopts") && Has(line, "--cov")),
        new(["tox"], ["**/tox.ini"], line => Has(line, "pytest --cov") || Has(line, "coverage run")),
        new(["jest", "react-scripts"], ["**/jest.config.*", "**/package.json"], line => Has(line, "collectCoverage: true") || Has(line, "\"collectCoverage\": true")),
        new(["ng"], ["**/angular.json"], line => Has(line, "\"codeCoverage\": true")),
    ];

    private readonly Lazy<HashSet<string>> programs = new(() =>
        Rules.Where(rule => snapshot.ReadAll(rule.Files).Any(file => file.Lines.Any(line => rule.Says(line) && line.AsSpan().TrimStart() is not ['#', ..] and not ['/', '/', ..])))
            .SelectMany(rule => rule.Programs).ToHashSet(StringComparer.Ordinal));

    /// <summary>The files that may say so.</summary>
    public static IReadOnlyList<string> Reads { get; } = [.. Rules.SelectMany(rule => rule.Files).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether a command that runs tests measures their coverage too.</summary>
    public bool IsMeasuredBy(ShellCommand command) => command.Layers.Any(layer => programs.Value.Contains(layer[0]));

    private static bool Has(string line, string text) => line.Contains(text, StringComparison.Ordinal);

    private sealed record Rule(string[] Programs, string[] Files, Func<string, bool> Says);
}
