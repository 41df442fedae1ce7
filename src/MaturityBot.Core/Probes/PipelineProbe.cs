using MaturityBot.Core.Pipelines;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes;

/// <summary>A pipeline does a certain thing, at a certain time. The things are those of <c>Pipelines/purposes.yml</c>.</summary>
internal sealed class PipelineProbe(string id, string question, string purpose, Func<PipelineStep, bool> when, string saying, string missing) : IProbe
{
    public string Id => id;

    public string Question => question;

    public IReadOnlyList<string> Reads => Pipeline.Reads;

    public ProbeResult Examine(Snapshot snapshot)
    {
        var pipeline = Pipeline.Of(snapshot);
        return pipeline.Answer(pipeline.For(purpose).Where(when), saying, missing);
    }
}
