using MaturityBot.Core.Code;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Testing;

/// <summary>There is test code of the repository's own, of a certain kind or of any.</summary>
internal sealed class TestsPresentProbe : IProbe
{
    private readonly Func<CodeFile, bool> counts;
    private readonly string kind;

    private TestsPresentProbe(string id, string kind, Func<CodeFile, bool> counts) => (Id, this.kind, this.counts) = (id, kind, counts);

    /// <summary>Tests of any kind.</summary>
    public static TestsPresentProbe Any { get; } = new("tests-present", "automated tests", file => file.TestBytes > 0);

    /// <summary>Tests of parts on their own.</summary>
    public static TestsPresentProbe Unit { get; } = new("unit-tests-present", "unit tests", file => file is { TestBytes: > 0, Role: CodeRole.UnitTest or CodeRole.Product });

    /// <summary>Tests of parts together, or of the whole from outside.</summary>
    public static TestsPresentProbe Integration { get; } =
        new("integration-tests-present", "integration or end-to-end tests", file => file.Role is CodeRole.IntegrationTest or CodeRole.EndToEndTest);

    public string Id { get; }

    public string Question => $"Are there {kind}?";

    public IReadOnlyList<string> Reads => CodeMap.Reads;

    public ProbeResult Examine(Snapshot snapshot)
    {
        var code = CodeMap.Of(snapshot);
        if (code.ProductBytes == 0 && code.TestBytes == 0)
            return ProbeResult.NotApplicable("there is no source code to test");

        // One file a folder shows where tests stand without listing them all.
        var found = code.Files.Where(file => counts(file) && !IsFixture(file.Entry.Path)).ToArray();
        return found.Length == 0
            ? ProbeResult.NotMet($"no {kind} were found in {string.Join(", ", code.Languages.Take(4))} code")
            : ProbeResult.Met([.. found.GroupBy(file => Top(file.Entry.Path), StringComparer.Ordinal).OrderByDescending(group => group.Sum(file => file.TestBytes))
                .Select(group => Evidence.In(group.MaxBy(file => file.TestBytes)!.Entry, group.Count() == 1 ? kind : $"{kind}, with {group.Count() - 1:N0} more files below {group.Key}"))]);
    }

    // What tests are given tests nothing. One "fixture" may well be a class of tests.
    private static bool IsFixture(string path) => path.Split('/').Any(part => CodeRoles.Words(Path.GetFileNameWithoutExtension(part)) is [.., var last] && last.Equals("fixtures", StringComparison.OrdinalIgnoreCase));

    private static string Top(string path) => string.Join('/', path.Split('/')[..^1].Take(2)) is { Length: > 0 } folder ? folder : "the root";
}
