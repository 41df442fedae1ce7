using MaturityBot.Core.Probes;

namespace MaturityBot.Core.Rubrics;

/// <summary>How probes decide something: one probe, all of several decisions, or any of them.</summary>
public abstract record Decision
{
    private Decision()
    {
    }

    /// <summary>Ids of the probes that take part.</summary>
    public abstract IEnumerable<string> Probes { get; }

    /// <summary>Decides from the probes' answers.</summary>
    public abstract ProbeResult Decide(Func<string, ProbeResult> result);

    /// <summary>A probe's own answer.</summary>
    public sealed record One(string ProbeId) : Decision
    {
        /// <inheritdoc />
        public override IEnumerable<string> Probes => [ProbeId];

        /// <inheritdoc />
        public override ProbeResult Decide(Func<string, ProbeResult> result) => result(ProbeId);
    }

    /// <summary>Met when every part that applies is met.</summary>
    public sealed record All(IReadOnlyList<Decision> Parts) : Decision
    {
        /// <inheritdoc />
        public override IEnumerable<string> Probes => Parts.SelectMany(part => part.Probes);

        /// <inheritdoc />
        public override ProbeResult Decide(Func<string, ProbeResult> result) =>
            First([.. Parts.Select(part => part.Decide(result))], Outcome.NotMet, Outcome.Failed, Outcome.Unknown, Outcome.Met, Outcome.NotApplicable);
    }

    /// <summary>Met when at least one part is met; what could not be seen might have met it.</summary>
    public sealed record Any(IReadOnlyList<Decision> Parts) : Decision
    {
        /// <inheritdoc />
        public override IEnumerable<string> Probes => Parts.SelectMany(part => part.Probes);

        /// <inheritdoc />
        public override ProbeResult Decide(Func<string, ProbeResult> result) =>
            First([.. Parts.Select(part => part.Decide(result))], Outcome.Met, Outcome.Failed, Outcome.Unknown, Outcome.NotMet, Outcome.NotApplicable);
    }

    private static ProbeResult First(IReadOnlyList<ProbeResult> results, params ReadOnlySpan<Outcome> order)
    {
        foreach (var outcome in order)
        {
            if (results.Any(result => result.Outcome == outcome))
                return new ProbeResult(outcome, [.. results.Where(result => result.Outcome == outcome).SelectMany(result => result.Evidence).Distinct()]);
        }

        return ProbeResult.NotApplicable("nothing decides this");
    }
}
