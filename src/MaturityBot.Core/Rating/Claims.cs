using System.Globalization;
using MaturityBot.Core.Configuration;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Rating;

/// <summary>What people attest and waive, laid over what the probes saw. Never hides what was seen: the evidence stays.</summary>
internal sealed class Claims(MaturityConfiguration configuration, DateOnly today)
{
    /// <summary>The result with a waiver or attestation that is in force; what is met stays met.</summary>
    public ProbeResult Apply(string subject, ProbeResult result)
    {
        if (result.Outcome is not (Outcome.NotMet or Outcome.Unknown))
            return result;

        if (configuration.Attestations.FirstOrDefault(item => item.Criterion == subject && item.Expires >= today) is { } attestation)
        {
            var claim = Claim($"attested by {attestation.Owner} until {Day(attestation.Expires)}: {attestation.Evidence}", attestation.Origin, attestation.Line);
            return new ProbeResult(Outcome.Attested, [claim, .. result.Evidence]);
        }

        if (result.Outcome == Outcome.NotMet && configuration.Waivers.FirstOrDefault(item => item.Subject == subject && item.Expires >= today && Covers(item, result)) is { } waiver)
        {
            var claim = Claim($"waived by {waiver.Owner} until {Day(waiver.Expires)}: {waiver.Reason}", waiver.Origin, waiver.Line);
            return new ProbeResult(Outcome.Waived, [claim, .. result.Evidence]);
        }

        return result;
    }

    /// <summary>A sentence for each claim that has run out.</summary>
    public static IEnumerable<string> Expired(MaturityConfiguration configuration, DateOnly today) =>
        configuration.Expired(today).Select(error => $"{error.Place}: {error.Message}.");

    // The organisation's file stands in another repository: no path of this one can point there.
    private static Evidence Claim(string message, ConfigurationOrigin origin, int line) => origin == ConfigurationOrigin.Repository
        ? new Evidence(message, MaturityConfiguration.Path, line, line)
        : new Evidence($"{message} ({MaturityConfiguration.PlaceOf(origin, line)})");

    private static bool Covers(Waiver waiver, ProbeResult result)
    {
        if (waiver.Paths.Count == 0)
            return true;
        var paths = new PathSet(waiver.Paths);
        return result.Evidence.All(evidence => evidence.Path is not null && paths.Contains(evidence.Path));
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
