using MaturityBot.Core.Documents;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Dependencies;

internal static class NpmManifest
{
    private static readonly (string Key, DependencyScope Scope)[] Groups =
    [
        ("dependencies", DependencyScope.Runtime),
        ("peerDependencies", DependencyScope.Runtime),
        ("optionalDependencies", DependencyScope.Runtime),
        ("devDependencies", DependencyScope.Development),
    ];

    public static IEnumerable<Dependency> Read(SourceFile file)
    {
        var root = JsonReader.Read(file).Root;
        return from declared in Groups
               from member in root[declared.Key].Members
               select new Dependency(PackageEcosystem.Npm, Unaliased(member.Key, member.Value.Text), member.Value.Text, declared.Scope, file.Path, member.Value.Line);
    }

    // "web": "npm:next@15" is next under another name.
    private static string Unaliased(string name, string version)
    {
        if (!version.StartsWith("npm:", StringComparison.Ordinal))
            return name;
        var at = version.LastIndexOf('@');
        return at > 4 ? version[4..at] : version[4..];
    }
}

internal static class ComposerManifest
{
    public static IEnumerable<Dependency> Read(SourceFile file)
    {
        var root = JsonReader.Read(file).Root;
        return Group(root["require"], DependencyScope.Runtime).Concat(Group(root["require-dev"], DependencyScope.Development));

        IEnumerable<Dependency> Group(DataNode node, DependencyScope scope) =>
            from member in node.Members
            where member.Key.Contains('/', StringComparison.Ordinal)
            select new Dependency(PackageEcosystem.Composer, member.Key, member.Value.Text, scope, file.Path, member.Value.Line);
    }
}
