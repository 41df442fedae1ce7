namespace MaturityBot.Core.Snapshots;

/// <summary>
/// A set of paths described by globs (<c>*</c>, <c>**</c>, <c>?</c>, <c>{a,b}</c>), matched without regard to case.
/// Globs are looked up by the name or extension that they ask for, so that thousands of globs over a hundred thousand paths stay cheap.
/// </summary>
public sealed class PathSet
{
    private readonly HashSet<string> paths = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> extensions = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<PathPattern>> byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<PathPattern>> byExtension = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<PathPattern> others = [];

    /// <summary>The set of all paths that at least one glob matches.</summary>
    public PathSet(IEnumerable<string> globs)
    {
        foreach (var pattern in PathPattern.Of(globs))
            Add(pattern);
    }

    /// <summary>Whether a path from the repository's root is in the set.</summary>
    public bool Contains(string path)
    {
        if (paths.Contains(path))
            return true;

        var name = path.AsSpan(path.LastIndexOf('/') + 1);
        var extension = PathPattern.ExtensionOf(name);
        return names.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name)
            || extensions.GetAlternateLookup<ReadOnlySpan<char>>().Contains(extension)
            || (byName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var named) && AnyMatches(named, path))
            || (byExtension.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(extension, out var extended) && AnyMatches(extended, path))
            || AnyMatches(others, path);
    }

    private void Add(PathPattern pattern)
    {
        if (pattern.IsPath)
            paths.Add(pattern.Text);
        else if (pattern is { IsAnywhere: true, Name: { } name })
            names.Add(name);
        else if (pattern.IsExtension)
            extensions.Add(pattern.Extension!);
        else if (pattern.Name is not null)
            Add(byName, pattern.Name, pattern);
        else if (pattern.Extension is not null)
            Add(byExtension, pattern.Extension, pattern);
        else
            others.Add(pattern);
    }

    private static void Add(Dictionary<string, List<PathPattern>> index, string key, PathPattern pattern)
    {
        if (index.TryGetValue(key, out var patterns))
            patterns.Add(pattern);
        else
            index.Add(key, [pattern]);
    }

    private static bool AnyMatches(List<PathPattern> patterns, string path)
    {
        foreach (var pattern in patterns)
        {
            if (pattern.Matches(path))
                return true;
        }

        return false;
    }
}
