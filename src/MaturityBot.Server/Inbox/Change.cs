using MaturityBot.GitHub.Api;

namespace MaturityBot.Server.Inbox;

/// <summary>What follows from a delivery. Applying one twice changes nothing.</summary>
public abstract record Change
{
    private Change()
    {
    }

    /// <summary>Something is to be judged.</summary>
    public sealed record Judge(WorkItem Item) : Change;

    /// <summary>Everything known of an installation is to be judged again, e.g. because more can be seen now.</summary>
    public sealed record JudgeInstallation(long InstallationId, WorkReason Reason, string DeliveryId, DateTimeOffset ReceivedAt) : Change;

    /// <summary>A repository was seen under this name.</summary>
    public sealed record RepositorySeen(RepositoryIdentity Repository, bool IsPrivate, string? DefaultBranch) : Change;

    /// <summary>A repository is out of reach: deleted, archived, transferred away or taken out of the installation. Its waiting work is dropped.</summary>
    public sealed record RepositoryGone(long RepositoryId) : Change;

    /// <summary>An account installed the app or takes it up again: what was given up there is tried again.</summary>
    public sealed record InstallationActive(long InstallationId, string Account) : Change;

    /// <summary>An installation is suspended: its work waits.</summary>
    public sealed record InstallationSuspended(long InstallationId) : Change;

    /// <summary>An installation was deleted. Its waiting work is dropped.</summary>
    public sealed record InstallationGone(long InstallationId) : Change;
}
