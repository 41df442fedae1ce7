using MaturityBot.Core.Catalogue;
using MaturityBot.Core.Infrastructure;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Security;

/// <summary>What runs gets its secrets from a store made for them: a secrets manager, or the secrets of the platform.</summary>
internal sealed class SecretsFromStoreProbe : IProbe
{
    // Kept on a developer's machine: not what runs.
    private const string DeveloperOnly = "user secrets of .NET";

    public string Id => "secrets-from-store";

    public string Question => "Do secrets come from a store made for them?";

    public IReadOnlyList<string> Reads => Capability.Reads;

    public ProbeResult Examine(Snapshot snapshot) => ProbeResult.MetIfAny(
        Capability.Find(snapshot, "secrets-manager").Where(evidence => !evidence.Message.StartsWith(DeveloperOnly, StringComparison.Ordinal))
            .Concat(from item in KubernetesObject.Of(snapshot)
                    where item.IsService
                    let reference = item.PodSpec.DescendantsAndSelf().Select(node => node["secretKeyRef"].Exists ? node["secretKeyRef"] : node["secretRef"]).FirstOrDefault(node => node.Exists)
                    where reference is not null
                    select Evidence.At(item.File, reference, $"{item.Kind} {item.Name} takes secrets from the cluster"))
            .Concat(snapshot.Own.Where(entry => Code.Languages.Of(entry.Path) is not null && !Code.CodeRoles.IsTestPath(entry.Path) && IsStore(entry.Name)).Select(entry => Evidence.In(entry, "code of its own reads a store of secrets"))),
        "no secrets manager and no secrets of a platform");

    private static bool IsStore(string name)
    {
        var plain = name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return plain.Contains("secretstore", StringComparison.OrdinalIgnoreCase) || plain.Contains("secretsmanager", StringComparison.OrdinalIgnoreCase) || plain.Contains("keyvault", StringComparison.OrdinalIgnoreCase)
            || plain.Contains("secretmanager", StringComparison.OrdinalIgnoreCase);
    }
}
