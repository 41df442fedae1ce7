using MaturityBot.Core.Snapshots;
using MaturityBot.Core.Workflows;

namespace MaturityBot.Core.Probes;

/// <summary>Workflows run one of several tools, or something else shows that it runs.</summary>
/// <param name="id">The probe's id.</param>
/// <param name="question">The probe's question.</param>
/// <param name="missing">What to say when nothing runs.</param>
/// <param name="tools">The tools to look for.</param>
internal sealed class CiToolProbe(string id, string question, string missing, IReadOnlyList<CiTool> tools) : IProbe
{
    public string Id => id;

    public string Question => question;

    public IReadOnlyList<string> Reads => [.. Workflow.Reads, .. AlsoReads];

    /// <summary>Whether it must look at every change; one that runs by the clock alone finds flaws after they are in.</summary>
    public bool OnEveryChange { get; init; }

    /// <summary>What shows it outside of workflows.</summary>
    public Func<Snapshot, IEnumerable<Evidence>>? Elsewhere { get; init; }

    /// <summary>Files that <see cref="Elsewhere"/> reads.</summary>
    public IReadOnlyList<string> AlsoReads { get; init; } = [];

    public ProbeResult Examine(Snapshot snapshot)
    {
        var uses = CiTool.Find(snapshot, tools).ToArray();
        Evidence[] found = [.. uses.Where(use => use.OnEveryChange || !OnEveryChange).Select(use => use.Evidence), .. Elsewhere?.Invoke(snapshot) ?? []];
        if (found.Length > 0)
            return ProbeResult.Met(found);
        return uses.Length > 0 ? ProbeResult.NotMet([.. uses.Select(use => use.Evidence)]) : ProbeResult.NotMet(missing);
    }
}
