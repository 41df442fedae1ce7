namespace MaturityBot.GitHub.Reading;

/// <summary>Which settings are read; each costs about one request, so only what somebody will look at.</summary>
[Flags]
public enum WantedSettings
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Visibility, default branch, secret scanning and what else the repository itself says.</summary>
    Repository = 1,

    /// <summary>Rules on the default branch; brings <see cref="Repository"/> with it.</summary>
    BranchRules = 2,

    /// <summary>Dependabot alerts.</summary>
    VulnerabilityAlerts = 4,

    /// <summary>Private vulnerability reporting.</summary>
    PrivateVulnerabilityReporting = 8,

    /// <summary>Default setup of code scanning.</summary>
    CodeScanning = 16,

    /// <summary>What GitHub finds wrong with CODEOWNERS.</summary>
    CodeownersErrors = 32,

    /// <summary>Deployment environments.</summary>
    Environments = 64,

    /// <summary>The owner's default files.</summary>
    OrganizationDefaults = 128,

    /// <summary>Everything.</summary>
    All = Repository | BranchRules | VulnerabilityAlerts | PrivateVulnerabilityReporting | CodeScanning | CodeownersErrors | Environments | OrganizationDefaults,
}
