using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace MaturityBot.Server.Storage;

/// <summary>
/// One SQLite file. A single task does every write; writes that come while it is busy share the next transaction, so that many callers pay for one flush to disk.
/// </summary>
public sealed class SqliteDatabase : IAsyncDisposable
{
    private const int MostWritesPerTransaction = 512;

    // Another process may hold the file; a delivery is to be refused before GitHub hangs up.
    private const int SecondsToWaitForOthers = 3;

    private readonly Channel<Write> writes = Channel.CreateBounded<Write>(new BoundedChannelOptions(8192) { SingleReader = true });
    private readonly string connectionString;
    private readonly SqliteSession writer;
    private readonly Task writing;

    /// <summary>Opens the file, creating it and its directory when they are not there, and brings its schema up to date.</summary>
    /// <exception cref="DllNotFoundException">The system has no SQLite library.</exception>
    /// <exception cref="SqliteException">The file cannot be opened or is no database.</exception>
    /// <exception cref="InvalidDataException">The file was written by a newer version of this app.</exception>
    public SqliteDatabase(string path)
    {
        SystemSqlite.Use();
        Path = System.IO.Path.GetFullPath(path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        connectionString = new SqliteConnectionStringBuilder { DataSource = Path, DefaultTimeout = SecondsToWaitForOthers }.ToString();
        writer = new SqliteSession(connectionString);
        SqliteSchema.Upgrade(writer);
        writing = Task.Run(WriteAllAsync);
    }

    /// <summary>Where the file is.</summary>
    public string Path { get; }

    /// <summary>Does a write; completes when it is safely on disk. A write that throws leaves the others of its transaction alone.</summary>
    public async Task<T> WriteAsync<T>(Func<SqliteSession, T> write, CancellationToken cancellation)
    {
        var request = new Write<T>(write);
        await writes.Writer.WriteAsync(request, cancellation);
        return await request.Completion.WaitAsync(cancellation);
    }

    /// <summary>Reads what has been written, without waiting for writers.</summary>
    public T Read<T>(Func<SqliteSession, T> read)
    {
        using var session = new SqliteSession(connectionString);
        return read(session);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        writes.Writer.TryComplete();
        await writing;
        writer.Dispose();
        using var pooled = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(pooled);
    }

    private async Task WriteAllAsync()
    {
        var batch = new List<Write>(MostWritesPerTransaction);
        while (await writes.Reader.WaitToReadAsync())
        {
            while (batch.Count < MostWritesPerTransaction && writes.Reader.TryRead(out var write))
                batch.Add(write);
            Commit(batch);
            batch.Clear();
        }
    }

    private void Commit(List<Write> batch)
    {
        try
        {
            writer.Execute("BEGIN IMMEDIATE");
            foreach (var write in batch)
                RunApart(write);
            writer.Execute("COMMIT");
            foreach (var write in batch)
                write.Succeed();
        }
        catch (Exception failure)
        {
            foreach (var write in batch)
                write.Fail(failure);
            TryRollBack();
        }
    }

    private void RunApart(Write write)
    {
        writer.Execute("SAVEPOINT one");
        try
        {
            write.Run(writer);
            writer.Execute("RELEASE one");
        }
        catch (Exception failure)
        {
            writer.Execute("ROLLBACK TO one; RELEASE one");
            write.Fail(failure);
        }
    }

    private void TryRollBack()
    {
        try
        {
            writer.Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite had rolled back by itself, or the transaction never began.
        }
    }

    private abstract class Write
    {
        public abstract void Run(SqliteSession session);

        public abstract void Succeed();

        public abstract void Fail(Exception failure);
    }

    private sealed class Write<T>(Func<SqliteSession, T> write) : Write
    {
        private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? result;

        public Task<T> Completion => completion.Task;

        public override void Run(SqliteSession session) => result = write(session);

        public override void Succeed() => completion.TrySetResult(result!);

        public override void Fail(Exception failure) => completion.TrySetException(failure);
    }
}
