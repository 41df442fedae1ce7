using MaturityBot.Core.Infrastructure;
using MaturityBot.Core.Pipelines;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.FinOps;

/// <summary>The infrastructure has a resource of certain types, in Terraform, CloudFormation or Bicep.</summary>
internal sealed class CloudResourceProbe(string id, string question, IReadOnlyList<string> types, string saying, string missing) : IProbe
{
    public string Id => id;

    public string Question => question;

    public IReadOnlyList<string> Reads => CloudResource.Reads;

    public ProbeResult Examine(Snapshot snapshot) => ProbeResult.MetIfAny(
        CloudResource.Of(snapshot).Where(resource => types.Any(type => CommandPattern.Fits(type, resource.Type)))
            .Select(resource => new Evidence($"{saying}: {resource.Type} {resource.Name}", resource.File.Path, resource.Line, resource.EndLine)),
        missing);
}
