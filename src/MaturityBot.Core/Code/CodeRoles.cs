namespace MaturityBot.Core.Code;

/// <summary>Tells product code, the kinds of test code and generated code apart, by the names that the test runners of the languages look for.</summary>
public static class CodeRoles
{
    private static readonly HashSet<string> TestFolders = new(StringComparer.OrdinalIgnoreCase)
    {
        "test", "tests", "__tests__", "spec", "specs", "unittests", "unit-tests", "unit_tests", "integrationtests", "integration-tests", "integration_tests",
        "functionaltests", "functional-tests", "functional_tests", "e2e", "e2e-tests", "e2e_tests", "end-to-end", "cypress", "playwright", "acceptance", "androidtest",
        "systemtests", "system-tests", "uitests", "ui-tests", "testfixtures", "inttest",
    };

    private static readonly HashSet<string> EndToEndWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "e2e", "endtoend", "cypress", "cy", "playwright", "selenium", "acceptance", "ui", "uitests", "androidtest", "system", "systemtests", "browser", "webdriver",
    };

    private static readonly HashSet<string> IntegrationWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "integration", "integrations", "integrationtest", "integrationtests", "functional", "functionaltests", "it", "inttest", "contract", "testcontainers",
    };

    private static readonly HashSet<string> SpecialWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "security", "load", "loadtest", "loadtests", "performance", "perf", "benchmark", "benchmarks", "bench", "stress", "smoke", "manual", "fuzz",
    };

    private static readonly string[] GeneratedEndings =
    [
        ".g.cs", ".g.i.cs", ".designer.cs", ".generated.cs", ".pb.go", ".pb.gw.go", "_grpc.pb.go", ".gen.go", "_gen.go", "_string.go", "_pb2.py", "_pb2_grpc.py", "_pb2.pyi",
        ".pb.cc", ".pb.h", ".min.js", ".bundle.js", ".d.ts", ".g.dart", ".freezed.dart", "_pb.js", "_pb.ts", ".generated.ts", ".generated.js", "modelsnapshot.cs",
    ];

    /// <summary>What a source file is for, by its path.</summary>
    public static CodeRole Of(string path)
    {
        var parts = path.Split('/');
        var folders = parts[..^1];
        var name = Words(Path.GetFileNameWithoutExtension(parts[^1]));
        var test = IndexOfTestFolder(folders);
        if (test < 0 && !IsTestName(name, parts[^1]))
            return CodeRole.Product;

        // The kind stands in the test folder's own name, the one below it, or beside "test" in the file's name; further down are the names of what is tested.
        HashSet<string> told = new(test < 0 ? [] : folders[test..Math.Min(folders.Length, test + 2)].SelectMany(Words), StringComparer.OrdinalIgnoreCase);
        if (name.Count > 1)
            told.Add(IsTestWord(name[^1]) ? name[^2] : name[0].Equals("test", StringComparison.OrdinalIgnoreCase) ? name[1] : "");
        if (name.Count > 1 && name[^1].ToUpperInvariant() is "IT" or "CY")
            told.Add(name[^1]);
        return name is [.., "fixtures" or "Fixtures"] ? CodeRole.UnitTest : ByConvention(parts, test) ?? Kind(told);
    }

    /// <summary>Whether a path stands in a folder of tests.</summary>
    public static bool IsTestPath(string path) => IndexOfTestFolder(path.Split('/')[..^1]) >= 0;

    /// <summary>Whether a tool wrote the file: designers, protocol buffers, bundles, database migrations.</summary>
    public static bool IsGenerated(string path) =>
        GeneratedEndings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
        || path.Split('/')[..^1].Any(folder => folder.Equals("migrations", StringComparison.OrdinalIgnoreCase) || folder.Equals("migrationscripts", StringComparison.OrdinalIgnoreCase));

    // "it" is a language's name everywhere but where Maven keeps integration tests; "testing" is a subject like any other but at the top of the repository or of its sources.
    private static int IndexOfTestFolder(string[] folders)
    {
        for (var index = 0; index < folders.Length; index++)
        {
            var isBelowSource = index > 0 && folders[index - 1] == "src";
            if (IsTestFolder(folders[index]) || folders[index] == "it" && isBelowSource || folders[index].Equals("testing", StringComparison.OrdinalIgnoreCase) && (index == 0 || isBelowSource))
                return index;
        }

        return -1;
    }

    // RSpec drives a browser in features and system, and whole requests in requests; Laravel calls tests of whole requests features.
    private static CodeRole? ByConvention(string[] parts, int test) => test < 0 || parts.Length < test + 3 ? null : (parts[test], parts[test + 1], Path.GetExtension(parts[^1])) switch
    {
        ("spec", "features" or "feature" or "system", ".rb") => CodeRole.EndToEndTest,
        ("spec", "requests", ".rb") or ("tests", "Feature", ".php") => CodeRole.IntegrationTest,
        _ => null,
    };

    // Project folders carry the word as their last part: Ordering.UnitTests, payment-tests, orders_test.
    private static bool IsTestFolder(string folder) =>
        TestFolders.Contains(folder)
        || Words(folder) is { Count: > 1 } words && words[^1].ToUpperInvariant() is "TEST" or "TESTS" or "SPECS";

    // A component that tests a connection is no test: in the languages of browsers the runners want ".test." and ".spec.", or an underscore.
    private static bool IsTestName(IReadOnlyList<string> words, string file) =>
        words.Count > 1 && (words[0].Equals("test", StringComparison.Ordinal) || words is [.., "Test", "Case"]
            || IsTestWord(words[^1]) && (!IsBrowserCode(file) || file.Contains(".test.", StringComparison.Ordinal) || file.Contains(".spec.", StringComparison.Ordinal)
                || file.Contains("_test.", StringComparison.Ordinal)));

    private static bool IsBrowserCode(string file) => Path.GetExtension(file) is ".tsx" or ".jsx" or ".vue" or ".svelte";

    // Capital Spec is a test only to the runners of Scala and Groovy, whose tests have a folder of their own.
    private static bool IsTestWord(string word) => word is "test" or "tests" or "spec" or "specs" or "cy" or "Test" or "Tests" or "IT" or "TEST" or "TESTS";

    private static CodeRole Kind(HashSet<string> words) =>
        words.Overlaps(EndToEndWords) || words.Contains("end") && words.Contains("to") ? CodeRole.EndToEndTest
        : words.Overlaps(SpecialWords) ? CodeRole.SpecialTest
        : words.Overlaps(IntegrationWords) ? CodeRole.IntegrationTest
        : CodeRole.UnitTest;

    /// <summary>The words of a name: split at punctuation and where capitals begin. <c>Ordering.UnitTests</c> is Ordering, Unit, Tests.</summary>
    public static IReadOnlyList<string> Words(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var index = 0; index <= name.Length; index++)
        {
            var ends = index == name.Length || !char.IsLetterOrDigit(name[index])
                || index > start && char.IsUpper(name[index]) && (!char.IsUpper(name[index - 1]) || index + 1 < name.Length && char.IsLower(name[index + 1]));
            if (!ends)
                continue;
            if (index > start)
                words.Add(name[start..index]);
            start = index < name.Length && char.IsLetterOrDigit(name[index]) ? index : index + 1;
        }

        return words;
    }
}
