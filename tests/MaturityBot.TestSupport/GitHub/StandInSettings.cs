using System.Text.Json.Nodes;

namespace MaturityBot.TestSupport.GitHub;

/// <summary>What a repository's settings are set to where <c>emulate</c> has none; a test changes them as an administrator would.</summary>
public sealed class StandInSettings
{
    /// <summary>Secret scanning.</summary>
    public bool SecretScanning { get; set; }

    /// <summary>Secret scanning stops pushes.</summary>
    public bool PushProtection { get; set; }

    /// <summary>Dependabot alerts.</summary>
    public bool DependabotAlerts { get; set; }

    /// <summary>Dependabot opens pull requests for vulnerable dependencies.</summary>
    public bool DependabotSecurityUpdates { get; set; }

    /// <summary>Private vulnerability reporting.</summary>
    public bool PrivateVulnerabilityReporting { get; set; }

    /// <summary>Code scanning by default setup.</summary>
    public bool CodeScanningDefaultSetup { get; set; }

    /// <summary>The active rules of every branch, as <c>rules/branches</c> lists them.</summary>
    public JsonArray BranchRules { get; set; } = [];

    /// <summary>What <c>codeowners/errors</c> lists.</summary>
    public JsonArray CodeownersErrors { get; set; } = [];

    /// <summary>The names of the environments.</summary>
    public IReadOnlyList<string> Environments { get; set; } = [];

    internal JsonObject SecurityAndAnalysis() => new()
    {
        ["secret_scanning"] = Status(SecretScanning),
        ["secret_scanning_push_protection"] = Status(PushProtection),
        ["dependabot_security_updates"] = Status(DependabotSecurityUpdates),
    };

    private static JsonObject Status(bool enabled) => new() { ["status"] = enabled ? "enabled" : "disabled" };
}
