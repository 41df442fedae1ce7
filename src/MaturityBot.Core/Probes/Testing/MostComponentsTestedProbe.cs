using MaturityBot.Core.Code;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Testing;

/// <summary>Most parts that are built on their own have tests of their own. Parts with less than a hundredth of the code do not count.</summary>
internal sealed class MostComponentsTestedProbe : IProbe
{
    private const double Significant = 0.01;
    private const double Most = 0.6;

    public string Id => "most-components-tested";

    public string Question => "Do at least six of ten significant components have tests of their own?";

    public IReadOnlyList<string> Reads => CodeComponent.Reads;

    public ProbeResult Examine(Snapshot snapshot)
    {
        var all = CodeComponent.Of(snapshot);
        var components = all.Where(component => component.ProductBytes >= Significant * all.Sum(other => other.ProductBytes)).ToArray();
        if (components.Length == 0)
            return ProbeResult.NotApplicable("no manifest tells what is built on its own");

        var tested = components.Where(component => component.IsTested).ToArray();
        var untested = components.Where(component => !component.IsTested).OrderByDescending(component => component.ProductBytes);
        return tested.Length >= Most * components.Length
            ? ProbeResult.Met([.. tested.Select(component => Evidence.In(component.Manifest, $"has tests ({tested.Length} of {components.Length} components have)"))])
            : ProbeResult.NotMet([.. untested.Select(component => Evidence.In(component.Manifest, $"has no tests of its own ({tested.Length} of {components.Length} components have)"))]);
    }
}
