using MaturityBot.Core.Infrastructure;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Scalability;

/// <summary>More than one instance runs: a fixed number, a scaler or a platform that adds them. The measured kind adds and removes them by a signal.</summary>
internal sealed class InstancesProbe : IProbe
{
    private static readonly string[] Scalers =
    [
        "aws_appautoscaling_target", "aws_appautoscaling_policy", "aws_autoscaling_policy", "aws_autoscaling_group", "azurerm_monitor_autoscale_setting", "google_compute_autoscaler", "google_compute_region_autoscaler",
        "google_cloud_run_v2_service", "google_cloud_run_service", "azurerm_container_app", "aws_lambda_function", "AWS::ApplicationAutoScaling::ScalableTarget", "AWS::ApplicationAutoScaling::ScalingPolicy",
        "AWS::AutoScaling::AutoScalingGroup", "AWS::Serverless::Function", "AWS::Lambda::Function", "Microsoft.App/containerApps", "Microsoft.Insights/autoscalesettings",
    ];

    private readonly bool measured;

    private InstancesProbe(string id, bool measured) => (Id, this.measured) = (id, measured);

    /// <summary>More than one instance runs.</summary>
    public static InstancesProbe Several { get; } = new("several-instances-run", measured: false);

    /// <summary>A signal decides how many.</summary>
    public static InstancesProbe Measured { get; } = new("autoscaling-on-signals", measured: true);

    public string Id { get; }

    public string Question => measured ? "Does a measured signal decide how many instances run?" : "Does more than one instance run?";

    public IReadOnlyList<string> Reads => [.. CloudResource.Reads, "**/templates/*.{yml,yaml}"];

    public ProbeResult Examine(Snapshot snapshot)
    {
        var objects = KubernetesObject.Of(snapshot).Where(Counts).Select(item => Evidence.At(item.File, item.Node["kind"], Says(item)));
        var resources = CloudResource.Of(snapshot).Where(resource => Scalers.Contains(resource.Type, StringComparer.Ordinal) && (!measured || IsScaler(resource.Type)))
            .Select(resource => new Evidence($"{resource.Type} {resource.Name} adds instances", resource.File.Path, resource.Line, resource.EndLine));
        var templates = snapshot.ReadAll("**/templates/*.{yml,yaml}").Where(file => file.Lines.Any(line => line.Trim() is "kind: HorizontalPodAutoscaler" or "kind: ScaledObject"))
            .Select(file => Evidence.At(file, file.Lines.ToList().FindIndex(line => line.StartsWith("kind:", StringComparison.Ordinal)) + 1, "the chart has an autoscaler"));
        return ProbeResult.MetIfAny(objects.Concat(resources).Concat(templates), measured ? "no signal decides how many instances run" : "nothing says that more than one instance runs");
    }

    // A group has a size that somebody chose; a function runs once a call.
    private static bool IsScaler(string type) => !type.EndsWith("group", StringComparison.OrdinalIgnoreCase) && !type.EndsWith("function", StringComparison.OrdinalIgnoreCase);

    private bool Counts(KubernetesObject item) => item.Kind switch
    {
        "HorizontalPodAutoscaler" => true,
        "ScaledObject" or "ScaledJob" => item.ApiVersion.StartsWith("keda.sh/", StringComparison.Ordinal),
        "Service" => item.ApiVersion.StartsWith("serving.knative.dev/", StringComparison.Ordinal),
        "Deployment" or "StatefulSet" or "Rollout" => !measured && item.Node["spec"]["replicas"].AsNumber() > 1,
        _ => false,
    };

    private static string Says(KubernetesObject item) => item.Node["spec"]["replicas"].AsNumber() is > 1 and var replicas
        ? $"{item.Kind} {item.Name} runs {replicas:0} instances"
        : $"{item.Kind} {item.Name} decides how many instances run";
}
