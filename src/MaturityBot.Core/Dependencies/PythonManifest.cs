using MaturityBot.Core.Documents;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Dependencies;

internal static class PythonManifest
{
    private static readonly (string Key, DependencyScope Scope)[] SetupKeys = [("install_requires", DependencyScope.Runtime), ("tests_require", DependencyScope.Test)];

    public static IEnumerable<Dependency> ReadRequirements(SourceFile file)
    {
        var scope = ScopeOf(file.Path[(file.Path.LastIndexOf('/') + 1)..]);
        for (var index = 0; index < file.Lines.Count; index++)
        {
            var line = file.Lines[index].Trim();
            if (line.Length > 0 && line[0] is not ('#' or '-') && Requirement(line, scope, file.Path, index + 1) is { } dependency)
                yield return dependency;
        }
    }

    public static IEnumerable<Dependency> ReadPipfile(SourceFile file)
    {
        var root = TomlReader.Read(file).Root;
        return Table(root["packages"], DependencyScope.Runtime, file).Concat(Table(root["dev-packages"], DependencyScope.Development, file));
    }

    public static IEnumerable<Dependency> ReadSetupCfg(SourceFile file)
    {
        var root = IniReader.Read(file);
        return Lines(root["options"]["install_requires"], DependencyScope.Runtime)
            .Concat(Lines(root["options"]["tests_require"], DependencyScope.Test))
            .Concat(root["options.extras_require"].Members.SelectMany(extra => Lines(extra.Value, ScopeOf(extra.Key))));

        IEnumerable<Dependency> Lines(DataNode node, DependencyScope scope) =>
            node.Text.Split('\n').Select((line, offset) => Requirement(line, scope, file.Path, node.Line + offset)).OfType<Dependency>();
    }

    // setup.py is a program; the texts in the list behind install_requires are what nearly all of them mean.
    public static IEnumerable<Dependency> ReadSetupPy(SourceFile file)
    {
        foreach (var (key, scope) in SetupKeys)
        {
            var at = file.Text.IndexOf(key, StringComparison.Ordinal);
            var open = at < 0 ? -1 : file.Text.IndexOf('[', at);
            var close = open < 0 || file.Text.AsSpan(at, open - at).Contains('\n') ? -1 : file.Text.IndexOf("]\n", open, StringComparison.Ordinal) is var end and >= 0 ? end : file.Text.IndexOf(']', open);
            if (close < 0)
                continue;
            var line = file.Text.AsSpan(0, open).Count('\n') + 1;
            foreach (var text in file.Text[open..close].Split('\n'))
            {
                foreach (var literal in Quoted.In(text, '#'))
                {
                    if (Requirement(literal, scope, file.Path, line) is { } dependency)
                        yield return dependency;
                }

                line++;
            }
        }
    }

    public static IEnumerable<Dependency> ReadConda(SourceFile file) =>
        from item in YamlReader.Read(file).Root["dependencies"].Items
        from entry in item.Kind == DataKind.Map ? item["pip"].Items : item.ItemsOrSelf
        let dependency = Requirement(entry.Text[(entry.Text.IndexOf("::", StringComparison.Ordinal) is var channel and >= 0 ? channel + 2 : 0)..], DependencyScope.Runtime, file.Path, entry.Line)
        where dependency is not null && dependency.Name is not ("python" or "pip")
        select dependency;

    /// <summary>A requirement as pip writes it: <c>name[extra]>=1; marker</c>, or <c>name @ url</c>; null for what is none.</summary>
    public static Dependency? Requirement(string text, DependencyScope scope, string path, int line)
    {
        text = text.Trim();
        var length = 0;
        while (length < text.Length && (char.IsAsciiLetterOrDigit(text[length]) || text[length] is '-' or '_' or '.'))
            length++;
        if (length == 0 || (length < text.Length && text[length] is '/' or ':' or '\\'))
            return null;
        var rest = text[length..].TrimStart();
        if (rest.StartsWith('[') && rest.IndexOf(']', StringComparison.Ordinal) is var close and > 0)
            rest = rest[(close + 1)..];
        var version = rest.Split(';', '#')[0].Split(" --")[0].Trim().Trim('(', ')', '\\').Trim();
        return new Dependency(PackageEcosystem.Pip, Normal(text[..length]), version.Length == 0 ? null : version, scope, path, line);
    }

    public static IEnumerable<Dependency> Table(DataNode table, DependencyScope scope, SourceFile file) =>
        from member in table.Members
        where member.Key != "python"
        let version = member.Value.Kind == DataKind.Map ? member.Value["version"].Text : member.Value.Text
        select new Dependency(PackageEcosystem.Pip, Normal(member.Key), version.Length == 0 ? null : version, scope, file.Path, table.LineOf(member.Key));

    public static DependencyScope ScopeOf(string group) =>
        group.Contains("test", StringComparison.OrdinalIgnoreCase) ? DependencyScope.Test
        : group.Contains("dev", StringComparison.OrdinalIgnoreCase) || group.Contains("lint", StringComparison.OrdinalIgnoreCase) || group.Contains("doc", StringComparison.OrdinalIgnoreCase) || group.Contains("typ", StringComparison.OrdinalIgnoreCase) ? DependencyScope.Development
        : DependencyScope.Runtime;

    private static string Normal(string name)
    {
        var letters = new System.Text.StringBuilder();
        foreach (var letter in name.ToLowerInvariant())
        {
            if (letter is not ('-' or '_' or '.'))
                letters.Append(letter);
            else if (letters.Length > 0 && letters[^1] != '-')
                letters.Append('-');
        }

        return letters.ToString();
    }
}
