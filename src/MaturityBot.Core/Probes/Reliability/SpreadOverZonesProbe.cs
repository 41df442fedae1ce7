using MaturityBot.Core.Infrastructure;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Reliability;

/// <summary>What runs is spread over several zones, so that one can fail.</summary>
internal sealed class SpreadOverZonesProbe : IProbe
{
    private static readonly string[] Settings =
    [
        "multi_az = true", "zone_redundant = true", "zone_redundancy_enabled = true", "availability_type = \"REGIONAL\"", "MultiAZ: true", "zoneRedundant: true",
        "ha_mode", "automatic_failover_enabled = true",
    ];

    public string Id => "spread-over-zones";

    public string Question => "Is what runs spread over several zones?";

    public IReadOnlyList<string> Reads => CloudResource.Reads;

    public ProbeResult Examine(Snapshot snapshot)
    {
        var resources = from resource in CloudResource.Of(snapshot)
                        let text = string.Join(' ', resource.Text.Split((char[])[' ', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
                        where Settings.Any(setting => text.Contains(setting, StringComparison.OrdinalIgnoreCase))
                        select new Evidence($"{resource.Type} {resource.Name} stands in several zones", resource.File.Path, resource.Line, resource.EndLine);
        var objects = from item in KubernetesObject.Of(snapshot)
                      from node in item.PodSpec["topologySpreadConstraints"].Items.Concat(item.PodSpec["affinity"]["podAntiAffinity"].DescendantsAndSelf())
                      where node["topologyKey"].Text.Contains("zone", StringComparison.Ordinal)
                      select Evidence.At(item.File, node, $"{item.Kind} {item.Name} is spread over zones");
        return ProbeResult.MetIfAny(resources.Concat(objects), "nothing says that what runs is spread over several zones");
    }
}
