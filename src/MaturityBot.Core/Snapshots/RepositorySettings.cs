namespace MaturityBot.Core.Snapshots;

/// <summary>What only the host of a repository knows. Everything that could not be read stays out of sight, with the reason.</summary>
public sealed record RepositorySettings
{
    /// <summary>For a local run: nothing of this can be seen.</summary>
    public static RepositorySettings OutOfSight { get; } = Unseen("only GitHub knows; install the App to see it");

    /// <summary>Field <c>default_branch</c>.</summary>
    public Sight<string> DefaultBranch { get; init; }

    /// <summary>Field <c>visibility</c> is <c>public</c>.</summary>
    public Sight<bool> IsPublic { get; init; }

    /// <summary>Field <c>archived</c>.</summary>
    public Sight<bool> IsArchived { get; init; }

    /// <summary>Field <c>fork</c>.</summary>
    public Sight<bool> IsFork { get; init; }

    /// <summary>Field <c>has_issues</c>.</summary>
    public Sight<bool> HasIssues { get; init; }

    /// <summary>Field <c>security_and_analysis.secret_scanning.status</c> is <c>enabled</c>.</summary>
    public Sight<bool> SecretScanning { get; init; }

    /// <summary>Field <c>security_and_analysis.secret_scanning_push_protection.status</c> is <c>enabled</c>.</summary>
    public Sight<bool> PushProtection { get; init; }

    /// <summary>Field <c>security_and_analysis.dependabot_security_updates.status</c> is <c>enabled</c>.</summary>
    public Sight<bool> SecurityUpdates { get; init; }

    /// <summary><c>GET vulnerability-alerts</c> answers 204.</summary>
    public Sight<bool> VulnerabilityAlerts { get; init; }

    /// <summary><c>GET private-vulnerability-reporting</c>, field <c>enabled</c>.</summary>
    public Sight<bool> PrivateVulnerabilityReporting { get; init; }

    /// <summary><c>GET code-scanning/default-setup</c>, field <c>state</c> is <c>configured</c>.</summary>
    public Sight<bool> CodeScanningDefaultSetup { get; init; }

    /// <summary>Rules in force on the default branch, merged from rulesets and classic protection.</summary>
    public Sight<BranchRules> DefaultBranchRules { get; init; }

    /// <summary>Paths of the organisation's <c>.github</c> repository that serve as defaults (SECURITY.md, CONTRIBUTING.md, ...).</summary>
    public Sight<IReadOnlyList<string>> OrganizationDefaults { get; init; }

    /// <summary>Text of the <c>.github/maturity.yml</c> of the organisation's <c>.github</c> repository; empty without one.</summary>
    public Sight<string> OrganizationConfiguration { get; init; }

    /// <summary>Errors of <c>GET codeowners/errors</c>, as <c>line: message</c>.</summary>
    public Sight<IReadOnlyList<string>> CodeownersErrors { get; init; }

    /// <summary>Names of the deployment environments.</summary>
    public Sight<IReadOnlyList<string>> Environments { get; init; }

    /// <summary>Settings of which nothing could be seen, all for the same reason.</summary>
    public static RepositorySettings Unseen(string reason) => new()
    {
        DefaultBranch = Sight.Hidden<string>(reason),
        IsPublic = Sight.Hidden<bool>(reason),
        IsArchived = Sight.Hidden<bool>(reason),
        IsFork = Sight.Hidden<bool>(reason),
        HasIssues = Sight.Hidden<bool>(reason),
        SecretScanning = Sight.Hidden<bool>(reason),
        PushProtection = Sight.Hidden<bool>(reason),
        SecurityUpdates = Sight.Hidden<bool>(reason),
        VulnerabilityAlerts = Sight.Hidden<bool>(reason),
        PrivateVulnerabilityReporting = Sight.Hidden<bool>(reason),
        CodeScanningDefaultSetup = Sight.Hidden<bool>(reason),
        DefaultBranchRules = Sight.Hidden<BranchRules>(reason),
        OrganizationDefaults = Sight.Hidden<IReadOnlyList<string>>(reason),
        OrganizationConfiguration = Sight.Hidden<string>(reason),
        CodeownersErrors = Sight.Hidden<IReadOnlyList<string>>(reason),
        Environments = Sight.Hidden<IReadOnlyList<string>>(reason),
    };
}

/// <summary>The effective protection of a branch.</summary>
/// <param name="RequiresPullRequest">Changes arrive by pull request only.</param>
/// <param name="RequiredApprovals">Approvals that a pull request needs.</param>
/// <param name="RequiresCodeOwnerReview">A code owner's approval is needed.</param>
/// <param name="RequiredStatusChecks">Names of the checks that must pass.</param>
/// <param name="BlocksForcePush">Force pushes are refused.</param>
/// <param name="BlocksDeletion">The branch cannot be deleted.</param>
public sealed record BranchRules(
    bool RequiresPullRequest,
    int RequiredApprovals,
    bool RequiresCodeOwnerReview,
    IReadOnlyList<string> RequiredStatusChecks,
    bool BlocksForcePush,
    bool BlocksDeletion);
