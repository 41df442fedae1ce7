namespace MaturityBot.Core.Documents;

/// <summary>A pattern of a <c>.gitignore</c>, <c>CODEOWNERS</c> or <c>.gitattributes</c> file, against paths from the repository's root.</summary>
public static class GitPattern
{
    private const int Longest = 512;

    /// <summary>Whether a pattern (without <c>!</c>) matches a file, or a folder that the file is in.</summary>
    public static bool Matches(string pattern, string path)
    {
        var isAnchored = pattern.TrimEnd('/').Contains('/', StringComparison.Ordinal);
        var onlyFolders = pattern.EndsWith('/');
        pattern = pattern.Trim('/');
        if (pattern.Length is 0 or > Longest)
            return false;
        if (!isAnchored)
            pattern = "**/" + pattern;

        var wanted = pattern.Split('/');
        var parts = path.Split('/');
        for (var length = parts.Length; length > 0; length--)
        {
            if ((length < parts.Length || !onlyFolders) && Segments(wanted, parts.AsSpan(0, length)))
                return true;
        }

        return false;
    }

    private static bool Segments(ReadOnlySpan<string> pattern, ReadOnlySpan<string> parts)
    {
        // Row by row: reached[i] says whether the pattern so far can take the first i parts.
        var reached = new bool[parts.Length + 1];
        reached[0] = true;
        for (var index = 0; index < pattern.Length; index++)
        {
            var next = new bool[parts.Length + 1];
            var any = false;
            for (var taken = 0; taken <= parts.Length; taken++)
            {
                var before = any;
                any |= reached[taken];
                if (pattern[index] == "**")
                    next[taken] = index < pattern.Length - 1 ? any : before;
                else if (taken > 0)
                    next[taken] = reached[taken - 1] && Workflows.FilterPattern.Matches(Escape(pattern[index]), parts[taken - 1]);
            }

            reached = next;
        }

        return reached[^1];
    }

    // Within one part, ? stands for any letter and + for itself, unlike in a workflow's filters.
    private static string Escape(string part) => part.Replace("+", "\\+", StringComparison.Ordinal).Replace("?", "[!-\uFFFF]", StringComparison.Ordinal);
}
