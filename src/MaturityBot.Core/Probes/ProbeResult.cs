using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes;

/// <summary>A probe's answer: an outcome and at least one piece of evidence that explains it.</summary>
public sealed record ProbeResult(Outcome Outcome, IReadOnlyList<Evidence> Evidence)
{
    /// <summary>Yes.</summary>
    public static ProbeResult Met(params IReadOnlyList<Evidence> evidence) => new(Outcome.Met, evidence);

    /// <summary>No, with what was seen instead.</summary>
    public static ProbeResult NotMet(params IReadOnlyList<Evidence> evidence) => new(Outcome.NotMet, evidence);

    /// <summary>No, because nothing of the kind is there; <paramref name="missing"/> says what was looked for.</summary>
    public static ProbeResult NotMet(string missing) => new(Outcome.NotMet, [new Evidence(missing)]);

    /// <summary>The question does not arise; <paramref name="reason"/> says why.</summary>
    public static ProbeResult NotApplicable(string reason) => new(Outcome.NotApplicable, [new Evidence(reason)]);

    /// <summary>Could not be seen; <paramref name="reason"/> says what would show it.</summary>
    public static ProbeResult Unknown(string reason) => new(Outcome.Unknown, [new Evidence(reason)]);

    /// <summary>Met when there is any evidence, otherwise not met for lack of what <paramref name="missing"/> names.</summary>
    public static ProbeResult MetIfAny(IEnumerable<Evidence> evidence, string missing) =>
        evidence.ToArray() is { Length: > 0 } found ? Met(found) : NotMet(missing);

    /// <summary>A switch of the host: met when on, not met when off, unknown when out of sight.</summary>
    public static ProbeResult OfSetting(Sight<bool> sight, string setting, string on, string off) =>
        !sight.IsSeen ? new(Outcome.Unknown, [Probes.Evidence.Of(setting, sight.Reason)])
        : sight.Value ? Met(Probes.Evidence.Of(setting, on))
        : NotMet(Probes.Evidence.Of(setting, off));
}
