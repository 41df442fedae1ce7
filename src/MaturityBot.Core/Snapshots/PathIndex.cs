namespace MaturityBot.Core.Snapshots;

/// <summary>The files of a snapshot by name and by extension, so that a glob looks only at those that it could match.</summary>
internal sealed class PathIndex
{
    private readonly IReadOnlyList<TreeEntry> files;
    private readonly Dictionary<string, List<int>> byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<int>> byExtension = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<int> all;

    /// <summary>Indexes files.</summary>
    public PathIndex(IReadOnlyList<TreeEntry> files)
    {
        this.files = files;
        all = [.. Enumerable.Range(0, files.Count)];
        foreach (var at in all)
        {
            var name = files[at].Name;
            Add(byName, name, at);
            Add(byExtension, PathPattern.ExtensionOf(name).ToString(), at);
        }
    }

    /// <summary>The files that at least one glob matches, in their order.</summary>
    public IEnumerable<TreeEntry> Find(IEnumerable<string> globs)
    {
        var found = new SortedSet<int>();
        foreach (var pattern in PathPattern.Of(globs))
        {
            foreach (var at in Candidates(pattern))
            {
                if (pattern.Matches(files[at].Path))
                    found.Add(at);
            }
        }

        return found.Select(at => files[at]);
    }

    private List<int> Candidates(PathPattern pattern) =>
        pattern.Name is { } name ? byName.GetValueOrDefault(name, [])
        : pattern.Extension is { } extension ? byExtension.GetValueOrDefault(extension, [])
        : all;

    private static void Add(Dictionary<string, List<int>> index, string key, int at)
    {
        if (index.TryGetValue(key, out var list))
            list.Add(at);
        else
            index.Add(key, [at]);
    }
}
