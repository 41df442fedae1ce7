using MaturityBot.Core.Code;
using MaturityBot.Core.Infrastructure;
using MaturityBot.Core.Pipelines;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Cicd;

/// <summary>A version goes through at least one other environment before production.</summary>
internal sealed class EnvironmentsPromotedProbe : IProbe
{
    // An environment may also be a registry or a set of secrets; these are places where software runs.
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "prod", "production", "live", "staging", "stage", "stg", "dev", "development", "test", "testing", "qa", "uat", "preprod", "preproduction", "sandbox", "preview", "canary", "int", "integration", "acceptance", "demo",
    };

    public string Id => "environments-promoted";

    public string Question => "Does a version go through another environment before production?";

    public IReadOnlyList<string> Reads => [.. Deployments.Reads, "**/{skaffold,clouddeploy}*.{yml,yaml}"];

    public ProbeResult Examine(Snapshot snapshot)
    {
        var pipeline = Pipeline.Of(snapshot);
        var environments = pipeline.Steps.Where(step => CodeRoles.Words(step.Environment).Any(Known.Contains))
            .GroupBy(step => step.Environment, StringComparer.OrdinalIgnoreCase).Select(group => group.First()).ToArray();
        var stages = KubernetesObject.Of(snapshot).Where(item => item.Kind == "DeliveryPipeline" && item.Node["serialPipeline"]["stages"].Items.Skip(1).Any());
        Evidence[] found =
        [
            .. environments.Length > 1 ? environments.Select(step => new Evidence($"deploys to the environment {step.Environment}", step.File.Path, step.Line, step.EndLine)) : [],
            .. stages.Select(item => Evidence.At(item.File, item.Node["serialPipeline"]["stages"], "releases go from stage to stage")),
        ];
        return pipeline.Answer(found, environments.Length == 1 ? $"only one environment is deployed to: {environments[0].Environment}" : "no deployment names an environment", UnseenPart.Nothing);
    }
}
