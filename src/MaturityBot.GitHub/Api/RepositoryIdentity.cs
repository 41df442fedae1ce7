using MaturityBot.Core.Snapshots;

namespace MaturityBot.GitHub.Api;

/// <summary>A repository of an installation. The id survives renames and transfers; the name is for addresses and people.</summary>
public sealed record RepositoryIdentity(long InstallationId, long Id, RepositoryName Name)
{
    /// <inheritdoc />
    public override string ToString() => Name.ToString();
}
