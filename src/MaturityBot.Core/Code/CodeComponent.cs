using MaturityBot.Core.Documents;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Code;

/// <summary>A part of the code that is built on its own: the code below a manifest.</summary>
/// <param name="Folder">The manifest's folder; empty for the root.</param>
/// <param name="Manifest">The manifest.</param>
/// <param name="ProductBytes">How much product code it has.</param>
/// <param name="TestBytes">How much test code it has, tests of its own test projects included.</param>
public sealed record CodeComponent(string Folder, TreeEntry Manifest, long ProductBytes, long TestBytes)
{
    private static readonly HashSet<string> ManifestNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "package.json", "go.mod", "pom.xml", "build.gradle", "build.gradle.kts", "Cargo.toml", "pyproject.toml", "setup.py", "setup.cfg", "requirements.txt", "Pipfile", "composer.json",
        "Gemfile", "mix.exs", "pubspec.yaml", "Package.swift", "build.sbt", "deno.json", "project.clj", "stack.yaml", "CMakeLists.txt",
    };

    private static readonly HashSet<string> TestWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "test", "tests", "unit", "unittest", "unittests", "integration", "functional", "acceptance", "e2e", "spec", "specs", "testing", "api", "architecture", "system",
    };

    private static readonly HashSet<string> Aside = new(StringComparer.OrdinalIgnoreCase)
    {
        "docs", "doc", "documentation", "website", "site", "scripts", "script", "tools", "tooling", "benchmarks", "benchmark", "bench", "hack", "eng", ".github", "e2e", "storybook", "build", "webpack", "config",
    };

    /// <summary>The files whose content tells whether they begin a component.</summary>
    public static IReadOnlyList<string> Reads { get; } = ["**/package.json", .. CodeMap.Reads];

    /// <summary>Whether the component has tests of its own.</summary>
    public bool IsTested => TestBytes > 0;

    /// <summary>The components with product code, ordered by folder; a test project counts for the component whose name it carries.</summary>
    public static IReadOnlyList<CodeComponent> Of(Snapshot snapshot) => snapshot.View(static snapshot => Find(snapshot));

    private static IReadOnlyList<CodeComponent> Find(Snapshot snapshot)
    {
        var manifests = snapshot.Own.Where(entry => IsManifest(entry) && !SetsOptionsOnly(snapshot, entry) && !entry.Folder.Split('/').Any(Aside.Contains))
            .GroupBy(entry => entry.Folder, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        var sizes = manifests.Keys.ToDictionary(folder => folder, _ => (Product: 0L, Test: 0L), StringComparer.Ordinal);
        foreach (var file in CodeMap.Of(snapshot).Files)
        {
            if (Owner(file.Entry.Folder, manifests) is { } owner)
                sizes[owner] = (sizes[owner].Product + file.ProductBytes, sizes[owner].Test + file.TestBytes);
        }

        var tests = sizes.Where(size => size.Value is { Test: > 0 } && size.Value.Product < size.Value.Test / 4).Select(size => (Words: Subject(manifests[size.Key]), size.Value.Test)).ToArray();
        return
        [
            .. from size in sizes.OrderBy(size => size.Key, StringComparer.Ordinal)
               where size.Value.Product >= size.Value.Test / 4 && size.Value.Product > 0
               let words = CodeRoles.Words(NameOf(manifests[size.Key])).Select(word => word.ToUpperInvariant()).ToArray()
               let others = tests.Where(test => test.Words.Length > 0 && words.Take(test.Words.Length).SequenceEqual(test.Words, StringComparer.Ordinal)).Sum(test => test.Test)
               select new CodeComponent(size.Key, manifests[size.Key], size.Value.Product, size.Value.Test + others),
        ];
    }

    private static bool IsManifest(TreeEntry entry) =>
        ManifestNames.Contains(entry.Name) || entry.Name.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase) || entry.Name.EndsWith(".fsproj", StringComparison.OrdinalIgnoreCase)
        || entry.Name.EndsWith(".vbproj", StringComparison.OrdinalIgnoreCase);

    // { "type": "module" } tells Node how to read a folder's files, and nothing of a component.
    private static bool SetsOptionsOnly(Snapshot snapshot, TreeEntry entry) =>
        entry.Name == "package.json" && snapshot.Read(entry.Path) is { IsBinary: false } file && JsonReader.Read(file) is { Error: null, Root: { Kind: DataKind.Map } root } && root.Members.Any()
        && !new[] { "name", "version", "main", "dependencies", "devDependencies", "scripts" }.Any(key => root[key].Exists);

    private static string? Owner(string folder, Dictionary<string, TreeEntry> manifests)
    {
        while (true)
        {
            if (manifests.ContainsKey(folder))
                return folder;
            if (folder.Length == 0)
                return null;
            folder = folder.LastIndexOf('/') is var slash and >= 0 ? folder[..slash] : "";
        }
    }

    // A .NET project is named by its file, everything else by its folder.
    private static string NameOf(TreeEntry manifest) => manifest.Name.EndsWith("proj", StringComparison.OrdinalIgnoreCase)
        ? manifest.Name[..manifest.Name.LastIndexOf('.')]
        : manifest.Folder[(manifest.Folder.LastIndexOf('/') + 1)..];

    // What a test project is named after: Ordering.UnitTests is about Ordering.
    private static string[] Subject(TreeEntry manifest) =>
        [.. CodeRoles.Words(NameOf(manifest)).TakeWhile(word => !TestWords.Contains(word)).Select(word => word.ToUpperInvariant())];
}
