using MaturityBot.Core.Snapshots;
using MaturityBot.GitHub.Api;

namespace MaturityBot.Server.Storage;

/// <summary>The repositories that the app was installed on, as far as deliveries have told.</summary>
public interface IInstallationStore
{
    /// <summary>A repository by its current name; null when it is not known.</summary>
    Task<KnownRepository?> FindAsync(RepositoryName name, CancellationToken cancellation);

    /// <summary>An owner's repositories, by name.</summary>
    Task<IReadOnlyList<KnownRepository>> ListAsync(string owner, CancellationToken cancellation);
}

/// <summary>A repository of an installation.</summary>
/// <param name="Repository">Which one.</param>
/// <param name="IsPrivate">Whether it is hidden from the public; internal ones are too.</param>
/// <param name="DefaultBranch">Its default branch; null when no delivery has named it yet.</param>
public sealed record KnownRepository(RepositoryIdentity Repository, bool IsPrivate, string? DefaultBranch);
