namespace MaturityBot.GitHub.Api;

/// <summary>A rule in force on a branch, from a ruleset of the repository or above it.</summary>
/// <param name="Type"><c>pull_request</c>, <c>required_status_checks</c>, <c>non_fast_forward</c>, <c>deletion</c>, ...</param>
public sealed record BranchRule(string? Type, BranchRuleParameters? Parameters);

/// <summary>What a rule asks for; which fields there are depends on its type.</summary>
public sealed record BranchRuleParameters(int? RequiredApprovingReviewCount, bool? RequireCodeOwnerReview, IReadOnlyList<StatusCheckReference>? RequiredStatusChecks);

/// <summary>The name of a status check.</summary>
public sealed record StatusCheckReference(string? Context);

/// <summary>Classic branch protection.</summary>
public sealed record BranchProtection(
    ProtectionReviews? RequiredPullRequestReviews, ProtectionChecks? RequiredStatusChecks, ProtectionSwitch? AllowForcePushes, ProtectionSwitch? AllowDeletions);

/// <summary>What reviews classic protection asks for.</summary>
public sealed record ProtectionReviews(int? RequiredApprovingReviewCount, bool? RequireCodeOwnerReviews);

/// <summary>What checks classic protection asks for; <paramref name="Contexts"/> is the older form of <paramref name="Checks"/>.</summary>
public sealed record ProtectionChecks(IReadOnlyList<string>? Contexts, IReadOnlyList<StatusCheckReference>? Checks);

/// <summary>A switch of classic protection, of private vulnerability reporting, ...</summary>
public sealed record ProtectionSwitch(bool? Enabled);

/// <summary>Default setup of code scanning.</summary>
/// <param name="State"><c>configured</c> or <c>not-configured</c>.</param>
public sealed record CodeScanningSetup(string? State);

/// <summary>What is wrong with CODEOWNERS.</summary>
public sealed record CodeownersReport(IReadOnlyList<CodeownersError>? Errors);

/// <summary>One thing that is wrong with CODEOWNERS.</summary>
public sealed record CodeownersError(int? Line, string? Kind, string? Message, string? Path);

/// <summary>A page of deployment environments.</summary>
public sealed record DeploymentEnvironments(int? TotalCount, IReadOnlyList<DeploymentEnvironment>? Environments);

/// <summary>A deployment environment.</summary>
public sealed record DeploymentEnvironment(string? Name);
