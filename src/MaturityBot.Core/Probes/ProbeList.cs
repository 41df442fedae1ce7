using MaturityBot.Core.Probes.Security;

namespace MaturityBot.Core.Probes;

/// <summary>Every probe there is. Adding one: its class, one line here, a folder of cases, a mention in a rubric.</summary>
public static class ProbeList
{
    /// <summary>All probes, by pillar.</summary>
    public static IReadOnlyList<IProbe> All { get; } =
    [
        // Architecture

        // API contract

        // Data architecture

        // Background processing

        // Security
        new DependencyUpdatesConfiguredProbe(),
        HostSwitchProbe.SecretScanning,
        HostSwitchProbe.PushProtection,
        HostSwitchProbe.VulnerabilityAlerts,
        HostSwitchProbe.SecurityUpdates,
        HostSwitchProbe.PrivateVulnerabilityReporting,
        HostSwitchProbe.CodeScanningDefaultSetup,
        new NoPrivateKeysCommittedProbe(),
        new NoCredentialsCommittedProbe(),
        new ScannerInCiProbe("sast-in-ci", "static analysis for security flaws", Scanners.Code, ScannersElsewhere.Code, ScannersElsewhere.Reads),
        new ScannerInCiProbe("sca-in-ci", "a search for vulnerable dependencies", Scanners.Dependencies),
        new ScannerInCiProbe("secret-scan-in-ci", "a search for secrets", Scanners.Secrets, ScannersElsewhere.Secrets, ScannersElsewhere.Reads),
        new ActionsPinnedProbe(),
        new WorkflowTokensRestrictedProbe(),
        new NoUntrustedCheckoutProbe(),
        new NoScriptInjectionProbe(),
        new CloudLoginWithoutKeysProbe(),
        new LicencePresentProbe(),

        // Observability

        // Reliability

        // Scalability

        // Testing

        // CI/CD

        // Infrastructure as code

        // FinOps

        // Documentation

        // Team practices
    ];

    /// <summary>All probes by id.</summary>
    public static IReadOnlyDictionary<string, IProbe> ById { get; } = All.ToDictionary(probe => probe.Id, StringComparer.Ordinal);
}
