using System.Text.Json.Serialization;

namespace MaturityBot.GitHub.Api;

/// <summary>How requests and answers are written: snake case, nothing for null, unknown fields passed over.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = 64)]
[JsonSerializable(typeof(AppIdentity))]
[JsonSerializable(typeof(Installation))]
[JsonSerializable(typeof(List<Installation>))]
[JsonSerializable(typeof(InstallationRepositories))]
[JsonSerializable(typeof(TokenRequest))]
[JsonSerializable(typeof(TokenGrant))]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(CheckRun))]
[JsonSerializable(typeof(CheckRunPage))]
[JsonSerializable(typeof(NewCheckRun))]
[JsonSerializable(typeof(CheckRunChange))]
[JsonSerializable(typeof(Issue))]
[JsonSerializable(typeof(List<Issue>))]
[JsonSerializable(typeof(NewIssue))]
[JsonSerializable(typeof(IssueChange))]
[JsonSerializable(typeof(IssueComment))]
[JsonSerializable(typeof(List<IssueComment>))]
[JsonSerializable(typeof(CommentBody))]
[JsonSerializable(typeof(Label))]
[JsonSerializable(typeof(RepositoryDetails))]
[JsonSerializable(typeof(Branch))]
[JsonSerializable(typeof(PullRequest))]
[JsonSerializable(typeof(Comparison))]
[JsonSerializable(typeof(GitCommit))]
[JsonSerializable(typeof(GitTree))]
[JsonSerializable(typeof(GitBlob))]
[JsonSerializable(typeof(List<BranchRule>))]
[JsonSerializable(typeof(BranchProtection))]
[JsonSerializable(typeof(ProtectionSwitch))]
[JsonSerializable(typeof(CodeScanningSetup))]
[JsonSerializable(typeof(CodeownersReport))]
[JsonSerializable(typeof(DeploymentEnvironments))]
internal sealed partial class GitHubJson : JsonSerializerContext;
