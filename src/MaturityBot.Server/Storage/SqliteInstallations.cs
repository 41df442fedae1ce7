using MaturityBot.Core.Snapshots;
using MaturityBot.GitHub.Api;
using MaturityBot.Server.Inbox;
using Microsoft.Data.Sqlite;

namespace MaturityBot.Server.Storage;

/// <summary>Installations and their repositories in SQLite.</summary>
public sealed class SqliteInstallations(SqliteDatabase database) : IInstallationStore
{
    /// <inheritdoc />
    public Task<KnownRepository?> FindAsync(RepositoryName name, CancellationToken cancellation) => Task.FromResult(database.Read(session =>
        session.Query(
            "SELECT id, installation_id, owner, name, private, default_branch FROM repositories WHERE owner = $0 AND name = $1",
            Read,
            name.Owner,
            name.Name).FirstOrDefault()));

    /// <inheritdoc />
    public Task<IReadOnlyList<KnownRepository>> ListAsync(string owner, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<KnownRepository>>(database.Read(session =>
        session.Query(
            "SELECT id, installation_id, owner, name, private, default_branch FROM repositories WHERE owner = $0 ORDER BY name",
            Read,
            owner)));

    /// <summary>Keeps what a delivery said about installations and repositories.</summary>
    internal static void Apply(SqliteSession session, IReadOnlyList<Change> changes, DateTimeOffset now)
    {
        foreach (var change in changes)
            Apply(session, change, now);
    }

    /// <summary>The item under the name that its repository has now: it may have been renamed while the item waited.</summary>
    internal static WorkItem WithCurrentName(SqliteSession session, WorkItem item)
    {
        var names = session.Query(
            "SELECT owner, name FROM repositories WHERE id = $0",
            reader => new RepositoryName(reader.GetString(0), reader.GetString(1)),
            item.Repository.Id);
        return names is [var name] ? item with { Repository = item.Repository with { Name = name } } : item;
    }

    /// <summary>An item for each repository that is known of an installation.</summary>
    internal static IEnumerable<WorkItem> ItemsOf(SqliteSession session, Change.JudgeInstallation all) => session
        .Query("SELECT id, installation_id, owner, name, private, default_branch FROM repositories WHERE installation_id = $0", Read, all.InstallationId)
        .Select(known => new WorkItem(known.Repository, WorkKind.Branch, all.Reason, all.DeliveryId, all.ReceivedAt) { Branch = known.DefaultBranch });

    private static void Apply(SqliteSession session, Change change, DateTimeOffset now)
    {
        switch (change)
        {
            case Change.RepositorySeen seen:
                session.Execute("DELETE FROM repositories WHERE owner = $0 AND name = $1 AND id <> $2", seen.Repository.Name.Owner, seen.Repository.Name.Name, seen.Repository.Id);
                session.Execute(
                    """
                    INSERT INTO repositories (id, installation_id, owner, name, private, default_branch) VALUES ($0, $1, $2, $3, $4, $5)
                    ON CONFLICT (id) DO UPDATE SET installation_id = $1, owner = $2, name = $3, private = $4, default_branch = coalesce($5, default_branch)
                    """,
                    seen.Repository.Id,
                    seen.Repository.InstallationId,
                    seen.Repository.Name.Owner,
                    seen.Repository.Name.Name,
                    seen.IsPrivate,
                    seen.DefaultBranch);
                break;
            case Change.RepositoryGone gone:
                session.Execute("DELETE FROM work WHERE repository_id = $0", gone.RepositoryId);
                session.Execute("DELETE FROM repositories WHERE id = $0", gone.RepositoryId);
                break;
            case Change.InstallationActive active:
                session.Execute("INSERT INTO installations VALUES ($0, $1, 0) ON CONFLICT (id) DO UPDATE SET account = $1, suspended = 0", active.InstallationId, active.Account);
                session.Execute("UPDATE work SET parked_because = NULL, attempts = 0, due_at = $1 WHERE installation_id = $0 AND parked_because IS NOT NULL", active.InstallationId, now);
                break;
            case Change.InstallationSuspended suspended:
                session.Execute("UPDATE installations SET suspended = 1 WHERE id = $0", suspended.InstallationId);
                break;
            case Change.InstallationGone gone:
                session.Execute("DELETE FROM work WHERE installation_id = $0", gone.InstallationId);
                session.Execute("DELETE FROM repositories WHERE installation_id = $0", gone.InstallationId);
                session.Execute("DELETE FROM installations WHERE id = $0", gone.InstallationId);
                break;
        }
    }

    private static KnownRepository Read(SqliteDataReader reader) => new(
        new RepositoryIdentity(reader.GetInt64(1), reader.GetInt64(0), new RepositoryName(reader.GetString(2), reader.GetString(3))),
        reader.GetBoolean(4),
        reader.Text(5));
}
