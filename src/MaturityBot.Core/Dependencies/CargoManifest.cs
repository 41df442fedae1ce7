using MaturityBot.Core.Documents;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Dependencies;

internal static class CargoManifest
{
    public static IEnumerable<Dependency> Read(SourceFile file)
    {
        var root = TomlReader.Read(file).Root;
        return Tables(root).Concat(Table(root["workspace"]["dependencies"], DependencyScope.Runtime)).Concat(root["target"].Members.SelectMany(target => Tables(target.Value)));

        IEnumerable<Dependency> Tables(DataNode owner) =>
            Table(owner["dependencies"], DependencyScope.Runtime)
                .Concat(Table(owner["dev-dependencies"], DependencyScope.Test))
                .Concat(Table(owner["build-dependencies"], DependencyScope.Build));

        IEnumerable<Dependency> Table(DataNode table, DependencyScope scope) =>
            from member in table.Members
            let isMap = member.Value.Kind == DataKind.Map
            let version = isMap ? member.Value["version"].Text : member.Value.Text
            let name = isMap && member.Value["package"].Exists ? member.Value["package"].Text : member.Key
            select new Dependency(PackageEcosystem.Cargo, name, version.Length == 0 ? null : version, scope, file.Path, table.LineOf(member.Key));
    }
}
