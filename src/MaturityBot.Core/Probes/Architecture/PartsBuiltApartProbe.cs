using MaturityBot.Core.Code;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Architecture;

/// <summary>
/// The code consists of at least three parts that are each built on their own, so that the build keeps them from reaching into each other, and none of them holds nearly all of it.
/// </summary>
internal sealed class PartsBuiltApartProbe : IProbe
{
    private const int Enough = 3;
    private const double MostInOne = 0.75;
    private const double Significant = 0.01;

    public string Id => "parts-built-apart";

    public string Question => "Does the code consist of parts that are each built on their own?";

    public IReadOnlyList<string> Reads => CodeComponent.Reads;

    public ProbeResult Examine(Snapshot snapshot)
    {
        var parts = CodeComponent.Of(snapshot).Where(part => part.ProductBytes > 0).ToArray();
        var total = parts.Sum(part => part.ProductBytes);
        var significant = parts.Where(part => part.ProductBytes >= total * Significant).OrderByDescending(part => part.ProductBytes).ToArray();
        if (significant.Length == 0)
            return ProbeResult.NotMet("no part has a manifest of its own");

        var share = significant[0].ProductBytes / (double)total;
        return significant.Length >= Enough && share <= MostInOne
            ? ProbeResult.Met(significant.Select(part => Evidence.In(part.Manifest, "is built on its own")).ToArray())
            : ProbeResult.NotMet(Evidence.In(significant[0].Manifest, $"{share:P0} of the code is built as one; {significant.Length} parts are built on their own"));
    }
}
