using System.Xml.Linq;
using MaturityBot.Core.Documents;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Dependencies;

internal static class MavenManifest
{
    public static IEnumerable<Dependency> Read(SourceFile file)
    {
        var project = XmlFile.Read(file).Root;
        if (project is null)
            yield break;

        var properties = project.Child("properties")?.Elements().GroupBy(element => element.Name.LocalName, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Last().Value.Trim(), StringComparer.Ordinal) ?? [];
        if (project.Child("parent") is { } parent)
            yield return At(parent, DependencyScope.Build);
        foreach (var element in project.Descendants())
        {
            // dependencyManagement only fixes versions; pluginManagement too.
            if (element.Name.LocalName == "dependency" && element.Parent?.Parent?.Name.LocalName is not ("dependencyManagement" or "plugin"))
                yield return At(element, element.Child("scope")?.Value.Trim() == "test" ? DependencyScope.Test : DependencyScope.Runtime);
            else if (element.Name.LocalName is "plugin" or "extension" && element.Parent?.Name.LocalName is "plugins" or "extensions")
                yield return At(element, DependencyScope.Build);
        }

        Dependency At(XElement element, DependencyScope scope)
        {
            var group = element.Child("groupId")?.Value.Trim() ?? "org.apache.maven.plugins";
            var version = element.Child("version")?.Value.Trim();
            if (version is ['$', '{', .. var property, '}'] && properties.TryGetValue(property, out var value))
                version = value;
            var line = element.Child("artifactId")?.Line() ?? element.Line();
            return new Dependency(PackageEcosystem.Maven, $"{group}:{element.Child("artifactId")?.Value.Trim()}", version, scope, file.Path, line);
        }
    }
}
