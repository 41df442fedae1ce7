using MaturityBot.Core.Pipelines;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes;

/// <summary>A pipeline does a certain thing, at a certain time. The things are those of <c>Pipelines/purposes*.yml</c>.</summary>
internal sealed class PipelineProbe(string id, string question, string purpose, Func<PipelineStep, bool> when, string saying, string missing, IReadOnlySet<string>? hiddenBy = null) : IProbe
{
    public string Id => id;

    public string Question => question;

    /// <summary>The thing that is looked for.</summary>
    public string Purpose => purpose;

    public IReadOnlyList<string> Reads => [.. Pipeline.Reads, .. AlsoReads];

    /// <summary>Why the question does not arise in a snapshot; null when it does.</summary>
    public Func<Snapshot, string?>? DoesNotArise { get; init; }

    /// <summary>What shows the same outside of pipelines; null when nothing does.</summary>
    public Func<Snapshot, IEnumerable<Evidence>>? Elsewhere { get; init; }

    /// <summary>Files that <see cref="Elsewhere"/> reads.</summary>
    public IReadOnlyList<string> AlsoReads { get; init; } = [];

    public ProbeResult Examine(Snapshot snapshot)
    {
        var pipeline = Pipeline.Of(snapshot);
        var result = pipeline.Answer(pipeline.For(purpose).Where(when), saying, missing, hiddenBy);
        if (Elsewhere?.Invoke(snapshot).ToArray() is { Length: > 0 } elsewhere)
            return ProbeResult.Met(result.Outcome == Outcome.Met ? [.. result.Evidence, .. elsewhere] : elsewhere);
        return result.Outcome != Outcome.Met && DoesNotArise?.Invoke(snapshot) is { } reason ? ProbeResult.NotApplicable(reason) : result;
    }
}
