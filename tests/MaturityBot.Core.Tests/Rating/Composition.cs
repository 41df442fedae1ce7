using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MaturityBot.Core.Rating;
using MaturityBot.Core.Rubrics;
using MaturityBot.Core.Snapshots;
using MaturityBot.Core.Tests.Probes;

namespace MaturityBot.Core.Tests.Rating;

/// <summary>A repository put together from the files of several probe cases; where two have the same path, the later one's stands.</summary>
internal sealed record Composition(IReadOnlyList<ProbeCase> Cases)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 0, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<ProbeCase> AllCases { get; } =
        [.. Directory.EnumerateFiles(ProbeCase.Folder, "*.yml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(ProbeCase.Read)];

    private static Gen<Composition> Some { get; } =
        Gen.Choose(1, 12).SelectMany(count => Gen.Elements<ProbeCase>(AllCases).ListOf(count)).Select(cases => new Composition([.. cases]));

    /// <summary>One to twelve cases and something to do to them; what fails shrinks by leaving cases out.</summary>
    public static Arbitrary<(Composition Whole, T Change)> AnyWith<T>(Gen<T> change) => Arb.From(
        from whole in Some from item in change select (whole, item),
        sample => sample.whole.Cases.Count == 1 ? [] : sample.whole.Cases.Select((_, index) => (new Composition([.. sample.whole.Cases.Where((_, at) => at != index)]), sample.item)));

    public SortedDictionary<string, byte[]> Files()
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (path, text) in Cases.SelectMany(sample => sample.Files))
            files[path] = Encoding.UTF8.GetBytes(text);
        return files;
    }

    public Assessment Assess() => Assess(Files());

    public Assessment Assess(IEnumerable<KeyValuePair<string, byte[]>> files) => Assess(files, Cases[0].Snapshot.Settings);

    public static Assessment Assess(IEnumerable<KeyValuePair<string, byte[]>> files, RepositorySettings settings) =>
        new Assessor(BuiltInRubric.Pillars).Assess(Read(files, settings), Now, new AssessmentStatistics(0, 0, 0, 0));

    private static Snapshot Read(IEnumerable<KeyValuePair<string, byte[]>> files, RepositorySettings settings)
    {
        var read = files.Select(file => new SourceFile(new TreeEntry(file.Key, TreeEntryKind.File, file.Key, file.Value.Length), file.Value)).ToArray();
        return new Snapshot(
            new RepositoryTree(new RepositoryName("local", "sample"), "0000000000000000000000000000000000000000", Now, [.. read.Select(file => file.Entry)], []),
            read.Where(file => Assessor.Interest.Contains(file.Path) && PathRole.IsOwn(file.Path)).ToDictionary(file => file.Path, StringComparer.Ordinal),
            settings);
    }

    public override string ToString() => string.Join(" + ", Cases.Select(sample => $"{sample.ProbeId}/{sample.Name}"));
}
