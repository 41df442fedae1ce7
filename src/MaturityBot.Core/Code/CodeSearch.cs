using MaturityBot.Core.Probes;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Code;

/// <summary>Looks for pieces of code in few, well-chosen files: where a program starts, wires up its parts, or is named after what is looked for.</summary>
internal static class CodeSearch
{
    private const int MostFiles = 400;

    /// <summary>The files in which programs of the common languages start and wire up their parts.</summary>
    public static IReadOnlyList<string> Entries { get; } =
    [
        "**/{Program,Startup}.cs", "**/*Extensions.cs", "**/{main,server,api,app,router,routes}.go", "**/{main,app,server,wsgi,asgi,__main__,urls,settings}.py", "**/gunicorn*.py", "**/{main,index,server,app,routes}.{js,ts,mjs,cjs}",
        "**/{bin,cmd}/*.{js,ts,go}", "**/*{Application,Service,Server,Module}.{java,kt}", "**/main.rs", "**/config/{puma,routes,application}.rb", "**/application*.{properties,yml,yaml}", "**/routes/{web,api}.php",
    ];

    /// <summary>The first line of each file that has one of the pieces outside a comment; tests are left out.</summary>
    public static IEnumerable<Evidence> Find(Snapshot snapshot, IReadOnlyList<string> globs, IReadOnlyList<string> pieces, string saying) =>
        from file in snapshot.ReadAll(globs).Where(file => CodeRoles.Of(file.Path) == CodeRole.Product).Take(MostFiles)
        let line = FirstLine(file, pieces)
        where line > 0
        select Evidence.At(file, line, saying);

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
