using MaturityBot.Core.Infrastructure;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.FinOps;

/// <summary>A tool that attributes the cost of what runs is deployed.</summary>
internal sealed class CostMonitoringDeployedProbe : IProbe
{
    private static readonly string[] Tools = ["kubecost", "opencost", "cost-analyzer", "vantage-kubernetes-agent", "cloudzero-agent", "cast-ai", "castai"];

    private static readonly string[] Globs = ["**/Chart.{yml,yaml}", "**/helmfile.{yml,yaml}", "**/*.tf", "**/kustomization.{yml,yaml}"];

    public string Id => "cost-monitoring-deployed";

    public string Question => "Is a tool deployed that attributes the cost of what runs?";

    public IReadOnlyList<string> Reads => [.. Globs, .. KubernetesObject.Reads];

    public ProbeResult Examine(Snapshot snapshot) => ProbeResult.MetIfAny(
        snapshot.ReadAll(Globs).Concat(KubernetesObject.Of(snapshot).Where(item => item.Kind is "Application" or "HelmRelease" or "Deployment" or "HelmChart").Select(item => item.File)).Distinct().SelectMany(Mentions),
        "no tool that attributes cost (Kubecost, OpenCost, ...) is deployed");

    private static IEnumerable<Evidence> Mentions(SourceFile file)
    {
        for (var index = 0; index < file.Lines.Count; index++)
        {
            var line = file.Lines[index].TrimStart(' ', '-');
            if (!line.StartsWith('#') && !line.StartsWith("//", StringComparison.Ordinal) && IsReference(line) && Tools.FirstOrDefault(tool => line.Contains(tool, StringComparison.OrdinalIgnoreCase)) is { } tool)
            {
                yield return Evidence.At(file, index + 1, $"deploys {tool}");
                yield break;
            }
        }
    }

    private static bool IsReference(string line) =>
        line.StartsWith("name:", StringComparison.Ordinal) || line.StartsWith("chart", StringComparison.Ordinal) || line.StartsWith("repo", StringComparison.Ordinal) || line.StartsWith("image:", StringComparison.Ordinal)
        || line.StartsWith("url:", StringComparison.Ordinal) || line.StartsWith("source", StringComparison.Ordinal);
}
