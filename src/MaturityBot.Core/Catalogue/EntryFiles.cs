using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Catalogue;

/// <summary>The files in which a program starts and wires up what it uses: few, and enough to see what comes with a framework and is named in no manifest.</summary>
internal static class EntryFiles
{
    private const int Most = 200;

    public static IReadOnlyList<string> Globs { get; } =
    [
        "**/Program.cs", "**/Startup.cs", "**/*Extensions.cs", "**/main.go", "**/server.go", "**/cmd/**/root.go", "**/main.py", "**/app.py", "**/settings.py", "**/__init__.py", "**/logging*.py", "**/log*.go",
        "**/{main,index,server,app}.{js,ts,mjs}", "**/app.module.ts", "**/*{Application,Configuration,Config}.{java,kt}", "**/main.rs", "config/application.rb", "config/routes.rb", "config/environments/production.rb",
        "**/logback*.xml", "**/log4j2*.xml", "**/application*.{properties,yml,yaml}", "**/appsettings*.json",
        "**/.eslintrc{,.js,.cjs,.json,.yml,.yaml}", "**/eslint.config.{js,mjs,cjs,ts}",
    ];

    public static IEnumerable<SourceFile> Of(Snapshot snapshot) => snapshot.ReadAll(Globs).Where(file => !Code.CodeRoles.IsTestPath(file.Path)).Take(Most);

    /// <summary>The line of the first place that is no comment; 0 when there is none.</summary>
    public static int Find(string text, string piece)
    {
        for (var at = text.IndexOf(piece, StringComparison.Ordinal); at >= 0; at = text.IndexOf(piece, at + piece.Length, StringComparison.Ordinal))
        {
            var start = text.LastIndexOf('\n', at) + 1;
            var before = text.AsSpan(start, at - start).TrimStart();
            if (!before.StartsWith("//") && !before.StartsWith("#") && !before.StartsWith("*") && !before.StartsWith("/*") && !before.StartsWith("<!--"))
                return text.AsSpan(0, at).Count('\n') + 1;
        }

        return 0;
    }
}
