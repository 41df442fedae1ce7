using MaturityBot.Core.Code;
using MaturityBot.Core.Dependencies;
using MaturityBot.Core.Documents;
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

    // Libraries that answer on an address of their own as soon as they are there.
    private static readonly HashSet<string> Libraries = new(StringComparer.Ordinal)
    {
        "org.springframework.boot:spring-boot-starter-actuator", "io.quarkus:quarkus-smallrye-health", "io.micronaut:micronaut-management", "io.dropwizard:dropwizard-core",
    };

    public string Id => "health-checks-defined";

    public string Question => "Can the platform tell whether the software is healthy?";

    public IReadOnlyList<string> Reads => [.. CodeSearch.Entries, .. CodeSearch.Named(Words), .. Settings, .. KubernetesObject.Reads, "**/templates/*.{yml,yaml}", .. Dependency.Reads, "**/bootstrap/app.php"];

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
                .Concat(Dependency.Of(snapshot).Where(dependency => dependency.Scope == DependencyScope.Runtime && Libraries.Contains(dependency.Name))
                    .Select(dependency => new Evidence($"{dependency.Name} answers whether it is healthy", dependency.Path, dependency.Line, dependency.Line)))
                .Concat(Lines(snapshot, "**/bootstrap/app.php", "health: '", "health: \""))
                .Concat(ComposeServices(snapshot))
                .Concat(Lines(snapshot, "**/{Dockerfile*,*.Dockerfile}", "HEALTHCHECK "))
                .Concat(Lines(snapshot, "**/*.{tf,bicep}", "health_check {", "health_check_path", "healthCheckPath", "livenessProbe", "liveness_probe"))
                .Concat(Lines(snapshot, "**/{fly*.toml,render.yaml}", "[[http_service.checks]]", "[checks", "healthCheckPath:")),
            "no health endpoint, probe or image check was found");
    }

    // The check of a database that the application needs says nothing about the application.
    private static IEnumerable<Evidence> ComposeServices(Snapshot snapshot) =>
        from file in snapshot.ReadAll(ContainerManifest.Compose)
        from service in YamlReader.Read(file).Root["services"].Members
        let check = service.Value["healthcheck"]
        where check.Exists && check["disable"].AsBoolean() != true && (service.Value.Has("build") || IsOwn(ImageReference.Parse(service.Value["image"].Text), snapshot.Tree.Repository))
        select Evidence.At(file, check, $"the health of {service.Key} is checked");

    private static bool IsOwn(ImageReference image, RepositoryName repository) => image.Repository.Equals(repository.ToString(), StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<Evidence> Lines(Snapshot snapshot, string glob, params string[] starts) =>
        from file in snapshot.ReadAll(glob)
        let index = file.Lines.ToList().FindIndex(line => starts.Any(start => line.TrimStart().StartsWith(start, StringComparison.Ordinal)) && !line.Contains("HEALTHCHECK NONE", StringComparison.Ordinal))
        where index >= 0
        select Evidence.At(file, index + 1, "a health check is defined");
}
