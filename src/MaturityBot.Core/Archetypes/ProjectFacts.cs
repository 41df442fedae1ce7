using MaturityBot.Core.Catalogue;
using MaturityBot.Core.Dependencies;
using MaturityBot.Core.Documents;
using MaturityBot.Core.Infrastructure;
using MaturityBot.Core.Pipelines;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Archetypes;

/// <summary>What the rules of all languages ask about a snapshot and its folders.</summary>
internal sealed class ProjectFacts
{
    private static readonly string[] PlatformFiles =
        ["**/Procfile", "**/fly.toml", "**/app.yaml", "**/render.yaml", "**/serverless.{yml,yaml,ts}", "**/host.json", "**/vercel.json", "**/railway.{json,toml}", "**/Dockerrun.aws.json", "**/wrangler.{toml,json,jsonc}", "**/zappa_settings.json", "**/heroku.yml"];

    private static readonly HashSet<string> Servers = new(StringComparer.OrdinalIgnoreCase)
    {
        "node", "npm", "yarn", "pnpm", "bun", "java", "dotnet", "gunicorn", "uvicorn", "hypercorn", "nginx", "httpd", "caddy", "apache2-foreground", "php-fpm", "puma", "rails", "rackup", "unicorn", "bundle",
        "celery", "supervisord", "daphne", "uwsgi", "flask", "fastapi", "granian", "streamlit", "catalina.sh",
    };

    private static readonly HashSet<string> SideFolders = new(StringComparer.OrdinalIgnoreCase)
    {
        ".devcontainer", ".github", ".ci", "ci", "builder", "lake-builder", "build-image", "test", "tests", "e2e", "tools", "hack", "scripts", "docs", "doc", "website", "site", "benchmarks", "benchmark", "bench", "perf", "dev", "build",
        "templates", "template", "tutorial", "tutorials", "fuzz",
    };

    private readonly ILookup<string, Dependency> byFolder;
    private readonly List<(string Folder, Evidence Evidence)> deployments;

    public ProjectFacts(Snapshot snapshot)
    {
        Snapshot = snapshot;
        byFolder = Dependency.Of(snapshot).ToLookup(dependency => FolderOf(dependency.Path), StringComparer.Ordinal);
        deployments = [.. Deployments(snapshot)];
        Published = Pipeline.Of(snapshot).For("package-publish").Select(step => step.Evidence("a pipeline publishes a package")).FirstOrDefault();
        HasWorkloads = KubernetesObject.Of(snapshot).Any(item => item.IsService);
    }

    public Snapshot Snapshot { get; }

    /// <summary>The step that publishes packages; null when there is none.</summary>
    public Evidence? Published { get; }

    /// <summary>Whether manifests run something in Kubernetes for good.</summary>
    public bool HasWorkloads { get; }

    /// <summary>What shows that something of a folder runs for good: a Dockerfile that serves, a platform's file.</summary>
    public IReadOnlyList<(string Folder, Evidence Evidence)> RunningThings => deployments;

    /// <summary>Whether a folder serves the work on the repository rather than being its product.</summary>
    public static bool IsBeside(string folder) => folder.Split('/').Any(SideFolders.Contains);

    /// <summary>The dependencies that manifests of a folder name.</summary>
    public IEnumerable<Dependency> DependenciesOf(string folder) => byFolder[folder];

    /// <summary>What deploys a folder: something in it, below it, or, failing that, at the root.</summary>
    public Evidence? DeploymentOf(string folder) =>
        deployments.Where(item => IsWithin(item.Folder, folder)).Select(item => item.Evidence).FirstOrDefault()
        ?? deployments.Where(item => item.Folder.Length == 0).Select(item => item.Evidence).FirstOrDefault();

    /// <summary>The first dependency of a folder that is part of what is delivered and shows a capability; the message says what the tool <paramref name="does"/>.</summary>
    public Evidence? Shows(string capability, string folder, string does)
    {
        var delivered = byFolder[folder].Where(dependency => dependency.Scope is DependencyScope.Runtime or DependencyScope.Build).Select(dependency => (dependency.Path, (int?)dependency.Line)).ToHashSet();
        return Capability.Find(Snapshot, capability).FirstOrDefault(evidence => evidence.Path is { } path && delivered.Contains((path, evidence.Line))) is { } found
            ? found with { Message = $"{found.Message[..found.Message.IndexOf(" is used", StringComparison.Ordinal)]} {does}" }
            : null;
    }

    /// <summary>The first of these packages that a folder's manifests name, in any scope; <c>name*</c> is a beginning.</summary>
    public Dependency? Names(string folder, params ReadOnlySpan<string> packages)
    {
        foreach (var dependency in byFolder[folder])
        {
            foreach (var package in packages)
            {
                if (CommandPattern.Fits(package, dependency.Name))
                    return dependency;
            }
        }

        return null;
    }

    /// <summary>The first own file in a folder or below that a glob matches and that is no test; the globs are relative to the folder.</summary>
    public TreeEntry? File(string folder, params IReadOnlyList<string> globs)
    {
        var prefix = folder.Length == 0 ? "" : folder + "/";
        var paths = new PathSet(globs);
        for (var index = FirstWith(prefix); index < Snapshot.Own.Count && Snapshot.Own[index].Path.StartsWith(prefix, StringComparison.Ordinal); index++)
        {
            var entry = Snapshot.Own[index];
            if (paths.Contains(entry.Path[prefix.Length..]) && !Code.CodeRoles.IsTestPath(entry.Path))
                return entry;
        }

        return null;
    }

    public static string FolderOf(string path) => path.LastIndexOf('/') is var slash and >= 0 ? path[..slash] : "";

    public static bool IsWithin(string inner, string folder) =>
        folder.Length == 0 || inner == folder || (inner.StartsWith(folder, StringComparison.Ordinal) && inner[folder.Length] == '/');

    public static Evidence At(Dependency dependency, string message) => new(message, dependency.Path, dependency.Line, dependency.Line);

    // Own files are ordered by path, so that a folder's are found by halving.
    private int FirstWith(string prefix)
    {
        var (low, high) = (0, Snapshot.Own.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(Snapshot.Own[middle].Path, prefix) < 0)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static IEnumerable<(string Folder, Evidence Evidence)> Deployments(Snapshot snapshot)
    {
        foreach (var dockerfile in Dockerfile.Of(snapshot).Where(dockerfile => !IsBeside(dockerfile.File.Entry.Folder)))
        {
            if (dockerfile.Effective("EXPOSE") is { } exposed)
                yield return (dockerfile.File.Entry.Folder, new Evidence("an image that listens on a port", dockerfile.File.Path, exposed.Line, exposed.EndLine));
            else if (dockerfile.Final is not null && (dockerfile.Effective("CMD") ?? dockerfile.Effective("ENTRYPOINT")) is { } start && start.Commands.Any(command => Servers.Contains(command.Program)))
                yield return (dockerfile.File.Entry.Folder, new Evidence("an image that starts a server", dockerfile.File.Path, start.Line, start.EndLine));
        }

        foreach (var entry in snapshot.Find(PlatformFiles).Where(entry => !IsBeside(entry.Folder)))
            yield return (entry.Folder, Evidence.In(entry, "a platform's file runs it"));
    }
}
