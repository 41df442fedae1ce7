using System.Collections.Concurrent;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes;

/// <summary>Runs probes on one snapshot, each once, and keeps the answers.</summary>
public sealed class ProbeRunner(Snapshot snapshot, IReadOnlyDictionary<string, IProbe> probes)
{
    private const int MostEvidence = 20;

    private readonly ConcurrentDictionary<string, Lazy<ProbeResult>> results = new(StringComparer.Ordinal);

    /// <summary>The answer of one probe. A probe that breaks answers <see cref="Outcome.Failed"/>, and the others go on.</summary>
    public ProbeResult Result(string probeId) =>
        results.GetOrAdd(probeId, id => new Lazy<ProbeResult>(() => Honest(probes[id], Run(probes[id])))).Value;

    /// <summary>Runs several probes on all cores, so that their answers are ready when they are asked for.</summary>
    public void Prepare(IEnumerable<string> probeIds) => Parallel.ForEach(probeIds.Distinct(StringComparer.Ordinal), id => Result(id));

    private ProbeResult Run(IProbe probe)
    {
        try
        {
            var result = probe.Examine(snapshot);
            return result.Evidence.Count > MostEvidence ? result with { Evidence = [.. result.Evidence.Take(MostEvidence)] } : result;
        }
#pragma warning disable CA1031 // One broken probe must not take the assessment with it; the outcome says so.
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return new ProbeResult(Outcome.Failed, [new Evidence($"the probe {probe.Id} failed: {error.GetType().Name}")]);
        }
    }

    // "No" is only honest when everything that could have shown a "yes" was read.
    private ProbeResult Honest(IProbe probe, ProbeResult result)
    {
        if (result.Outcome != Outcome.NotMet)
            return result;
        if (!snapshot.Tree.IsComplete)
            return ProbeResult.Unknown($"not found among the {snapshot.Files.Count:N0} files that could be listed, which are not all there are");
        if (snapshot.Unread.Count == 0)
            return result;

        var interest = new PathSet(probe.Reads);
        var unread = snapshot.Unread.Where(pair => interest.Contains(pair.Key)).OrderBy(pair => pair.Key, StringComparer.Ordinal).FirstOrDefault();
        return unread.Key is null ? result : ProbeResult.Unknown($"{unread.Key} was not read: {unread.Value}");
    }
}
