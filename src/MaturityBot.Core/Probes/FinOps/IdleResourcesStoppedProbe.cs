using MaturityBot.Core.Infrastructure;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.FinOps;

/// <summary>What nobody uses is stopped, or sized down, without a person.</summary>
internal sealed class IdleResourcesStoppedProbe : IProbe
{
    private static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        "aws_autoscaling_schedule", "azurerm_dev_test_global_vm_shutdown_schedule", "Microsoft.DevTestLab/schedules", "google_compute_resource_policy", "aws_scheduler_schedule", "azurerm_automation_schedule",
    };

    private static readonly string[] Stops = ["stop", "shutdown", "desired_capacity", "scale"];

    public string Id => "idle-resources-stopped";

    public string Question => "Is what nobody uses stopped or sized down without a person?";

    public IReadOnlyList<string> Reads => CloudResource.Reads;

    public ProbeResult Examine(Snapshot snapshot)
    {
        var schedules = CloudResource.Of(snapshot).Where(resource => Types.Contains(resource.Type) && IsAboutStopping(resource.Text))
            .Select(resource => new Evidence($"{resource.Type} {resource.Name} stops what is idle", resource.File.Path, resource.Line, resource.EndLine));
        var controllers = KubernetesObject.Of(snapshot).Where(Sizes).Select(item => Evidence.At(item.File, item.Node["kind"], $"{item.Kind} {item.Name} follows use"));
        return ProbeResult.MetIfAny(schedules.Concat(controllers), "nothing stops idle resources or sizes them to their use");
    }

    private static bool IsAboutStopping(string text) =>
        Stops.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static bool Sizes(KubernetesObject item) =>
        item.Kind == "VerticalPodAutoscaler" && item.Node["spec"]["updatePolicy"]["updateMode"].Text is "Auto" or "Recreate" or "InPlaceOrRecreate"
        || item.Kind == "NodePool" && item.Node["spec"]["disruption"]["consolidationPolicy"].Exists
        || item.Kind == "ScaledObject" && item.Node["spec"]["minReplicaCount"].Text == "0";
}
