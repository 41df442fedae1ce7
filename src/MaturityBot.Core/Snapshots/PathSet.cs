using DotNet.Globbing;

namespace MaturityBot.Core.Snapshots;

/// <summary>
/// A set of paths described by globs (<c>*</c>, <c>**</c>, <c>?</c>, <c>{a,b}</c>), matched without regard to case.
/// The two common shapes, <c>**/name</c> and <c>**/*.extension</c>, are looked up instead of matched, so that hundreds of globs over a hundred thousand paths stay cheap.
/// </summary>
public sealed class PathSet
{
    private static readonly GlobOptions IgnoreCase = new() { Evaluation = { CaseInsensitive = true } };

    private readonly HashSet<string> paths = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> extensions = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Prefix, Glob Glob)> globs = [];

    /// <summary>The set of all paths that at least one glob matches.</summary>
    public PathSet(IEnumerable<string> patterns)
    {
        foreach (var pattern in patterns.SelectMany(ExpandBraces).Distinct(StringComparer.OrdinalIgnoreCase))
            Add(pattern);
    }

    /// <summary>Whether a path from the repository's root is in the set.</summary>
    public bool Contains(string path)
    {
        if (paths.Contains(path))
            return true;

        var name = path.AsSpan(path.LastIndexOf('/') + 1);
        if (names.Count > 0 && names.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name))
            return true;

        if (extensions.Count > 0)
        {
            var lookup = extensions.GetAlternateLookup<ReadOnlySpan<char>>();
            for (var dot = name.IndexOf('.'); dot >= 0;)
            {
                if (lookup.Contains(name[dot..]))
                    return true;
                var next = name[(dot + 1)..].IndexOf('.');
                dot = next < 0 ? -1 : dot + 1 + next;
            }
        }

        foreach (var (prefix, glob) in globs)
        {
            if (path.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && glob.IsMatch(path))
                return true;
        }

        return false;
    }

    private void Add(string pattern)
    {
        if (!HasWildcard(pattern))
            paths.Add(pattern);
        else if (pattern.StartsWith("**/", StringComparison.Ordinal) && !HasWildcard(pattern[3..]) && !pattern[3..].Contains('/', StringComparison.Ordinal))
            names.Add(pattern[3..]);
        else if (pattern.StartsWith("**/*.", StringComparison.Ordinal) && !HasWildcard(pattern[4..]) && !pattern[4..].Contains('/', StringComparison.Ordinal))
            extensions.Add(pattern[4..]);
        else
            globs.Add((pattern[..pattern.IndexOfAny(['*', '?', '['])], Glob.Parse(pattern, IgnoreCase)));
    }

    private static bool HasWildcard(string text) => text.AsSpan().IndexOfAny('*', '?', '[') >= 0;

    private static IEnumerable<string> ExpandBraces(string pattern)
    {
        var open = pattern.IndexOf('{', StringComparison.Ordinal);
        var close = open < 0 ? -1 : pattern.IndexOf('}', open);
        return close < 0
            ? [pattern]
            : pattern[(open + 1)..close].Split(',').SelectMany(choice => ExpandBraces(pattern[..open] + choice + pattern[(close + 1)..]));
    }
}
