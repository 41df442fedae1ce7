using System.Xml.Linq;
using MaturityBot.Core.Documents;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Dependencies;

internal static class NuGetManifest
{
    private const string CentralFile = "Directory.Packages.props";

    public static IEnumerable<Dependency> ReadProject(SourceFile file)
    {
        var root = XmlFile.Read(file).Root;
        if (root is null)
            yield break;

        if (root.Value("Sdk") is { } sdk)
            yield return At(sdk.Split('/')[0], sdk.Contains('/', StringComparison.Ordinal) ? sdk[(sdk.IndexOf('/', StringComparison.Ordinal) + 1)..] : null, DependencyScope.Build, root);

        // What projects share is for all of them, also where some of it is only for tests.
        var isTest = !file.Entry.Name.StartsWith("Directory.", StringComparison.OrdinalIgnoreCase) && IsTest(root);
        foreach (var element in root.Descendants())
        {
            var name = (element.Value("Include") ?? element.Value("Update"))?.Trim() ?? "";
            switch (element.Name.LocalName)
            {
                case "Sdk":
                    yield return At(element.Value("Name") ?? "", element.Value("Version"), DependencyScope.Build, element);
                    break;
                case "PackageReference" or "GlobalPackageReference" when element.Value("Include") is not null:
                    var version = element.Value("Version") ?? element.Value("VersionOverride") ?? element.Child("Version")?.Value.Trim();
                    yield return At(name, version, IsPrivate(element) || element.Name.LocalName[0] == 'G' ? DependencyScope.Build : isTest ? DependencyScope.Test : DependencyScope.Runtime, element);
                    break;
                case "FrameworkReference":
                    yield return At(name, null, DependencyScope.Runtime, element);
                    break;
            }
        }

        Dependency At(string name, string? version, DependencyScope scope, XElement element) => new(PackageEcosystem.NuGet, name, version, scope, file.Path, element.Line());
    }

    public static IEnumerable<Dependency> ReadPackagesConfig(SourceFile file) =>
        from package in XmlFile.Read(file).Root.Children("package")
        let scope = package.Value("developmentDependency") == "true" ? DependencyScope.Build : DependencyScope.Runtime
        select new Dependency(PackageEcosystem.NuGet, package.Value("id") ?? "", package.Value("version"), scope, file.Path, package.Line());

    public static IEnumerable<Dependency> ReadTools(SourceFile file)
    {
        var tools = JsonReader.Read(file).Root["tools"];
        return tools.Members.Select(tool => new Dependency(PackageEcosystem.NuGet, tool.Key, tool.Value["version"].Text, DependencyScope.Build, file.Path, tools.LineOf(tool.Key)));
    }

    public static IEnumerable<Dependency> ReadPaket(SourceFile file)
    {
        for (var index = 0; index < file.Lines.Count; index++)
        {
            if (file.Lines[index].Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["nuget", var name, .. var rest])
                yield return new Dependency(PackageEcosystem.NuGet, name, rest.Length == 0 ? null : string.Join(' ', rest), DependencyScope.Runtime, file.Path, index + 1);
        }
    }

    /// <summary>Gives packages without version the one that the nearest Directory.Packages.props above them names.</summary>
    public static IEnumerable<Dependency> WithCentralVersions(Snapshot snapshot, IEnumerable<Dependency> dependencies)
    {
        var central = snapshot.ReadAll("**/" + CentralFile).ToDictionary(file => file.Entry.Folder, Versions, StringComparer.Ordinal);
        if (central.Count == 0)
            return dependencies;
        return dependencies.Select(dependency =>
            dependency is { Ecosystem: PackageEcosystem.NuGet, Version: null } && Nearest(dependency.Path) is { } versions && versions.TryGetValue(dependency.Name, out var version)
                ? dependency with { Version = version }
                : dependency);

        Dictionary<string, string>? Nearest(string path)
        {
            while (path.Length > 0)
            {
                path = path.LastIndexOf('/') is var slash and >= 0 ? path[..slash] : "";
                if (central.TryGetValue(path, out var versions))
                    return versions;
            }

            return null;
        }
    }

    /// <summary>Whether a project holds tests.</summary>
    public static bool IsTest(XElement project) =>
        project.Below("IsTestProject").Any(element => element.Value.Trim().Equals("true", StringComparison.OrdinalIgnoreCase))
        || project.Below("PackageReference").Any(element => element.Value("Include") is "Microsoft.NET.Test.Sdk" or "xunit" or "xunit.v3" or "NUnit" or "MSTest" or "TUnit")
        || project.Value("Sdk")?.StartsWith("MSTest.Sdk", StringComparison.Ordinal) == true;

    private static bool IsPrivate(XElement reference) => (reference.Value("PrivateAssets") ?? reference.Child("PrivateAssets")?.Value)?.Trim().Equals("all", StringComparison.OrdinalIgnoreCase) == true;

    private static Dictionary<string, string> Versions(SourceFile file)
    {
        var versions = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var element in XmlFile.Read(file).Root.Below("PackageVersion"))
        {
            if (element.Value("Include") is { } name && element.Value("Version") is { } version)
                versions[name] = version;
        }

        return versions;
    }
}
