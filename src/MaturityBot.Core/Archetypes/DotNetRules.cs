using System.Xml.Linq;
using MaturityBot.Core.Dependencies;
using MaturityBot.Core.Documents;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Archetypes;

/// <summary>What a project file makes of its folder.</summary>
internal static class DotNetRules
{
    private static readonly string[] Hosts = ["Microsoft.Extensions.Hosting", "Microsoft.Azure.Functions.Worker", "Microsoft.Azure.WebJobs*", "Amazon.Lambda.Core", "Topshelf", "Quartz*", "MassTransit*", "NServiceBus*"];

    public static Component? Of(ProjectFacts facts, SourceFile file)
    {
        var project = XmlFile.Read(file).Root;
        if (project is null || NuGetManifest.IsTest(project) || IsTrue(project, "IsAspireHost") || (project.Value("Sdk") ?? "").StartsWith("Aspire.AppHost.Sdk", StringComparison.Ordinal) || project.Below("Sdk").Any(sdk => sdk.Value("Name") == "Aspire.AppHost.Sdk"))
            return null;

        var sdk = project.Value("Sdk") ?? "";
        var output = Text(project, "OutputType");
        var frameworks = Text(project, "TargetFramework") + Text(project, "TargetFrameworks");
        if (IsTrue(project, "UseMaui") || frameworks.Contains("-android", StringComparison.Ordinal) || frameworks.Contains("-ios", StringComparison.Ordinal) || project.Below("AndroidApplication").Any())
            return In(Archetype.Mobile, "the project targets phones");
        if (sdk.Contains("BlazorWebAssembly", StringComparison.Ordinal))
            return In(Archetype.Frontend, "Blazor WebAssembly runs in the browser");
        if (IsTrue(project, "PackAsTool"))
            return In(Archetype.Cli, "the project is packed as a tool", "PackAsTool");
        if (sdk.StartsWith("Microsoft.NET.Sdk.Web", StringComparison.Ordinal) && output != "Library")
            return In(Archetype.Service, "an ASP.NET Core application answers requests");
        if (sdk.StartsWith("Microsoft.NET.Sdk.Worker", StringComparison.Ordinal) || project.Below("AzureFunctionsVersion").Any())
            return In(Archetype.Service, "a worker runs for good");
        if (output is "Exe" or "WinExe")
        {
            var host = output == "Exe" ? Hosted(project) : null;
            return host is not null ? In(Archetype.Service, $"{host} hosts work that runs for good", "OutputType") : In(Archetype.Cli, "the project builds a program", "OutputType");
        }

        if (project.Below("ProjectTypeGuids").Any(guids => guids.Value.Contains("349C5851-65DF-11DA-9384-00065B846F21", StringComparison.OrdinalIgnoreCase)))
            return In(Archetype.Service, "an ASP.NET application answers requests");
        return IsTrue(project, "GeneratePackageOnBuild") || IsTrue(project, "IsPackable") || project.Below("PackageId").Any() || project.Below("PackageTags").Any() || facts.File(file.Entry.Folder, "*.nuspec") is not null
            ? In(Archetype.Library, "the project is packed as a package", "PackageId", "PackageTags", "IsPackable", "GeneratePackageOnBuild")
            : null;

        Component In(string archetype, string message, params ReadOnlySpan<string> elements)
        {
            foreach (var name in elements)
            {
                if (project.Below(name).FirstOrDefault() is { } element)
                    return new Component(file.Entry.Folder, archetype, Evidence.At(file, element.Line(), message));
            }

            return new Component(file.Entry.Folder, archetype, Evidence.At(file, project.Line(), message));
        }
    }

    private static string? Hosted(XElement project) =>
        project.Below("PackageReference").Select(reference => reference.Value("Include") ?? "").FirstOrDefault(name => Hosts.Any(host => Pipelines.CommandPattern.Fits(host, name)));

    private static bool IsTrue(XElement project, string name) => Text(project, name).Equals("true", StringComparison.OrdinalIgnoreCase);

    private static string Text(XElement project, string name) => project.Below(name).FirstOrDefault()?.Value.Trim() ?? "";
}
