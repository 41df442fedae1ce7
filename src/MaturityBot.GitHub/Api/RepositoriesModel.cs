namespace MaturityBot.GitHub.Api;

/// <summary>A user, organisation or bot.</summary>
/// <param name="Type"><c>User</c>, <c>Organization</c> or <c>Bot</c>.</param>
public sealed record Account(long Id, string? Login, string? Type);

/// <summary>A repository as GitHub shows it; what the token may not see is null.</summary>
public sealed record RepositoryDetails(
    long Id, string? Name, string? FullName, Account? Owner, string? DefaultBranch, string? Visibility, bool? Private, bool? Archived, bool? Disabled, bool? Fork,
    bool? HasIssues, string? HtmlUrl, DateTimeOffset? PushedAt, SecurityAndAnalysis? SecurityAndAnalysis);

/// <summary>Security features of a repository; absent altogether for a token that may not see them.</summary>
public sealed record SecurityAndAnalysis(
    FeatureStatus? AdvancedSecurity, FeatureStatus? CodeSecurity, FeatureStatus? DependabotSecurityUpdates, FeatureStatus? SecretScanning, FeatureStatus? SecretScanningPushProtection);

/// <summary>Whether a feature is <c>enabled</c> or <c>disabled</c>.</summary>
public sealed record FeatureStatus(string? Status);

/// <summary>A branch and the commit it stands at.</summary>
public sealed record Branch(string? Name, BranchCommit? Commit, bool? Protected);

/// <summary>A commit of a branch or comparison.</summary>
public sealed record BranchCommit(string? Sha, GitCommit? Commit)
{
    /// <summary>When it was made.</summary>
    public DateTimeOffset? MadeAt => Commit?.Committer?.Date;
}

/// <summary>A pull request.</summary>
public sealed record PullRequest(
    long Id, long Number, string? State, bool? Draft, bool? Merged, string? Title, string? HtmlUrl, Account? User, PullRequestSide? Head, PullRequestSide? Base);

/// <summary>One side of a pull request.</summary>
/// <param name="Repo">Null when a fork was deleted.</param>
public sealed record PullRequestSide(string? Ref, string? Sha, RepositoryDetails? Repo);

/// <summary>What lies between two commits.</summary>
/// <param name="Files">At most 300 files.</param>
/// <param name="Commits">At most 250 commits, oldest first.</param>
public sealed record Comparison(
    string? Status, int? AheadBy, int? BehindBy, int? TotalCommits, BranchCommit? MergeBaseCommit, IReadOnlyList<ChangedFile>? Files, IReadOnlyList<BranchCommit>? Commits);

/// <summary>A file that a comparison names.</summary>
/// <param name="Status"><c>added</c>, <c>removed</c>, <c>modified</c>, <c>renamed</c>, ...</param>
public sealed record ChangedFile(string? Filename, string? PreviousFilename, string? Status);
