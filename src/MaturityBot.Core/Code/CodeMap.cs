using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Code;

/// <summary>
/// The repository's own source files with their language and role, told by path and size alone, so that a large repository costs no reading.
/// Only Rust, whose unit tests stand inside the product's files, is read.
/// </summary>
public sealed record CodeMap(IReadOnlyList<CodeFile> Files)
{
    /// <summary>The files whose content tells test code from product code.</summary>
    public static IReadOnlyList<string> Reads { get; } = ["**/*.rs"];

    /// <summary>The files that are test code, in part or as a whole.</summary>
    public IEnumerable<CodeFile> Tests => Files.Where(file => file.TestBytes > 0);

    /// <summary>Bytes of product code.</summary>
    public long ProductBytes { get; } = Files.Sum(file => file.ProductBytes);

    /// <summary>Bytes of test code.</summary>
    public long TestBytes { get; } = Files.Sum(file => file.TestBytes);

    /// <summary>Languages of the product code, the largest first.</summary>
    public IReadOnlyList<string> Languages { get; } =
    [
        .. Files.Where(file => file.ProductBytes > 0).GroupBy(file => file.Language, StringComparer.Ordinal)
            .OrderByDescending(language => language.Sum(file => file.ProductBytes)).ThenBy(language => language.Key, StringComparer.Ordinal)
            .Select(language => language.Key),
    ];

    /// <summary>The code of a snapshot, mapped once.</summary>
    public static CodeMap Of(Snapshot snapshot) => snapshot.View(Map);

    private static CodeMap Map(Snapshot snapshot) => new(
    [
        .. from entry in snapshot.Own
           where entry.Kind == TreeEntryKind.File
           let language = Code.Languages.Of(entry.Path)
           where language is not null && !CodeRoles.IsGenerated(entry.Path)
           let role = RoleOf(entry.Path, language)
           select new CodeFile(entry, language, role, role != CodeRole.Product ? entry.Size : language == Code.Languages.Rust ? InlineTests(snapshot.Read(entry.Path)) : 0),
    ]);

    // Cargo's "tests" folder holds integration tests; unit tests stand in the product's own files.
    private static CodeRole RoleOf(string path, string language) =>
        CodeRoles.Of(path) is var role && role == CodeRole.UnitTest && language == Code.Languages.Rust ? CodeRole.IntegrationTest : role;

    private static long InlineTests(SourceFile? file)
    {
        var start = file?.Content.Span.IndexOf("#[cfg(test)]"u8) ?? -1;
        return start < 0 ? 0 : file!.Content.Length - start;
    }
}
