using MaturityBot.Core.Documents;
using MaturityBot.Core.Infrastructure;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Iac;

/// <summary>One definition serves several environments: what differs between them is a parameter.</summary>
internal sealed class EnvironmentsParameterisedProbe : IProbe
{
    public string Id => "environments-parameterised";

    public string Question => "Are environments made from one definition, with what differs as a parameter?";

    public IReadOnlyList<string> Reads => [.. InfrastructureCode.Reads, "**/serverless.{yml,yaml}"];

    public ProbeResult Examine(Snapshot snapshot)
    {
        if (InfrastructureCode.Of(snapshot).Count == 0)
            return ProbeResult.NotApplicable("no infrastructure is defined here");
        return ProbeResult.MetIfAny(
            Terraform(snapshot).Concat(Lines(snapshot, "**/*.bicep", "param ", "a parameter of the Bicep file")).Concat(CloudFormation(snapshot)).Concat(Named(snapshot)).Concat(Overlays(snapshot)),
            "the definitions have no parameters, overlays or stacks for environments");
    }

    private static IEnumerable<Evidence> Terraform(Snapshot snapshot) =>
        from module in TerraformModule.Of(snapshot)
        from variable in module.Blocks("variable").Take(1)
        select new Evidence($"{module.Blocks("variable").Count()} variables, {variable.Block.Label} among them", variable.File.Path, variable.Block.Line, variable.Block.EndLine);

    private static IEnumerable<Evidence> CloudFormation(Snapshot snapshot) =>
        from item in InfrastructureCode.Of(snapshot)
        where item.Tool == "CloudFormation" && snapshot.Read(item.Evidence.Path!) is not null
        let file = snapshot.Read(item.Evidence.Path!)
        let parameters = YamlReader.Read(file)!.Root["Parameters"]
        where parameters.Exists
        select Evidence.At(file, parameters, "parameters of the template");

    private static IEnumerable<Evidence> Lines(Snapshot snapshot, string glob, string start, string message)
    {
        foreach (var file in snapshot.ReadAll(glob))
        {
            for (var index = 0; index < file.Lines.Count; index++)
            {
                if (!file.Lines[index].StartsWith(start, StringComparison.Ordinal))
                    continue;
                yield return Evidence.At(file, index + 1, message);
                break;
            }
        }
    }

    private static IEnumerable<Evidence> Named(Snapshot snapshot)
    {
        (string Glob, string Message)[] kinds =
        [
            ("**/*.tfvars{,.json}", "values of an environment"), ("**/Pulumi.*.{yml,yaml}", "a Pulumi stack"), ("**/values?*.{yml,yaml}", "values of the chart"), ("**/{inventories,inventory,group_vars}/**", "an Ansible inventory"),
            ("**/*.bicepparam", "parameters of an environment"), ("**/*.parameters*.json", "parameters of an environment"), ("**/{env,environments,envs}/*/*.{tf,hcl}", "an environment of its own"), ("**/sst.config.ts", "SST stages are environments"),
        ];
        return from kind in kinds from entry in snapshot.Find(kind.Glob).Take(3) select Evidence.In(entry, kind.Message);
    }

    // A chart's plain values.yaml is a parameter set; overlays of Kustomize are folders that build on a base.
    private static IEnumerable<Evidence> Overlays(Snapshot snapshot) =>
        snapshot.Find("**/overlays/*/kustomization.{yml,yaml}").Select(entry => Evidence.In(entry, "an overlay for an environment"))
            .Concat(snapshot.Find("**/values.{yml,yaml}").Where(entry => snapshot.Has($"{entry.Folder}/Chart.yaml") || snapshot.Has("Chart.yaml")).Select(entry => Evidence.In(entry, "values of the chart")));
}
