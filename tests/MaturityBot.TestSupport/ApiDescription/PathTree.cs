namespace MaturityBot.TestSupport.ApiDescription;

/// <summary>Finds the path template a path belongs to; a literal segment wins over a parameter.</summary>
internal sealed class PathTree
{
    private readonly Dictionary<string, PathTree> literals = new(StringComparer.Ordinal);
    private PathTree? parameter;
    private bool parameterSpans;
    private string? template;

    /// <param name="path">A template such as <c>/repos/{owner}/{repo}</c>.</param>
    /// <param name="spanning">Which of its parameters, counted from 0, take slashes too, as <c>path</c> in <c>contents/{path}</c>.</param>
    public void Add(string path, IReadOnlySet<int> spanning)
    {
        var node = this;
        int index = 0;
        foreach (string segment in Segments(path))
        {
            if (segment.StartsWith('{'))
            {
                node.parameterSpans |= spanning.Contains(index++);
                node = node.parameter ??= new PathTree();
            }
            else
            {
                node = node.literals.TryGetValue(segment, out var next) ? next : node.literals[segment] = new PathTree();
            }
        }

        node.template = path;
    }

    /// <summary>The template of a path as sent, and the unescaped values of its parameters in their order; or null.</summary>
    public (string Template, IReadOnlyList<string> Values)? Find(string path)
    {
        var values = new List<string>();
        return Walk(Segments(path), values) is { } found ? (found, values.ConvertAll(Uri.UnescapeDataString)) : null;
    }

    private string? Walk(ReadOnlySpan<string> rest, List<string> values)
    {
        if (rest.IsEmpty)
            return template;
        if (literals.TryGetValue(rest[0], out var literal) && literal.Walk(rest[1..], values) is { } exact)
            return exact;
        int longest = parameterSpans ? rest.Length : 1;
        for (int length = 1; parameter is not null && length <= longest; length++)
        {
            values.Add(string.Join('/', rest[..length].ToArray()));
            if (parameter.Walk(rest[length..], values) is { } found)
                return found;
            values.RemoveAt(values.Count - 1);
        }

        return null;
    }

    private static string[] Segments(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);
}
