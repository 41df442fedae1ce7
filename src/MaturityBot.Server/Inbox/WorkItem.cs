using System.Globalization;
using System.Text.Json.Serialization;
using MaturityBot.GitHub.Api;

namespace MaturityBot.Server.Inbox;

/// <summary>What there is to judge.</summary>
public enum WorkKind
{
    /// <summary>The default branch: assessment, issues, history.</summary>
    Branch,

    /// <summary>An open pull request: head against base, check run, comment.</summary>
    PullRequest,

    /// <summary>A pull request that was closed or merged: nothing is judged any more, what was said is closed out.</summary>
    ClosedPullRequest,

    /// <summary>A single commit that needs a check run, e.g. of a merge queue.</summary>
    Commit,
}

/// <summary>Why something is judged.</summary>
public enum WorkReason
{
    /// <summary>Commits were pushed.</summary>
    Push,

    /// <summary>A pull request was opened, changed or closed.</summary>
    PullRequest,

    /// <summary>A person asked for the check again, or pressed a button on it.</summary>
    Rerequested,

    /// <summary>The merge queue waits for the check.</summary>
    MergeGroup,

    /// <summary>Settings that are judged changed: protection, rulesets, security features, visibility.</summary>
    SettingsChanged,

    /// <summary>One of our own issues was closed or reopened by somebody else.</summary>
    IssueChanged,

    /// <summary>The repository has just come under our eyes.</summary>
    Installed,

    /// <summary>The schedule asked.</summary>
    Scheduled,
}

/// <summary>One thing to judge. At most one per <see cref="Key"/> is worked on at a time.</summary>
/// <param name="Repository">The repository, with the installation that lets us in.</param>
/// <param name="Kind">What there is to judge.</param>
/// <param name="Reason">Why.</param>
/// <param name="DeliveryId">The delivery that asked, or a name of our own for work that no delivery asked for.</param>
/// <param name="ReceivedAt">When it was asked, by our clock.</param>
public sealed record WorkItem(
    RepositoryIdentity Repository,
    WorkKind Kind,
    WorkReason Reason,
    string DeliveryId,
    DateTimeOffset ReceivedAt)
{
    /// <summary>The default branch for <see cref="WorkKind.Branch"/>, the head's branch for a pull request; null when it has to be looked up.</summary>
    public string? Branch { get; init; }

    /// <summary>Number of the pull request; null otherwise.</summary>
    public int? Number { get; init; }

    /// <summary>The commit to judge; null means: whatever the branch points to.</summary>
    public string? HeadSha { get; init; }

    /// <summary>The branch that a pull request or merge group goes into; null otherwise.</summary>
    public string? BaseRef { get; init; }

    /// <summary>The commit to compare with; for a push the commit before it. Null when there is none or it has to be looked up.</summary>
    public string? BaseSha { get; init; }

    /// <summary>Whether the pull request is a draft.</summary>
    public bool IsDraft { get; init; }

    /// <summary>When <see cref="HeadSha"/> became the head, by GitHub's clock; null when the event does not say. Events come in any order: an older head never replaces a newer one.</summary>
    public DateTimeOffset? HeadAt { get; init; }

    /// <summary>The row of the inbox this belongs to: one per default branch, pull request or lone commit.</summary>
    [JsonIgnore]
    public string Key => Kind switch
    {
        WorkKind.Branch => string.Create(CultureInfo.InvariantCulture, $"{Repository.Id}/branch"),
        WorkKind.PullRequest or WorkKind.ClosedPullRequest => string.Create(CultureInfo.InvariantCulture, $"{Repository.Id}/pull/{Number}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Repository.Id}/commit/{HeadSha}"),
    };

    /// <summary>Whether a person waits for it. Work that nobody waits for is done when no other is there.</summary>
    [JsonIgnore]
    public bool IsUrgent => Reason is not (WorkReason.Installed or WorkReason.Scheduled);
}

[JsonSourceGenerationOptions(UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(WorkItem))]
internal sealed partial class WorkItemJson : JsonSerializerContext;
