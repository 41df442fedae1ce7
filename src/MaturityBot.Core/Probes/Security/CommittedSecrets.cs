using MaturityBot.Core.Code;

namespace MaturityBot.Core.Probes.Security;

/// <summary>Tells secrets that would matter from those made up for tests, samples and documentation.</summary>
internal static class CommittedSecrets
{
    private static readonly HashSet<string> MadeUpFolders = new(StringComparer.OrdinalIgnoreCase)
    {
        "testutil", "testutils", "test-utils", "__mocks__", "mock", "mocks", "stub", "stubs",
        "fake", "fakes", "demo", "quickstart", "tutorial", "tutorials", "docs", "doc", "hack", "benchmark", "benchmarks", "bench", "perf", "fuzz", "localhost", "devcontainer", ".devcontainer", "playground", "sandbox",
        "template", "templates",
    };

    private static readonly string[] MadeUpWords = ["test", "sample", "example", "dummy", "fake", "mock", "snakeoil", "localhost", "placeholder", "template", "demo", "insecure", "invalid"];

    private static readonly string[] Placeholders =
    [
        "example", "changeme", "change-me", "change_me", "placeholder", "your", "xxxx", "todo", "dummy", "sample", "secret", "password", "replace", "insert", "<", "${", "{{", "$(", "%", "...", "***", "localhost",
        "123456", "abcdef", "test", "foobar", "default", "insecure",
    ];

    /// <summary>Whether a path says that its secrets are made up.</summary>
    public static bool IsMadeUp(string path)
    {
        var parts = path.Split('/');
        return CodeRoles.IsTestPath(path) || parts[..^1].Any(part => MadeUpFolders.Contains(part) || part.EndsWith("Tests", StringComparison.Ordinal) || part.EndsWith(".Test", StringComparison.Ordinal))
            || MadeUpWords.Any(word => parts[^1].Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether a value looks made by a machine rather than by a person who fills a gap: long, mixed, of high entropy.</summary>
    public static bool LooksReal(string value) =>
        value.Length is >= 20 and <= 4096
        && value.Any(char.IsAsciiDigit)
        && value.Any(char.IsAsciiLetter)
        && !value.Contains(' ', StringComparison.Ordinal)
        && !value.Contains("://", StringComparison.Ordinal)
        && !Placeholders.Any(word => value.Contains(word, StringComparison.OrdinalIgnoreCase))
        && BitsPerLetter(value) >= 3.5;

    private static double BitsPerLetter(string value) =>
        -value.GroupBy(letter => letter).Select(group => (double)group.Count() / value.Length).Sum(share => share * Math.Log2(share));
}
