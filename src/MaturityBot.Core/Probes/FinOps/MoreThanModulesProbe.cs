using MaturityBot.Core.Archetypes;
using MaturityBot.Core.Infrastructure;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.FinOps;

/// <summary>The repository runs or deploys something itself. A library of modules costs nothing: those who use it pay.</summary>
internal sealed class MoreThanModulesProbe : IProbe
{
    public string Id => "more-than-modules";

    public string Question => "Is it more than a library of infrastructure modules that other repositories apply?";

    public IReadOnlyList<string> Reads => [.. Profile.Reads, .. InfrastructureCode.Reads];

    public ProbeResult Examine(Snapshot snapshot) => TerraformModule.IsLibrary(snapshot)
        ? ProbeResult.NotMet("a library of Terraform modules: what they cost is decided where they are used")
        : ProbeResult.Met(new Evidence("not only modules for others to apply"));
}
