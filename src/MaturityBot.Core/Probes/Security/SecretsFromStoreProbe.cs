using MaturityBot.Core.Catalogue;
using MaturityBot.Core.Infrastructure;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Security;

/// <summary>What runs gets its secrets from a store made for them: a secrets manager, or the secrets of the platform.</summary>
internal sealed class SecretsFromStoreProbe : IProbe
{
    private static readonly string[] ChartTemplates = ["**/templates/**/*.{yml,yaml,tpl}"];

    public string Id => "secrets-from-store";

    public string Question => "Do secrets come from a store made for them?";

    public IReadOnlyList<string> Reads { get; } = [.. Capability.Reads, .. ChartTemplates];

    public ProbeResult Examine(Snapshot snapshot) => ProbeResult.MetIfAny(
        Capability.Find(snapshot, "secrets-manager")
            .Concat(from item in KubernetesObject.Of(snapshot)
                    where item.IsService
                    let reference = item.PodSpec.DescendantsAndSelf().Select(node => node["secretKeyRef"].Exists ? node["secretKeyRef"] : node["secretRef"]).FirstOrDefault(node => node.Exists)
                    where reference is not null
                    select Evidence.At(item.File, reference, $"{item.Kind} {item.Name} takes secrets from the cluster"))
            .Concat(snapshot.ReadAll(ChartTemplates).SelectMany(FromChart))
            .Concat(snapshot.Own.Where(entry => Code.Languages.Of(entry.Path) is not null && IsStore(entry.Name) && !Code.CodeRoles.IsTestPath(entry.Path)).Select(entry => Evidence.In(entry, "code of its own reads a store of secrets"))),
        "no secrets manager and no secrets of a platform");

    // Templates of charts are no YAML.
    private static IEnumerable<Evidence> FromChart(SourceFile file) =>
        file.Lines.Select((line, index) => (Line: line.Trim(), Number: index + 1))
            .Where(item => item.Line.StartsWith("secretKeyRef:", StringComparison.Ordinal) || item.Line.StartsWith("- secretRef:", StringComparison.Ordinal) || item.Line.StartsWith("kind: ExternalSecret", StringComparison.Ordinal))
            .Take(1)
            .Select(item => Evidence.At(file, item.Number, "the chart takes secrets from the cluster"));

    private static bool IsStore(string name)
    {
        var plain = name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return plain.Contains("secretstore", StringComparison.OrdinalIgnoreCase) || plain.Contains("secretsmanager", StringComparison.OrdinalIgnoreCase) || plain.Contains("keyvault", StringComparison.OrdinalIgnoreCase)
            || plain.Contains("secretmanager", StringComparison.OrdinalIgnoreCase);
    }
}
