using MaturityBot.Core.Documents;
using MaturityBot.Core.Infrastructure;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Iac;

/// <summary>Terraform's providers and modules from elsewhere have a version, so that the same code makes the same infrastructure.</summary>
internal sealed class InfrastructureVersionsPinnedProbe : IProbe
{
    public string Id => "infrastructure-versions-pinned";

    public string Question => "Do Terraform's providers and modules have a version?";

    public IReadOnlyList<string> Reads => TerraformModule.Reads;

    public ProbeResult Examine(Snapshot snapshot)
    {
        var modules = TerraformModule.Of(snapshot);
        if (modules.Count == 0)
            return ProbeResult.NotApplicable("there is no Terraform");

        var loose = modules.SelectMany(Loose).ToArray();
        var locks = snapshot.Find("**/.terraform.lock.hcl").Select(entry => Evidence.In(entry, "providers are locked"));
        var pinned = modules.SelectMany(Pinned).Concat(locks).ToArray();
        return loose.Length > 0 ? ProbeResult.NotMet(loose)
            : pinned.Length > 0 ? ProbeResult.Met(pinned)
            : ProbeResult.NotMet("no provider or module has a version");
    }

    private static IEnumerable<Evidence> Pinned(TerraformModule module) =>
        from provider in Providers(module)
        where provider.Value["version"].Exists || provider.Value.Kind == DataKind.Scalar
        select new Evidence($"the provider {provider.Name} has a version", provider.File.Path, provider.Line, provider.EndLine);

    private static IEnumerable<(SourceFile File, string Name, DataNode Value, int Line, int EndLine)> Providers(TerraformModule module) =>
        from terraform in module.Blocks("terraform")
        from required in terraform.Block.Children("required_providers")
        from provider in required.Arguments
        select (terraform.File, provider.Name, provider.Value, provider.Line, provider.EndLine);

    private static IEnumerable<Evidence> Loose(TerraformModule module)
    {
        foreach (var provider in Providers(module).Where(provider => provider.Value.Kind == DataKind.Map && !provider.Value["version"].Exists))
            yield return new Evidence($"the provider {provider.Name} has no version", provider.File.Path, provider.Line, provider.EndLine);
        foreach (var (file, block) in module.Blocks("module"))
        {
            var source = block["source"].Text;
            var isRemote = source.Length > 0 && !source.StartsWith('.') && !source.StartsWith('/');
            var isVersioned = block["version"].Exists || source.Contains("ref=", StringComparison.Ordinal) || source.Contains(".zip", StringComparison.Ordinal);
            if (isRemote && !isVersioned)
                yield return new Evidence($"the module {block.Label} has no version", file.Path, block.Line, block.EndLine);
        }
    }
}
