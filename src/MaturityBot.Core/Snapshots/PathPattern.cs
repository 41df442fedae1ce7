using System.IO.Enumeration;

namespace MaturityBot.Core.Snapshots;

/// <summary>
/// One glob without braces. <c>*</c> and <c>?</c> stay within a part of the path, <c>**</c> stands for any number of parts; case does not count.
/// Takes time in proportion to path and glob, whatever they are: both may come from strangers.
/// </summary>
internal sealed class PathPattern
{
    private const int MostExpansions = 1000;
    private const string AnyParts = "**";

    private readonly string[] parts;

    /// <summary>Reads a glob.</summary>
    public PathPattern(string glob)
    {
        var written = glob.Split('/');
        parts = [.. written.Where((part, index) => index == 0 || part != AnyParts || written[index - 1] != AnyParts)];
        IsPath = !HasWildcard(glob);
        IsAnywhere = parts is ["**", _];
        var last = parts[^1];
        var dot = last.LastIndexOf('.');
        Name = HasWildcard(last) ? null : last;
        Extension = dot >= 0 && !HasWildcard(last[dot..]) ? last[dot..] : null;
        IsExtension = IsAnywhere && Extension is not null && last.Length == Extension.Length + 1 && last[0] == '*';
        Text = string.Join('/', parts);
    }

    /// <summary>The glob.</summary>
    public string Text { get; }

    /// <summary>Whether it names one path.</summary>
    public bool IsPath { get; }

    /// <summary>Whether it is <c>**/NAME</c>: the folder does not count.</summary>
    public bool IsAnywhere { get; }

    /// <summary>Whether it is <c>**/*.EXTENSION</c>.</summary>
    public bool IsExtension { get; }

    /// <summary>The name that every match has; null when there is a wildcard in it.</summary>
    public string? Name { get; }

    /// <summary>The extension, with its dot, that every match has; null when there is a wildcard in it.</summary>
    public string? Extension { get; }

    /// <summary>The globs that a glob with braces stands for; <c>{a,b}</c> is one of its choices.</summary>
    public static IEnumerable<PathPattern> Of(IEnumerable<string> globs) =>
        globs.SelectMany(glob => ExpandBraces(glob).Take(MostExpansions)).Distinct(StringComparer.OrdinalIgnoreCase).Select(glob => new PathPattern(glob));

    /// <summary>The part of a name from its last dot on; empty without one.</summary>
    public static ReadOnlySpan<char> ExtensionOf(ReadOnlySpan<char> name) => name.LastIndexOf('.') is var dot and >= 0 ? name[dot..] : [];

    /// <summary>Whether a path matches.</summary>
    public bool Matches(ReadOnlySpan<char> path)
    {
        if (IsAnywhere)
            return Matches(path[(path.LastIndexOf('/') + 1)..], parts[1]);

        // As in any match with a star, only the latest "**" ever has to take one part more.
        var (part, at, anyPart, anyAt) = (0, 0, -1, 0);
        while (at <= path.Length)
        {
            if (part < parts.Length && parts[part] == AnyParts)
            {
                if (part == parts.Length - 1)
                    return true;
                (anyPart, anyAt) = (part++, at);
                continue;
            }

            var end = End(path, at);
            if (part < parts.Length && Matches(path[at..end], parts[part]))
            {
                (part, at) = (part + 1, end + 1);
                continue;
            }

            if (anyPart < 0)
                return false;
            anyAt = End(path, anyAt) + 1;
            (part, at) = (anyPart + 1, anyAt);
        }

        return part == parts.Length;
    }

    private static int End(ReadOnlySpan<char> path, int start) => path[start..].IndexOf('/') is var length and >= 0 ? start + length : path.Length;

    private static bool Matches(ReadOnlySpan<char> text, string part) => FileSystemName.MatchesSimpleExpression(part, text, ignoreCase: true);

    private static bool HasWildcard(string text) => text.AsSpan().ContainsAny('*', '?');

    private static IEnumerable<string> ExpandBraces(string glob)
    {
        var open = glob.IndexOf('{', StringComparison.Ordinal);
        var close = open < 0 ? -1 : glob.IndexOf('}', open);
        return close < 0
            ? [glob]
            : glob[(open + 1)..close].Split(',').SelectMany(choice => ExpandBraces(glob[..open] + choice + glob[(close + 1)..]));
    }
}
