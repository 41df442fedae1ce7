using MaturityBot.Core.Code;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Architecture;

/// <summary>A good part of the Go code stands in <c>internal</c> packages, which the compiler closes to everybody outside.</summary>
internal sealed class PackagesInternalProbe : IProbe
{
    private const double Enough = 0.3;

    public string Id => "packages-internal";

    public string Question => "Does the compiler close packages to the rest (Go's internal packages)?";

    public IReadOnlyList<string> Reads => CodeMap.Reads;

    public ProbeResult Examine(Snapshot snapshot)
    {
        var go = CodeMap.Of(snapshot).Files.Where(file => file.Language == Languages.Go && file.ProductBytes > 0).ToArray();
        if (go.Length == 0)
            return ProbeResult.NotApplicable("there is no Go code");

        var closed = go.Where(file => file.Entry.Folder.Split('/').Contains("internal", StringComparer.Ordinal)).ToArray();
        var share = closed.Sum(file => file.ProductBytes) / (double)go.Sum(file => file.ProductBytes);
        return share >= Enough
            ? ProbeResult.Met(Evidence.In(closed[0].Entry, $"{share:P0} of the Go code stands in internal packages, for example this"))
            : ProbeResult.NotMet($"{share:P0} of the Go code stands in internal packages");
    }
}
