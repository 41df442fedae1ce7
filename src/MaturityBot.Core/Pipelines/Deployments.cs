using MaturityBot.Core.Infrastructure;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Pipelines;

/// <summary>How what is merged gets to where it runs, without a person's hands: steps of pipelines, controllers that follow the repository, platforms that build from it.</summary>
public sealed record Deployments(IReadOnlyList<PipelineStep> Steps, IReadOnlyList<Evidence> Followers)
{
    // Publishing documentation is no deployment of the software.
    private static readonly HashSet<string> Documentation = new(StringComparer.OrdinalIgnoreCase)
    {
        "peaceiris/actions-gh-pages", "JamesIves/github-pages-deploy-action", "actions/deploy-pages", "stefanprodan/helm-gh-pages",
    };

    private static readonly string[] DocumentationPrograms = ["mkdocs", "mike", "gh-pages", "surge"];

    private static readonly string[] LocalClusters = ["kind", "minikube", "k3d", "k3s", "microk8s", "ctlptl", "localstack", "act"];

    private static readonly string[] PlatformFiles = ["render.yaml", "**/vercel.json", "**/netlify.toml", "amplify.yml", "railway.{json,toml}", ".platform.app.yaml", ".do/app.yaml"];

    /// <summary>The files that tell.</summary>
    public static IReadOnlyList<string> Reads { get; } = [.. Pipeline.Reads, .. KubernetesObject.Reads];

    /// <summary>Whether anything is deployed automatically.</summary>
    public bool Any => Steps.Count > 0 || Followers.Count > 0;

    /// <summary>The deployments of a snapshot, found once.</summary>
    public static Deployments Of(Snapshot snapshot) => snapshot.View(Find);

    private static Deployments Find(Snapshot snapshot)
    {
        var pipeline = Pipeline.Of(snapshot);
        var trials = pipeline.Steps.Where(UsesLocalCluster).Select(step => (step.File.Path, step.Job)).ToHashSet();
        var steps = pipeline.For("deploy").Concat(pipeline.For("iac-apply")).Distinct()
            .Where(step => step.RunsAfterMerge && !IsTrial(step) && !IsDocumentation(step) && !trials.Contains((step.File.Path, step.Job)))
            .ToArray();
        return new Deployments(steps, [.. GitOps(snapshot), .. snapshot.Find(PlatformFiles).Select(entry => Evidence.In(entry, "a hosting platform builds and deploys from the repository"))]);
    }

    private static IEnumerable<Evidence> GitOps(Snapshot snapshot) =>
        from item in KubernetesObject.Of(snapshot)
        where item.ApiVersion.StartsWith("argoproj.io/", StringComparison.Ordinal) && item.Kind is "Application" or "ApplicationSet"
            || item.ApiVersion.Contains(".toolkit.fluxcd.io/", StringComparison.Ordinal) && item.Kind is "Kustomization" or "HelmRelease"
            || item.ApiVersion.StartsWith("fleet.cattle.io/", StringComparison.Ordinal) && item.Kind == "GitRepo"
        select Evidence.At(item.File, item.Node["kind"], $"{item.Kind} {item.Name} keeps the cluster as the repository says");

    // What a workflow also does on pull requests, to no environment, is a trial. Other systems do not say which branches a job is for.
    private static bool IsTrial(PipelineStep step) => step.System == "GitHub Actions" && step.GatesPullRequests && step.Environment.Length == 0;

    private static bool UsesLocalCluster(PipelineStep step) =>
        step.Action is "helm/kind-action" or "medyagh/setup-minikube" or "engineerd/setup-kind" or "AbsaOSS/k3d-action" or "LocalStack/setup-localstack"
        || step.Command is { } command && LocalClusters.Contains(command.Program, StringComparer.Ordinal);

    private static bool IsDocumentation(PipelineStep step) =>
        Documentation.Contains(step.Action) || step.Command is { } command && command.Layers.Any(layer => DocumentationPrograms.Contains(layer[0], StringComparer.Ordinal));
}
