using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes;

/// <summary>A probe that is met when a search finds anything.</summary>
/// <param name="id">The probe's id.</param>
/// <param name="question">The probe's question.</param>
/// <param name="missing">What to say when nothing is found.</param>
/// <param name="reads">Files whose content the search reads.</param>
/// <param name="search">The search.</param>
internal sealed class EvidenceProbe(string id, string question, string missing, IReadOnlyList<string> reads, Func<Snapshot, IEnumerable<Evidence>> search) : IProbe
{
    public string Id => id;

    public string Question => question;

    public IReadOnlyList<string> Reads => reads;

    public ProbeResult Examine(Snapshot snapshot) => ProbeResult.MetIfAny(search(snapshot), missing);
}
