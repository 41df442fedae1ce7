using MaturityBot.Core.Dependencies;
using MaturityBot.Core.Documents;
using MaturityBot.Core.Snapshots;
using MaturityBot.Core.Workflows;

namespace MaturityBot.Core.Probes.Security;

/// <summary>What keeps the dependencies of a repository current: Dependabot's entries, or a tool that finds ecosystems by itself.</summary>
/// <param name="Entries">Dependabot's version updates.</param>
/// <param name="Tools">Evidence of tools that cover everything they know (Renovate, ...).</param>
/// <param name="Managers">The only managers that Renovate is to use; null when it uses all.</param>
/// <param name="Broken">Configurations that are there and cannot work, with the reason.</param>
internal sealed record UpdateAutomation(
    IReadOnlyList<UpdateAutomation.Entry> Entries,
    IReadOnlyList<Evidence> Tools,
    IReadOnlySet<string>? Managers,
    IReadOnlyList<Evidence> Broken)
{
    private static readonly string[] Renovate =
    [
        "{,.github/,.gitlab/}renovate.{json,json5}", "{,.github/,.gitlab/}.renovaterc{,.json,.json5}", "package.json",
    ];

    private static readonly string[] Others = ["{,.github/,.config/}{,.}scala-steward.conf", ".pyup.y{,a}ml", "depfu.yml", "updatecli/**/*.y{,a}ml", "updatecli.d/**/*.y{,a}ml"];

    private static readonly Dictionary<string, string[]> RenovateManagers = new(StringComparer.Ordinal)
    {
        ["gomod"] = ["gomod"], ["github-actions"] = ["github-actions"], ["docker"] = ["dockerfile"], ["docker-compose"] = ["docker-compose"],
        ["helm"] = ["helmv3", "helm-values", "helm-requirements"], ["gradle"] = ["gradle"], ["maven"] = ["maven"], ["nuget"] = ["nuget"], ["npm"] = ["npm", "bun"],
        ["pip"] = ["pip_requirements", "poetry", "pipenv", "pep621", "setup-cfg", "pip_setup", "pip-compile"], ["uv"] = ["pep621"], ["cargo"] = ["cargo"],
        ["bundler"] = ["bundler"], ["composer"] = ["composer"], ["terraform"] = ["terraform"], ["opentofu"] = ["terraform"], ["mix"] = ["mix"], ["pub"] = ["pub"],
        ["swift"] = ["swift"], ["bun"] = ["bun", "npm"],
    };

    /// <summary>One entry of <c>dependabot.yml</c>.</summary>
    public sealed record Entry(string Ecosystem, IReadOnlyList<string> Directories, Evidence Evidence);

    /// <summary>The files that configure update tools.</summary>
    public static IReadOnlyList<string> Reads { get; } = [".github/dependabot.{yml,yaml}", .. Renovate];

    /// <summary>Whether anything works.</summary>
    public bool IsConfigured => Entries.Count > 0 || Tools.Count > 0;

    /// <summary>What shows it.</summary>
    public IReadOnlyList<Evidence> Evidence => [.. Entries.Select(entry => entry.Evidence), .. Tools];

    /// <summary>The update tools of a snapshot, found once.</summary>
    public static UpdateAutomation Of(Snapshot snapshot) => snapshot.View(Find);

    /// <summary>Whether a tool updates this ecosystem in this folder.</summary>
    public bool Covers(DependencyEcosystem dependency) =>
        (Tools.Count > 0 && (Managers is null || !RenovateManagers.TryGetValue(dependency.Ecosystem, out var managers) || managers.Any(Managers.Contains)))
        || Entries.Any(entry => SameEcosystem(entry.Ecosystem, dependency.Ecosystem) && entry.Directories.Any(directory => Reaches(directory, dependency)));

    private static bool SameEcosystem(string entry, string found) =>
        entry == found || (entry, found) is ("pip", "uv") or ("uv", "pip") or ("npm", "bun") or ("terraform", "opentofu") or ("opentofu", "terraform");

    // A folder without a manifest of its own still reaches the modules and projects below it.
    private static bool Reaches(string directory, DependencyEcosystem dependency)
    {
        var folder = directory.TrimEnd('/');
        if (folder.Contains('*', StringComparison.Ordinal))
            return FilterPattern.Matches(folder.TrimStart('/'), dependency.Directory.Trim('/')) || (dependency.Directory == "/" && folder is "/**" or "/**/*");
        return string.Equals(folder, dependency.Directory.TrimEnd('/'), StringComparison.OrdinalIgnoreCase)
            || (dependency.Ecosystem is "maven" or "gradle" or "nuget" or "cargo" or "github-actions" && dependency.Directory.StartsWith(folder + "/", StringComparison.OrdinalIgnoreCase));
    }

    private static UpdateAutomation Find(Snapshot snapshot)
    {
        var broken = new List<Evidence>();
        var entries = snapshot.ReadAll(".github/dependabot.{yml,yaml}").SelectMany(file => DependabotEntries(file, broken)).ToArray();
        var renovate = snapshot.ReadAll(Renovate).Select(file => (File: file, Root: RenovateRoot(file, broken))).Where(found => found.Root.Exists).ToArray();
        var limits = renovate.Where(found => found.Root["enabledManagers"].Exists).SelectMany(found => found.Root["enabledManagers"].ItemsOrSelf).Select(item => item.Text).ToHashSet(StringComparer.Ordinal);
        return new UpdateAutomation(
            entries,
            [.. renovate.Select(found => new Evidence("Renovate updates dependencies", found.File.Path, Math.Max(1, found.Root.Line))),
             .. snapshot.Find(Others).Select(entry => Probes.Evidence.In(entry, "an update tool is configured"))],
            limits.Count > 0 ? limits : null,
            broken);
    }

    private static IEnumerable<Entry> DependabotEntries(SourceFile file, List<Evidence> broken)
    {
        var document = YamlReader.Read(file);
        if (document.Error is not null)
            broken.Add(Probes.Evidence.At(file, document.ErrorLine, $"{file.Entry.Name} cannot be read: {document.Error}"));
        foreach (var update in document.Root["updates"].Items)
        {
            var directories = update["directories"].ItemsOrSelf.Concat(update["directory"].ItemsOrSelf).Select(item => Folder(item.Text)).ToArray();
            var ecosystem = update["package-ecosystem"].Text;
            if (ecosystem.Length == 0 || directories.Length == 0)
                broken.Add(Probes.Evidence.At(file, update, "an entry of dependabot.yml needs package-ecosystem and directory"));
            else if (update["open-pull-requests-limit"].Text == "0")
                broken.Add(Probes.Evidence.At(file, update["open-pull-requests-limit"], $"version updates of {ecosystem} are switched off by a limit of 0"));
            else
                yield return new Entry(ecosystem, directories, Probes.Evidence.At(file, update, $"Dependabot updates {ecosystem} in {string.Join(", ", directories)}"));
        }
    }

    private static string Folder(string text) => "/" + (text.StartsWith("./", StringComparison.Ordinal) ? text[2..] : text == "." ? "" : text).Trim('/');

    private static DataNode RenovateRoot(SourceFile file, List<Evidence> broken)
    {
        var document = JsonReader.Read(file) is { Error: null } json ? json : Json5Reader.Read(file);
        var root = file.Entry.Name.Equals("package.json", StringComparison.OrdinalIgnoreCase) ? document.Root["renovate"] : document.Root;
        if (document.Error is not null)
            broken.Add(Probes.Evidence.At(file, document.ErrorLine, $"{file.Entry.Name} cannot be read: {document.Error}"));
        if (root["enabled"].AsBoolean() != false)
            return root;
        broken.Add(Probes.Evidence.At(file, root["enabled"], "Renovate is switched off"));
        return DataNode.None;
    }
}
