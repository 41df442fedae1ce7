using MaturityBot.Core.Snapshots;
using MaturityBot.Core.Workflows;

namespace MaturityBot.Core.Probes.Security;

/// <summary>A kind of scanner looks at every change in CI. One that runs by the clock alone finds flaws after they are in.</summary>
internal sealed class ScannerInCiProbe(string id, string what, IReadOnlyList<CiTool> tools, Func<Snapshot, IEnumerable<Evidence>>? elsewhere = null, params IReadOnlyList<string> alsoReads) : IProbe
{
    public string Id => id;

    public string Question => $"Does {what} run on every change?";

    public IReadOnlyList<string> Reads { get; } = [.. Workflow.Reads, .. alsoReads];

    public ProbeResult Examine(Snapshot snapshot)
    {
        var uses = CiTool.Find(snapshot, tools).ToArray();
        Evidence[] onChange = [.. uses.Where(use => use.OnEveryChange).Select(use => use.Evidence), .. elsewhere?.Invoke(snapshot) ?? []];
        if (onChange.Length > 0)
            return ProbeResult.Met(onChange);
        return uses.Length > 0 ? ProbeResult.NotMet([.. uses.Select(use => use.Evidence)]) : ProbeResult.NotMet($"no workflow runs {what}");
    }
}
