using MaturityBot.Core.Documents;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Dependencies;

internal static class PyProjectManifest
{
    public static IEnumerable<Dependency> Read(SourceFile file)
    {
        var root = TomlReader.Read(file).Root;
        var project = root["project"];
        var tool = root["tool"];
        var poetry = tool["poetry"];
        return List(root["build-system"]["requires"], DependencyScope.Build)
            .Concat(List(project["dependencies"], DependencyScope.Runtime))
            .Concat(Groups(project["optional-dependencies"], unnamed: DependencyScope.Runtime))
            .Concat(Groups(root["dependency-groups"], unnamed: DependencyScope.Development))
            .Concat(Groups(tool["pdm"]["dev-dependencies"], unnamed: DependencyScope.Development))
            .Concat(List(tool["uv"]["dev-dependencies"], DependencyScope.Development))
            .Concat(tool["hatch"]["envs"].Members.SelectMany(environment => List(environment.Value["dependencies"], ScopeOr(environment.Key, DependencyScope.Development))))
            .Concat(PythonManifest.Table(poetry["dependencies"], DependencyScope.Runtime, file))
            .Concat(PythonManifest.Table(poetry["dev-dependencies"], DependencyScope.Development, file))
            .Concat(poetry["group"].Members.SelectMany(group => PythonManifest.Table(group.Value["dependencies"], ScopeOr(group.Key, DependencyScope.Development), file)));

        IEnumerable<Dependency> List(DataNode list, DependencyScope scope) =>
            list.Items.Where(item => item.Kind == DataKind.Scalar).Select(item => PythonManifest.Requirement(item.Text, scope, file.Path, item.Line)).OfType<Dependency>();

        IEnumerable<Dependency> Groups(DataNode groups, DependencyScope unnamed) => groups.Members.SelectMany(group => List(group.Value, ScopeOr(group.Key, unnamed)));
    }

    private static DependencyScope ScopeOr(string group, DependencyScope unnamed) =>
        PythonManifest.ScopeOf(group) is var scope && scope == DependencyScope.Runtime ? unnamed : scope;
}
