using System.Globalization;

namespace MaturityBot.Server.Storage;

/// <summary>The tables, version by version. A version that was released is never changed: a new one is added.</summary>
internal static class SqliteSchema
{
    private static readonly string[] Versions =
    [
        """
        CREATE TABLE deliveries (id TEXT NOT NULL, event TEXT NOT NULL, received_at INTEGER NOT NULL, PRIMARY KEY (id, event)) WITHOUT ROWID;
        CREATE INDEX deliveries_by_age ON deliveries (received_at);

        CREATE TABLE work (
            key TEXT PRIMARY KEY,
            installation_id INTEGER NOT NULL,
            repository_id INTEGER NOT NULL,
            urgent INTEGER NOT NULL,
            waiting TEXT,
            held TEXT,
            token TEXT,
            attempts INTEGER NOT NULL,
            due_at INTEGER,
            head_at INTEGER,
            parked_because TEXT,
            changed_at INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX work_due ON work (urgent, due_at) WHERE due_at IS NOT NULL;
        CREATE INDEX work_by_repository ON work (repository_id);
        CREATE INDEX work_by_age ON work (changed_at) WHERE due_at IS NULL;

        CREATE TABLE installations (id INTEGER PRIMARY KEY, account TEXT NOT NULL, suspended INTEGER NOT NULL);

        CREATE TABLE repositories (
            id INTEGER PRIMARY KEY,
            installation_id INTEGER NOT NULL,
            owner TEXT NOT NULL COLLATE NOCASE,
            name TEXT NOT NULL COLLATE NOCASE,
            private INTEGER NOT NULL,
            default_branch TEXT);
        CREATE INDEX repositories_by_name ON repositories (owner, name);

        CREATE TABLE assessments (
            repository_id INTEGER NOT NULL,
            "commit" TEXT NOT NULL,
            rubric TEXT NOT NULL,
            configuration TEXT NOT NULL,
            on_default_branch INTEGER NOT NULL,
            assessed_at INTEGER NOT NULL,
            levels TEXT NOT NULL,
            json BLOB NOT NULL,
            PRIMARY KEY (repository_id, "commit", rubric, configuration)) WITHOUT ROWID;
        CREATE INDEX assessments_by_time ON assessments (repository_id, assessed_at) WHERE on_default_branch = 1;

        CREATE TABLE publications (
            repository_id INTEGER NOT NULL,
            kind TEXT NOT NULL,
            subject TEXT NOT NULL,
            id INTEGER NOT NULL,
            content_hash TEXT NOT NULL,
            PRIMARY KEY (repository_id, kind, subject)) WITHOUT ROWID;
        """,
    ];

    /// <summary>Brings a file to the newest version, each step in a transaction of its own.</summary>
    public static void Upgrade(SqliteSession session)
    {
        var version = session.Query("PRAGMA user_version", reader => reader.GetInt32(0))[0];
        if (version > Versions.Length)
            throw new InvalidDataException($"the file was written by a newer version of MaturityBot (schema {version}, this one knows {Versions.Length})");

        for (; version < Versions.Length; version++)
            session.Execute(string.Create(CultureInfo.InvariantCulture, $"BEGIN IMMEDIATE; {Versions[version]} PRAGMA user_version = {version + 1}; COMMIT;"));
    }
}
