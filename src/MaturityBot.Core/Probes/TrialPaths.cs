using MaturityBot.Core.Code;

namespace MaturityBot.Core.Probes;

/// <summary>Paths of what is never delivered: tests, samples, benchmarks, documentation. Secrets there are made up, and dependencies may stay as they are.</summary>
internal static class TrialPaths
{
    private static readonly HashSet<string> Folders = new(StringComparer.OrdinalIgnoreCase)
    {
        "testutil", "testutils", "test-utils", "__mocks__", "mock", "mocks", "stub", "stubs",
        "fake", "fakes", "demo", "quickstart", "tutorial", "tutorials", "docs", "doc", "hack", "benchmark", "benchmarks", "bench", "perf", "fuzz", "localhost", "devcontainer", ".devcontainer", "playground", "sandbox",
        "template", "templates",
    };

    private static readonly string[] Words = ["test", "sample", "example", "dummy", "fake", "mock", "snakeoil", "localhost", "placeholder", "template", "demo", "insecure", "invalid"];

    /// <summary>Whether a path says that what it holds is never delivered.</summary>
    public static bool IsTrial(string path)
    {
        var parts = path.Split('/');
        return CodeRoles.IsTestPath(path) || parts[..^1].Any(part => Folders.Contains(part) || part.EndsWith("Tests", StringComparison.Ordinal) || part.EndsWith(".Test", StringComparison.Ordinal))
            || Words.Any(word => parts[^1].Contains(word, StringComparison.OrdinalIgnoreCase));
    }
}
