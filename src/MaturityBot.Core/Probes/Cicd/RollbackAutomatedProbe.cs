using MaturityBot.Core.Infrastructure;
using MaturityBot.Core.Pipelines;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Cicd;

/// <summary>A deployment that turns out unhealthy is taken back by itself: by a step that runs on failure, by the deployment tool, or by a controller.</summary>
internal sealed class RollbackAutomatedProbe : IProbe
{
    private static readonly string[] Options = ["--atomic", "--rollback-on-failure", "--update-failure-action", "--deployment-configuration"];

    public string Id => "rollback-automated";

    public string Question => "Is an unhealthy deployment taken back automatically?";

    public IReadOnlyList<string> Reads => [.. Deployments.Reads, .. TerraformFiles, "**/docker-{stack,swarm}*.{yml,yaml}", "**/deploy.yml"];

    private static string[] TerraformFiles => ["**/*.{tf,bicep,template}", "**/{template,cloudformation}*.{yml,yaml,json}"];

    public ProbeResult Examine(Snapshot snapshot)
    {
        var pipeline = Pipeline.Of(snapshot);
        var steps = pipeline.For("rollback").Where(step => IsAutomatic(step)).Select(step => step.Evidence("takes a failed deployment back"));
        var controllers = KubernetesObject.Of(snapshot)
            .Where(item => item.Kind is "Rollout" && item.ApiVersion.StartsWith("argoproj.io/", StringComparison.Ordinal) || item.Kind is "Canary" && item.ApiVersion.StartsWith("flagger.app/", StringComparison.Ordinal))
            .Select(item => Evidence.At(item.File, item.Node["kind"], $"{item.Kind} {item.Name} goes back when the new version is unhealthy"));
        var found = steps.Concat(controllers).Concat(Infrastructure(snapshot)).ToArray();
        return pipeline.Answer(found, "nothing takes a failed deployment back by itself", UnseenPart.Nothing);
    }

    // A step of its own is automatic when it runs on failure; an option of the deployment always is.
    private static bool IsAutomatic(PipelineStep step) =>
        step.Conditions.Any(condition => condition.Contains("failure()", StringComparison.Ordinal))
        || step.Action.Length > 0
        || step.Command!.Words.Any(word => Options.Any(option => word.StartsWith(option, StringComparison.Ordinal)));

    private static IEnumerable<Evidence> Infrastructure(Snapshot snapshot)
    {
        foreach (var file in snapshot.ReadAll([.. TerraformFiles, "**/docker-{stack,swarm}*.{yml,yaml}"]))
        {
            for (var index = 0; index < file.Lines.Count; index++)
            {
                if (IsRollback(file, index))
                    yield return Evidence.At(file, index + 1, "the platform takes a failed deployment back");
            }
        }
    }

    // ECS circuit breaker, CodeDeploy's automatic rollback, SAM's deployment preference, Swarm's failure action.
    private static bool IsRollback(SourceFile file, int index)
    {
        var line = file.Lines[index].Trim();
        return line.StartsWith("auto_rollback_configuration", StringComparison.Ordinal)
            || line.StartsWith("AutoRollbackConfiguration", StringComparison.Ordinal)
            || line.StartsWith("DeploymentPreference:", StringComparison.Ordinal)
            || line.StartsWith("failure_action: rollback", StringComparison.Ordinal)
            || line.StartsWith("rollback", StringComparison.OrdinalIgnoreCase) && line.EndsWith("true", StringComparison.OrdinalIgnoreCase)
                && file.Lines.Skip(Math.Max(0, index - 3)).Take(4).Any(near => near.Contains("circuit_breaker", StringComparison.Ordinal) || near.Contains("CircuitBreaker", StringComparison.Ordinal));
    }
}
