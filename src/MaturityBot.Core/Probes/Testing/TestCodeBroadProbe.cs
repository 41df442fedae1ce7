using MaturityBot.Core.Code;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Testing;

/// <summary>
/// There is enough test code to cover the critical paths: at least one byte of it for six of product code. The engineers of the calibration repositories drew the line between
/// 0.15 and 0.19; what it says is coarse, so the evidence names both figures.
/// </summary>
internal sealed class TestCodeBroadProbe : IProbe
{
    private const double Enough = 1.0 / 6;

    public string Id => "test-code-broad";

    public string Question => "Is there at least one byte of test code for six bytes of product code?";

    public IReadOnlyList<string> Reads => CodeMap.Reads;

    public ProbeResult Examine(Snapshot snapshot)
    {
        var code = CodeMap.Of(snapshot);
        if (code.ProductBytes == 0)
            return ProbeResult.NotApplicable("there is no source code to test");

        var figures = $"{code.TestBytes / 1024:N0} KiB of test code for {Math.Max(1, code.ProductBytes / 1024):N0} KiB of product code";
        var largest = code.Tests.OrderByDescending(file => file.TestBytes).ThenBy(file => file.Entry.Path, StringComparer.Ordinal).FirstOrDefault();
        return code.TestBytes >= Enough * code.ProductBytes && largest is not null
            ? ProbeResult.Met(Evidence.In(largest.Entry, $"{figures}; this is the largest test file"))
            : ProbeResult.NotMet($"{figures}, less than one sixth");
    }
}
