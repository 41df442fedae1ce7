using MaturityBot.Core.Code;
using MaturityBot.Core.Infrastructure;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Reliability;

/// <summary>Something can tell whether the software is healthy: a probe of the platform, an endpoint, a check of the image.</summary>
internal sealed class HealthChecksDefinedProbe : IProbe
{
    private static readonly string[] Endpoints =
    [
        "MapHealthChecks(", "AddHealthChecks(", "\"/health\"", "\"/healthz\"", "\"/livez\"", "\"/readyz\"", "\"/ready\"", "\"/_health\"", "\"/healthcheck\"", "\"/_status\"", "'/health'", "'/healthz'", "'/ready'", "'/healthcheck'",
        "healthChecks().register", "grpc_health_v1", "HealthServicer", "rails/health#show", "health_check", "TerminusModule",
    ];

    private static readonly string[] Words = ["health"];

    private static readonly string[] Settings = ["**/Dockerfile*", "**/*.Dockerfile", "**/*.{tf,bicep}", "**/fly*.toml", "**/render.yaml"];

    public string Id => "health-checks-defined";

    public string Question => "Can the platform tell whether the software is healthy?";

    public IReadOnlyList<string> Reads => [.. CodeSearch.Entries, .. CodeSearch.Named(Words), .. Settings, .. KubernetesObject.Reads, "**/templates/*.{yml,yaml}"];

    public ProbeResult Examine(Snapshot snapshot)
    {
        var manifests =
            from item in KubernetesObject.Of(snapshot)
            where item.IsService
            from container in item.PodSpec["containers"].Items
            from name in new[] { "readinessProbe", "livenessProbe" }
            where container[name].Exists
            select Evidence.At(item.File, container[name], $"{item.Kind} {item.Name} has a {name}");
        return ProbeResult.MetIfAny(
            manifests.DistinctBy(evidence => evidence.Path, StringComparer.Ordinal)
                .Concat(Lines(snapshot, "**/templates/*.{yml,yaml}", "readinessProbe:", "livenessProbe:"))
                .Concat(CodeSearch.FindNear(snapshot, Words, Endpoints, "answers whether it is healthy"))
                .Concat(Lines(snapshot, "**/{Dockerfile*,*.Dockerfile}", "HEALTHCHECK "))
                .Concat(Lines(snapshot, "**/*.{tf,bicep}", "health_check {", "health_check_path", "healthCheckPath", "livenessProbe", "liveness_probe"))
                .Concat(Lines(snapshot, "**/{fly*.toml,render.yaml}", "[[http_service.checks]]", "[checks", "healthCheckPath:")),
            "no health endpoint, probe or image check was found");
    }

    private static IEnumerable<Evidence> Lines(Snapshot snapshot, string glob, params string[] starts) =>
        from file in snapshot.ReadAll(glob)
        let index = file.Lines.ToList().FindIndex(line => starts.Any(start => line.TrimStart().StartsWith(start, StringComparison.Ordinal)) && !line.Contains("HEALTHCHECK NONE", StringComparison.Ordinal))
        where index >= 0
        select Evidence.At(file, index + 1, "a health check is defined");
}
