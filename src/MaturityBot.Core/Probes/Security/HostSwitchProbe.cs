using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Security;

/// <summary>A protection of the host is switched on.</summary>
internal sealed class HostSwitchProbe : IProbe
{
    private readonly Func<RepositorySettings, Sight<bool>> sight;
    private readonly string setting;
    private readonly string what;

    private HostSwitchProbe(string id, string what, string setting, Func<RepositorySettings, Sight<bool>> sight) =>
        (Id, this.what, this.setting, this.sight) = (id, what, setting, sight);

    /// <summary>GitHub looks for secrets in what is pushed.</summary>
    public static HostSwitchProbe SecretScanning { get; } =
        new("secret-scanning-enabled", "secret scanning", "security_and_analysis.secret_scanning.status", settings => settings.SecretScanning);

    /// <summary>GitHub refuses pushes that contain secrets.</summary>
    public static HostSwitchProbe PushProtection { get; } =
        new("push-protection-enabled", "push protection for secrets", "security_and_analysis.secret_scanning_push_protection.status", settings => settings.PushProtection);

    /// <summary>GitHub tells of known vulnerabilities of dependencies.</summary>
    public static HostSwitchProbe VulnerabilityAlerts { get; } =
        new("vulnerability-alerts-enabled", "alerting on vulnerable dependencies", "vulnerability-alerts", settings => settings.VulnerabilityAlerts);

    /// <summary>GitHub proposes updates that close known vulnerabilities.</summary>
    public static HostSwitchProbe SecurityUpdates { get; } =
        new("security-updates-enabled", "automatic security updates", "security_and_analysis.dependabot_security_updates.status", settings => settings.SecurityUpdates);

    /// <summary>Outsiders can report vulnerabilities in private.</summary>
    public static HostSwitchProbe PrivateVulnerabilityReporting { get; } =
        new("private-vulnerability-reporting-enabled", "private vulnerability reporting", "private-vulnerability-reporting.enabled", settings => settings.PrivateVulnerabilityReporting);

    /// <summary>GitHub runs CodeQL without a workflow.</summary>
    public static HostSwitchProbe CodeScanningDefaultSetup { get; } =
        new("code-scanning-default-setup", "default setup of code scanning", "code-scanning/default-setup.state", settings => settings.CodeScanningDefaultSetup) { DoesNotArise = ScannersElsewhere.NothingToAnalyse };

    /// <summary>Why the question does not arise in a snapshot; null when it does.</summary>
    private Func<Snapshot, string?>? DoesNotArise { get; init; }

    public string Id { get; }

    public string Question => $"Is {what} switched on?";

    public IReadOnlyList<string> Reads => [];

    public ProbeResult Examine(Snapshot snapshot)
    {
        var result = ProbeResult.OfSetting(sight(snapshot.Settings), setting, $"{what} is on", $"{what} is off");
        return result.Outcome != Outcome.Met && DoesNotArise?.Invoke(snapshot) is { } reason ? ProbeResult.NotApplicable(reason) : result;
    }
}
