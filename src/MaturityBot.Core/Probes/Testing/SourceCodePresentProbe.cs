using MaturityBot.Core.Code;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Testing;

/// <summary>The repository has source code of its own in a programming language.</summary>
internal sealed class SourceCodePresentProbe : IProbe
{
    public string Id => "source-code-present";

    public string Question => "Is there source code of the repository's own?";

    public IReadOnlyList<string> Reads => CodeMap.Reads;

    public ProbeResult Examine(Snapshot snapshot)
    {
        var code = CodeMap.Of(snapshot);
        var largest = code.Files.Where(file => file.ProductBytes > 0).MaxBy(file => file.ProductBytes);
        return largest is null ? ProbeResult.NotMet("there is no source code to test") : ProbeResult.Met(Evidence.In(largest.Entry, $"{string.Join(", ", code.Languages.Take(4))} code"));
    }
}
