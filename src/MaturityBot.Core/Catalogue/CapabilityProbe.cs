using MaturityBot.Core.Code;
using MaturityBot.Core.Dependencies;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Catalogue;

/// <summary>Asks whether a repository has a capability of the catalogue.</summary>
public sealed class CapabilityProbe(Capability capability) : IProbe
{
    private static readonly HashSet<string> Other = new(StringComparer.Ordinal) { PackageEcosystem.Docker, PackageEcosystem.Actions, PackageEcosystem.Terraform, PackageEcosystem.Helm, PackageEcosystem.PreCommit };

    /// <summary>One probe for each capability, with the id <c>uses-CAPABILITY</c>.</summary>
    public static IReadOnlyList<IProbe> All { get; } = [.. Capability.All.Select(capability => new CapabilityProbe(capability))];

    /// <summary>What is looked for.</summary>
    public Capability Capability => capability;

    /// <inheritdoc />
    public string Id => $"uses-{capability.Id}";

    /// <inheritdoc />
    public string Question => $"Does the repository use {capability.Name}?";

    /// <inheritdoc />
    public IReadOnlyList<string> Reads => Capability.Reads;

    /// <inheritdoc />
    public ProbeResult Examine(Snapshot snapshot)
    {
        if (Capability.Find(snapshot, capability.Id) is { Count: > 0 } found)
            return ProbeResult.Met(found);

        // Without a manifest, what code is built on is out of sight: it may be copied in, or part of the system.
        var isOutOfSight = !capability.IsSeenOutsideManifests
            && !Dependency.Of(snapshot).Any(dependency => !Other.Contains(dependency.Ecosystem))
            && CodeMap.Of(snapshot).Files.Count > 0;
        return isOutOfSight
            ? ProbeResult.Unknown($"no manifest names what the code is built on, so {capability.Name} cannot be seen")
            : ProbeResult.NotMet($"no sign of {capability.Name}");
    }
}
