using MaturityBot.Core.Pipelines;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes;

/// <summary>A pipeline does a certain thing, at a certain time. The things are those of <c>Pipelines/purposes*.yml</c>.</summary>
internal sealed class PipelineProbe(string id, string question, string purpose, Func<PipelineStep, bool> when, string saying, string missing, IReadOnlySet<string>? hiddenBy = null) : IProbe
{
    public string Id => id;

    public string Question => question;

    public IReadOnlyList<string> Reads => [.. Pipeline.Reads, .. AlsoReads];

    /// <summary>What shows the same outside of pipelines; null when nothing does.</summary>
    public Func<Snapshot, IEnumerable<Evidence>>? Elsewhere { get; init; }

    /// <summary>Files that <see cref="Elsewhere"/> reads.</summary>
    public IReadOnlyList<string> AlsoReads { get; init; } = [];

    public ProbeResult Examine(Snapshot snapshot)
    {
        var pipeline = Pipeline.Of(snapshot);
        var result = pipeline.Answer(pipeline.For(purpose).Where(when), saying, missing, hiddenBy);
        return Elsewhere?.Invoke(snapshot).ToArray() is { Length: > 0 } elsewhere
            ? ProbeResult.Met(result.Outcome == Outcome.Met ? [.. result.Evidence, .. elsewhere] : elsewhere)
            : result;
    }
}
