using MaturityBot.Core.Code;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes;

/// <summary>Looks for words in code, where the names of files promise that they can be found; comments do not count.</summary>
internal static class SourceSearch
{
    /// <summary>Endings of code, for globs.</summary>
    public const string Endings = "{cs,java,kt,go,py,rb,php,ts,js,mjs,rs,ex,scala}";

    /// <summary>The first line of each product file among the globs that has one of the words, ordered by path.</summary>
    public static IEnumerable<Evidence> Lines(Snapshot snapshot, IReadOnlyList<string> globs, IReadOnlyList<string> words, string saying) =>
        from file in snapshot.ReadAll(globs)
        where CodeRoles.Of(file.Path) == CodeRole.Product
        let line = FirstLine(file, words)
        where line > 0
        select Evidence.At(file, line, saying);

    /// <summary>The product files whose name or folders have one of the words, ordered by path.</summary>
    public static IEnumerable<Evidence> Names(Snapshot snapshot, IReadOnlyList<string> words, string saying) =>
        from file in CodeMap.Of(snapshot).Files
        where file.Role == CodeRole.Product && words.Any(word => file.Entry.Path.Contains(word, StringComparison.OrdinalIgnoreCase))
        select Evidence.In(file.Entry, saying);

    private static int FirstLine(SourceFile file, IReadOnlyList<string> words)
    {
        if (!words.Any(word => file.Text.Contains(word, StringComparison.OrdinalIgnoreCase)))
            return 0;
        for (var index = 0; index < file.Lines.Count; index++)
        {
            if (words.Any(word => Stands(file.Lines[index], word)))
                return index + 1;
        }

        return 0;
    }

    private static bool Stands(string line, string word)
    {
        var at = line.IndexOf(word, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return false;
        var before = line.AsSpan(0, at);
        var start = before.TrimStart();
        return !start.StartsWith("//") && !start.StartsWith("#") && !start.StartsWith("*") && !start.StartsWith("/*") && !before.Contains(" // ", StringComparison.Ordinal);
    }
}
