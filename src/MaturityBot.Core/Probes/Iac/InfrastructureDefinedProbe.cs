using MaturityBot.Core.Infrastructure;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Iac;

/// <summary>Infrastructure is defined in the repository: of any reach, or what a cloud account or data centre holds.</summary>
internal sealed class InfrastructureDefinedProbe : IProbe
{
    private readonly bool provisioned;

    private InfrastructureDefinedProbe(string id, bool provisioned) => (Id, this.provisioned) = (id, provisioned);

    /// <summary>Anything from a manifest up.</summary>
    public static InfrastructureDefinedProbe InPart { get; } = new("infrastructure-defined", provisioned: false);

    /// <summary>Networks, databases, clusters, servers.</summary>
    public static InfrastructureDefinedProbe Provisioned { get; } = new("infrastructure-provisioned-as-code", provisioned: true);

    public string Id { get; }

    public string Question => provisioned
        ? "Does the repository define the infrastructure that its software runs on, not only what runs there?"
        : "Does the repository define in code how its software is run?";

    public IReadOnlyList<string> Reads => InfrastructureCode.Reads;

    public ProbeResult Examine(Snapshot snapshot)
    {
        var all = InfrastructureCode.Of(snapshot);
        var found = all.Where(item => !provisioned || item.Reach == InfrastructureReach.Provisioning).OrderBy(item => item.Reach).Select(item => item.Evidence).ToArray();
        return found.Length > 0 ? ProbeResult.Met(found)
            : all.Count > 0 ? ProbeResult.NotMet([.. all.Select(item => item.Evidence with { Message = $"{item.Evidence.Message}, but nothing defines what it runs on" })])
            : ProbeResult.NotMet("no Terraform, Bicep, CloudFormation, Pulumi, Ansible, Helm, Kubernetes or platform definition was found; Compose files set up a developer's machine only");
    }
}
