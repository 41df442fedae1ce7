using MaturityBot.Core.Infrastructure;
using MaturityBot.Core.Pipelines;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Cicd;

/// <summary>A version goes through at least one other environment before production.</summary>
internal sealed class EnvironmentsPromotedProbe : IProbe
{
    public string Id => "environments-promoted";

    public string Question => "Does a version go through another environment before production?";

    public IReadOnlyList<string> Reads => [.. Deployments.Reads, "**/{skaffold,clouddeploy}*.{yml,yaml}"];

    public ProbeResult Examine(Snapshot snapshot)
    {
        var pipeline = Pipeline.Of(snapshot);
        var environments = pipeline.Steps.Where(step => step.Environment.Length > 0 && !step.Environment.Contains("github-pages", StringComparison.OrdinalIgnoreCase) && !IsRegistry(step.Environment))
            .GroupBy(step => step.Environment, StringComparer.OrdinalIgnoreCase).Select(group => group.First()).ToArray();
        var stages = KubernetesObject.Of(snapshot).Where(item => item.Kind == "DeliveryPipeline" && item.Node["serialPipeline"]["stages"].Items.Skip(1).Any());
        Evidence[] found =
        [
            .. environments.Length > 1 ? environments.Select(step => new Evidence($"deploys to the environment {step.Environment}", step.File.Path, step.Line, step.EndLine)) : [],
            .. stages.Select(item => Evidence.At(item.File, item.Node["serialPipeline"]["stages"], "releases go from stage to stage")),
        ];
        return pipeline.Answer(found, environments.Length == 1 ? $"only one environment is deployed to: {environments[0].Environment}" : "no deployment names an environment", UnseenPart.Nothing);
    }

    private static bool IsRegistry(string environment) =>
        environment.Contains("pypi", StringComparison.OrdinalIgnoreCase) || environment.Contains("npm", StringComparison.OrdinalIgnoreCase) || environment.Contains("nuget", StringComparison.OrdinalIgnoreCase)
        || environment.Contains("release", StringComparison.OrdinalIgnoreCase) || environment.Contains("${{", StringComparison.Ordinal);
}
