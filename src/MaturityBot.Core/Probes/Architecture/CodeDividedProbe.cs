using System.Globalization;
using MaturityBot.Core.Code;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Architecture;

/// <summary>Product code stands in several folders, and no file of it is so large that nobody can hold it in mind.</summary>
internal sealed class CodeDividedProbe : IProbe
{
    // About 5,000 lines of 40 characters: lines are not counted, because that would mean reading all code.
    private const long TooLarge = 200_000;
    private const long SmallCode = 60_000;

    public string Id => "code-divided";

    public string Question => "Is the code divided by concern, without files of more than about 5,000 lines?";

    public IReadOnlyList<string> Reads => CodeMap.Reads;

    public ProbeResult Examine(Snapshot snapshot)
    {
        var product = CodeMap.Of(snapshot).Files.Where(file => file.ProductBytes > 0).ToArray();
        if (product.Length == 0)
            return ProbeResult.NotApplicable("there is no product code");

        var large = product.Where(file => file.ProductBytes > TooLarge).OrderByDescending(file => file.ProductBytes).ToArray();
        if (large.Length > 0)
            return ProbeResult.NotMet(large.Select(file => Evidence.In(file.Entry, string.Create(CultureInfo.InvariantCulture, $"one file of {file.ProductBytes / 1024} KB"))).ToArray());

        var folders = product.Select(file => file.Entry.Folder).Distinct(StringComparer.Ordinal).Count();
        var largest = product.MaxBy(file => file.ProductBytes)!;
        if (product.Sum(file => file.ProductBytes) <= SmallCode)
            return ProbeResult.Met(Evidence.In(largest.Entry, "the code is small enough to be held in mind; this is the largest file"));
        return folders >= 3
            ? ProbeResult.Met(Evidence.In(largest.Entry, $"{product.Length} files in {folders} folders; this one, the largest, has {largest.ProductBytes / 1024} KB"))
            : ProbeResult.NotMet(Evidence.In(largest.Entry, $"all code stands in {(folders == 1 ? "one folder" : "two folders")}; this file is the largest"));
    }
}
