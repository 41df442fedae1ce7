using MaturityBot.GitHub.Publishing;

namespace MaturityBot.Server.Storage;

/// <summary>What was published, in SQLite.</summary>
public sealed class SqlitePublications(SqliteDatabase database) : IPublicationStore
{
    /// <inheritdoc />
    public Task<Publication?> FindAsync(PublicationKey key, CancellationToken cancellation) => Task.FromResult(database.Read(session => session.Query(
        "SELECT id, content_hash FROM publications WHERE repository_id = $0 AND kind = $1 AND subject = $2",
        reader => new Publication(reader.GetInt64(0), reader.GetString(1)),
        key.RepositoryId,
        key.Kind,
        key.Subject).FirstOrDefault()));

    /// <inheritdoc />
    public Task SaveAsync(PublicationKey key, Publication publication, CancellationToken cancellation) => database.WriteAsync(
        session => session.Execute(
            "INSERT INTO publications VALUES ($0, $1, $2, $3, $4) ON CONFLICT DO UPDATE SET id = $3, content_hash = $4",
            key.RepositoryId,
            key.Kind,
            key.Subject,
            publication.Id,
            publication.ContentHash),
        cancellation);

    /// <inheritdoc />
    public Task ForgetAsync(PublicationKey key, CancellationToken cancellation) => database.WriteAsync(
        session => session.Execute(
            "DELETE FROM publications WHERE repository_id = $0 AND kind = $1 AND subject = $2",
            key.RepositoryId,
            key.Kind,
            key.Subject),
        cancellation);
}
