using MaturityBot.Core.Code;
using MaturityBot.Core.Documents;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.DataArchitecture;

/// <summary>Configuration says how long stored data is kept: a retention, or the expiration of a table or bucket.</summary>
internal sealed class RetentionConfiguredProbe : IProbe
{
    private static readonly string[] Files = ["**/{config,conf,configuration,resources}/**/*.{yml,yaml}", "**/application*.{yml,yaml}", "**/config*.{yml,yaml}"];

    private static readonly string[] Stores = ["table", "dynamo", "bucket", "store", "storage", "database", "db", "archive"];

    public string Id => "retention-configured";

    public string Question => "Does configuration say how long stored data is kept?";

    public IReadOnlyList<string> Reads => Files;

    public ProbeResult Examine(Snapshot snapshot) => ProbeResult.MetIfAny(
        from file in snapshot.ReadAll(Files)
        where !CodeRoles.IsTestPath(file.Path)
        from document in YamlReader.ReadAll(file)
        from found in Find(document.Root, inStore: false, depth: 0).Take(1)
        select Evidence.At(file, found, "says how long data is kept"),
        "no configuration says how long stored data is kept");

    private static IEnumerable<DataNode> Find(DataNode node, bool inStore, int depth)
    {
        if (depth > 12)
            yield break;
        foreach (var (name, value) in node.Members)
        {
            if (value.Kind == DataKind.Scalar && (name.Contains("retention", StringComparison.OrdinalIgnoreCase) || inStore && (name.Contains("expir", StringComparison.OrdinalIgnoreCase) || name.Equals("ttl", StringComparison.OrdinalIgnoreCase))))
                yield return value;
            foreach (var deeper in Find(value, inStore || Stores.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase)), depth + 1))
                yield return deeper;
        }
    }
}
