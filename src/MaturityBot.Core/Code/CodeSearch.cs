using MaturityBot.Core.Probes;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Code;

/// <summary>Looks for pieces of code in few, well-chosen files: where a program starts, wires up its parts, or is named after what is looked for.</summary>
internal static class CodeSearch
{
    private const int MostFiles = 400;

    private static readonly string[] Extensions = ["cs", "go", "java", "kt", "js", "ts", "py", "rb", "rs", "php"];

    /// <summary>The files in which programs of the common languages start and wire up their parts.</summary>
    public static IReadOnlyList<string> Entries { get; } =
    [
        "**/{Program,Startup}.cs", "**/*Extensions.cs", "**/{main,server,api,app,router,routes}.go",
        "**/{main,app,server,wsgi,asgi,__main__,urls,settings}.py", "**/gunicorn*.py", "**/{main,index,server,app,routes}.{js,ts,mjs,cjs}", "**/{bin,cmd}/*.{js,ts,go}",
        "**/*{Application,Service,Server,Module}.{java,kt}", "**/main.rs", "**/config/{puma,routes,application}.rb", "**/application*.{properties,yml,yaml}", "**/routes/{web,api}.php",
    ];

    private static readonly PathSet EntrySet = new(Entries);

    /// <summary>Globs of source files with a word in their name.</summary>
    public static IEnumerable<string> Named(params IEnumerable<string> words) => from word in words from extension in Extensions select $"**/*{word}*.{extension}";

    /// <summary>The first line of each file of the globs that has one of the pieces outside a comment; tests are left out.</summary>
    public static IEnumerable<Evidence> Find(Snapshot snapshot, IReadOnlyList<string> globs, IReadOnlyList<string> pieces, string saying) =>
        from file in snapshot.ReadAll(globs).Where(file => CodeRoles.Of(file.Path) == CodeRole.Product).Take(MostFiles)
        let line = FirstLine(file, pieces)
        where line > 0
        select Evidence.At(file, line, saying);

    /// <summary>The first line of each entry file, or file with a word in its name, that has one of the pieces outside a comment; tests are left out.</summary>
    public static IEnumerable<Evidence> FindNear(Snapshot snapshot, IReadOnlyList<string> words, IReadOnlyList<string> pieces, string saying)
    {
        var entries = snapshot.View(static snapshot => new EntryPaths(snapshot.Own.Where(entry => EntrySet.Contains(entry.Path)).Select(entry => entry.Path).ToHashSet(StringComparer.Ordinal))).Paths;
        return from entry in snapshot.Own
               where entries.Contains(entry.Path) || words.Any(word => entry.Name.Contains(word, StringComparison.OrdinalIgnoreCase))
               let file = snapshot.Read(entry.Path)
               where file is { IsBinary: false } && CodeRoles.Of(entry.Path) == CodeRole.Product
               let line = FirstLine(file, pieces)
               where line > 0
               select Evidence.At(file, line, saying);
    }

    private sealed record EntryPaths(HashSet<string> Paths);

    private static int FirstLine(SourceFile file, IReadOnlyList<string> pieces)
    {
        if (!pieces.Any(piece => file.Text.Contains(piece, StringComparison.Ordinal)))
            return 0;
        for (var index = 0; index < file.Lines.Count; index++)
        {
            var line = file.Lines[index].AsSpan().TrimStart();
            if (line.StartsWith("//") || line.StartsWith("#") || line.StartsWith("*") || line.StartsWith("/*"))
                continue;
            if (pieces.Any(piece => file.Lines[index].Contains(piece, StringComparison.Ordinal)))
                return index + 1;
        }

        return 0;
    }
}
