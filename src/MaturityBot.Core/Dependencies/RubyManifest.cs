using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Dependencies;

internal static class RubyManifest
{
    public static IEnumerable<Dependency> Read(SourceFile file)
    {
        var groups = new Stack<DependencyScope>();
        for (var index = 0; index < file.Lines.Count; index++)
        {
            var line = file.Lines[index].AsSpan().Trim();
            if (line.EndsWith(" do"))
                groups.Push(line.StartsWith("group") ? ScopeOf(line) : groups.TryPeek(out var around) ? around : DependencyScope.Runtime);
            else if (line is "end")
                groups.TryPop(out _);

            var dot = line.IndexOf('.');
            var method = line.StartsWith("gem ") || line.StartsWith("gem(") ? "gem" : dot > 0 ? Word(line[(dot + 1)..]) : "";
            if (method is not ("gem" or "add_dependency" or "add_runtime_dependency" or "add_development_dependency") || Quoted.In(line, '#') is not [var name, .. var versions])
                continue;
            var scope = method == "add_development_dependency" ? DependencyScope.Development
                : line.Contains("group", StringComparison.Ordinal) ? ScopeOf(line)
                : groups.TryPeek(out var group) ? group
                : DependencyScope.Runtime;
            yield return new Dependency(PackageEcosystem.Bundler, name, versions.Find(text => text.Length > 0 && (char.IsAsciiDigit(text[0]) || text[0] is '~' or '>' or '<' or '=')), scope, file.Path, index + 1);
        }
    }

    private static string Word(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && (char.IsAsciiLetter(text[length]) || text[length] == '_'))
            length++;
        return text[..length].ToString();
    }

    private static DependencyScope ScopeOf(ReadOnlySpan<char> line) =>
        line.Contains(":test", StringComparison.Ordinal) || line.Contains("test:", StringComparison.Ordinal) ? DependencyScope.Test
        : line.Contains(":development", StringComparison.Ordinal) ? DependencyScope.Development
        : DependencyScope.Runtime;
}
