using MaturityBot.Core.Code;
using MaturityBot.Core.Infrastructure;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Archetypes;

/// <summary>Finds the few components that matter. Rules of the languages propose one for each folder with a manifest; what is small beside the rest or serves the work only is left out.</summary>
internal sealed class ComponentFinder(Snapshot snapshot)
{
    private const int Most = 25;
    private const double SmallestShare = 0.005;
    private const double SmallestLibraryShare = 0.03;
    private const double SmallestSideShare = 0.1;
    private const double SmallestBesideShare = 0.5;

    private readonly ProjectFacts facts = new(snapshot);

    public IReadOnlyList<Component> Find()
    {
        var proposed = Proposals().DistinctBy(component => component.Path, StringComparer.Ordinal).ToList();
        // A library inside a program's folder is a part of the program.
        proposed.RemoveAll(component => component.Archetype == Archetype.Library
            && proposed.Any(other => other.Archetype != Archetype.Library && other.Path.Length < component.Path.Length && ProjectFacts.IsWithin(component.Path, other.Path)));
        if (MostlyInfrastructure() is { } infrastructure)
            return [infrastructure];
        var significant = Significant(proposed);
        return significant.Count > 0 ? significant : [Whole()];
    }

    private IEnumerable<Component> Proposals()
    {
        foreach (var project in snapshot.Find("**/dbt_project.yml"))
            yield return new Component(project.Folder, Archetype.Data, Evidence.In(project, "dbt transforms data"));
        foreach (var project in snapshot.ReadAll("**/*.csproj", "**/*.fsproj", "**/*.vbproj"))
        {
            if (DotNetRules.Of(facts, project) is { } component)
                yield return component;
        }

        foreach (var manifest in snapshot.ReadAll("**/go.mod"))
            yield return CompiledRules.Go(facts, manifest)!;
        foreach (var component in snapshot.ReadAll("**/Cargo.toml").Select(manifest => CompiledRules.Rust(facts, manifest)).OfType<Component>())
            yield return component;
        foreach (var component in snapshot.ReadAll("**/pom.xml", "**/build.gradle", "**/build.gradle.kts").Select(manifest => JvmRules.Of(facts, manifest)).OfType<Component>())
            yield return component;
        foreach (var folder in snapshot.Find("**/pyproject.toml", "**/setup.py", "**/setup.cfg", "**/requirements.txt", "**/Pipfile").Select(entry => entry.Folder).Distinct(StringComparer.Ordinal))
        {
            if (PythonRules.Of(facts, folder) is { } component)
                yield return component;
        }

        foreach (var component in snapshot.ReadAll("**/Gemfile", "**/*.gemspec", "**/composer.json", "**/mix.exs", "**/pubspec.{yml,yaml}", "**/Package.swift").Select(manifest => OtherRules.Of(facts, manifest)).OfType<Component>())
            yield return component;
        foreach (var component in snapshot.ReadAll("**/package.json").Select(manifest => JavaScriptRules.Of(facts, manifest)).OfType<Component>())
            yield return component;
        foreach (var project in snapshot.Find("**/*.xcodeproj/project.pbxproj").Take(1))
            yield return new Component(project.Folder.LastIndexOf('/') is var slash and >= 0 ? project.Folder[..slash] : "", Archetype.Mobile, Evidence.In(project, "an application for Apple's devices"));
    }

    private List<Component> Significant(List<Component> proposed)
    {
        var sizes = proposed.ToDictionary(component => component.Path, _ => 0L, StringComparer.Ordinal);
        foreach (var file in CodeMap.Of(snapshot).Files.Where(file => file.ProductBytes > 0))
        {
            for (var folder = file.Entry.Folder; ; folder = ProjectFacts.FolderOf(folder))
            {
                if (sizes.TryGetValue(folder, out var bytes))
                {
                    sizes[folder] = bytes + file.ProductBytes;
                    break;
                }

                if (folder.Length == 0)
                    break;
            }
        }

        var total = Math.Max(1, CodeMap.Of(snapshot).ProductBytes);
        var leads = proposed.Any(component => component.Archetype is Archetype.Service or Archetype.Frontend or Archetype.Mobile && sizes[component.Path] >= total * SmallestSideShare);
        return
        [
            .. proposed.Where(component => component.Archetype == Archetype.Data || sizes[component.Path] >= total * Share(component, leads) || facts.RunningThings.Any(thing => thing.Folder == component.Path && component.Archetype == Archetype.Service))
                .OrderByDescending(component => sizes[component.Path]).ThenBy(component => component.Path, StringComparer.Ordinal).Take(Most),
        ];
    }

    // Beside a service, a small command or library is a part of it.
    private static double Share(Component component, bool leads) =>
        ProjectFacts.IsBeside(component.Path) ? SmallestBesideShare
        : component.Archetype is Archetype.Service or Archetype.Mobile or Archetype.Data ? SmallestShare
        : leads || component.Archetype == Archetype.Frontend ? SmallestSideShare
        : SmallestLibraryShare;

    // Helper scripts of an infrastructure repository are no component of their own.
    private Component? MostlyInfrastructure()
    {
        var definitions = snapshot.Find("**/*.{tf,tofu,bicep}", "**/Chart.{yml,yaml}", "**/kustomization.{yml,yaml}", "**/playbook*.{yml,yaml}", "**/Pulumi.yaml", "**/cdk.json", "**/ansible.cfg").ToArray();
        return definitions.Length > 0 && definitions.Sum(entry => entry.Size) > CodeMap.Of(snapshot).ProductBytes
            ? new Component("", Archetype.Iac, Evidence.In(definitions[0], "mostly definitions of infrastructure"))
            : null;
    }

    // No manifest tells of a component: the repository as a whole is what most of it is.
    private Component Whole()
    {
        if (facts.RunningThings is [var running, ..] && CodeMap.Of(snapshot).ProductBytes > 0)
            return new Component("", Archetype.Service, running.Evidence);

        var code = CodeMap.Of(snapshot).ProductBytes;
        var notebooks = snapshot.Find("**/*.ipynb").ToArray();
        var worked = notebooks.Sum(entry => entry.Size);
        if (code == 0 && worked == 0 && KubernetesObject.Of(snapshot) is [var manifest, ..])
            return new Component("", Archetype.Iac, Evidence.At(manifest.File, manifest.Node, "mostly definitions of infrastructure"));

        // A text may come with a few notebooks as examples.
        var prose = snapshot.Find("**/*.{md,mdx,rst,adoc}").ToArray();
        if (prose.Length > 0 && prose.Sum(entry => entry.Size) > (code + worked) * 4)
            return new Component("", Archetype.Docs, Evidence.In(prose[0], "mostly text for people"));
        if (worked > code)
            return new Component("", Archetype.Ml, Evidence.In(notebooks[0], "mostly notebooks"));
        return new Component("", Archetype.Library, new Evidence(code == 0 ? "taken for a library: there is no code that would run" : "taken for a library: nothing shows that it runs as a service or is installed as a command"));
    }
}
