using System.Text.Json;
using MaturityBot.Server.Inbox;
using Microsoft.Data.Sqlite;

namespace MaturityBot.Server.Storage;

/// <summary>The inbox in SQLite. The rules are in <see cref="WorkRow"/>; here rows are found and kept.</summary>
public sealed class SqliteInbox(SqliteDatabase database, WorkerSettings settings, WorkBell bell, TimeProvider time) : IInbox
{
    private const string Columns = "key, waiting, held, token, attempts, due_at, head_at, parked_because";

    /// <inheritdoc />
    public async Task<Receipt> ReceiveAsync(Delivery delivery, IReadOnlyList<Change> changes, CancellationToken cancellation)
    {
        var receipt = await database.WriteAsync(session => Receive(session, delivery, changes), cancellation);
        if (receipt == Receipt.Accepted)
            bell.Ring();
        return receipt;
    }

    /// <inheritdoc />
    public Task<Lease?> LeaseAsync(CancellationToken cancellation) => database.WriteAsync(TakeNext, cancellation);

    /// <inheritdoc />
    public Task<bool> RenewAsync(Lease lease, CancellationToken cancellation) =>
        database.WriteAsync(session => Update(session, lease, row => row.Renew(lease.Token, time.GetUtcNow() + settings.LeaseDuration)), cancellation);

    /// <inheritdoc />
    public async Task<bool> SettleAsync(Lease lease, Settlement settlement, CancellationToken cancellation)
    {
        var settled = await database.WriteAsync(session => Update(session, lease, row => row.Settle(lease.Token, settlement, time.GetUtcNow())), cancellation);
        bell.Ring();
        return settled;
    }

    /// <inheritdoc />
    public Task ForgetAsync(DateTimeOffset before, CancellationToken cancellation) => database.WriteAsync(
        session => session.Execute("DELETE FROM deliveries WHERE received_at < $0", before)
            + session.Execute("DELETE FROM work WHERE due_at IS NULL AND parked_because IS NULL AND changed_at < $0", before),
        cancellation);

    /// <inheritdoc />
    public Task<InboxState> CountAsync(CancellationToken cancellation) => Task.FromResult(database.Read(session => session.Query(
        "SELECT count(*) FILTER (WHERE waiting IS NOT NULL AND parked_because IS NULL), count(held), count(parked_because) FROM work",
        reader => new InboxState(reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2)))[0]));

    private Receipt Receive(SqliteSession session, Delivery delivery, IReadOnlyList<Change> changes)
    {
        var isNew = session.Execute("INSERT OR IGNORE INTO deliveries VALUES ($0, $1, $2)", delivery.Id, delivery.Event, delivery.ReceivedAt) == 1;
        if (!isNew)
            return Reopen(session, Items(session, changes)) > 0 ? Receipt.Accepted : Receipt.Duplicate;

        SqliteInstallations.Apply(session, changes, time.GetUtcNow());
        Accept(session, Items(session, changes));
        return Receipt.Accepted;
    }

    private static List<WorkItem> Items(SqliteSession session, IReadOnlyList<Change> changes) => [.. changes.SelectMany(IEnumerable<WorkItem> (change) => change switch
    {
        Change.Judge judge => [judge.Item],
        Change.JudgeInstallation all => SqliteInstallations.ItemsOf(session, all),
        _ => [],
    })];

    private void Accept(SqliteSession session, IEnumerable<WorkItem> items)
    {
        var now = time.GetUtcNow();
        foreach (var item in items)
            Save(session, (Find(session, item.Key) ?? new WorkRow(item.Key)).Accept(item, now), now);
    }

    /// <summary>Takes up again what a delivery asked for and was given up; how many rows that were.</summary>
    private int Reopen(SqliteSession session, IEnumerable<WorkItem> items)
    {
        var now = time.GetUtcNow();
        var reopened = 0;
        foreach (var item in items)
        {
            if (Find(session, item.Key) is { ParkedBecause: not null } parked && parked.Waiting?.DeliveryId == item.DeliveryId)
            {
                Save(session, parked.Reopen(now), now);
                reopened++;
            }
        }

        return reopened;
    }

    private Lease? TakeNext(SqliteSession session)
    {
        var now = time.GetUtcNow();
        while ((FindDue(session, urgent: true, now) ?? FindDue(session, urgent: false, now)) is { } due)
        {
            var row = due.Take(Guid.NewGuid().ToString("N"), now + settings.LeaseDuration, settings.Retries.MostAttempts);
            Save(session, row, now);
            if (row is { Held: { } item, Token: { } token })
                return new Lease(SqliteInstallations.WithCurrentName(session, item), token, row.Attempts);
        }

        return null;
    }

    private static WorkRow? FindDue(SqliteSession session, bool urgent, DateTimeOffset now) => session.Query(
        $"""
        SELECT {Columns} FROM work
        WHERE urgent = $0 AND due_at <= $1 AND installation_id NOT IN (SELECT id FROM installations WHERE suspended = 1)
        ORDER BY due_at LIMIT 1
        """,
        Read,
        urgent,
        now).FirstOrDefault();

    private static WorkRow? Find(SqliteSession session, string key) =>
        session.Query($"SELECT {Columns} FROM work WHERE key = $0", Read, key).FirstOrDefault();

    private bool Update(SqliteSession session, Lease lease, Func<WorkRow, WorkRow?> change)
    {
        if (Find(session, lease.Item.Key) is not { } row || change(row) is not { } changed)
            return false;
        Save(session, changed, time.GetUtcNow());
        return true;
    }

    private static void Save(SqliteSession session, WorkRow row, DateTimeOffset now)
    {
        var item = row.Waiting ?? row.Held;
        session.Execute(
            """
            INSERT INTO work (key, installation_id, repository_id, urgent, waiting, held, token, attempts, due_at, head_at, parked_because, changed_at)
            VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            ON CONFLICT (key) DO UPDATE SET
                installation_id = CASE WHEN $1 = 0 THEN installation_id ELSE $1 END, urgent = $3,
                waiting = $4, held = $5, token = $6, attempts = $7, due_at = $8, head_at = $9, parked_because = $10, changed_at = $11
            """,
            row.Key,
            item?.Repository.InstallationId ?? 0,
            item?.Repository.Id ?? 0,
            item?.IsUrgent ?? false,
            Write(row.Waiting),
            Write(row.Held),
            row.Token,
            row.Attempts,
            row.DueAt,
            row.HeadAt,
            row.ParkedBecause,
            now);
    }

    private static WorkRow Read(SqliteDataReader reader) => new(reader.GetString(0))
    {
        Waiting = ReadItem(reader.Text(1)),
        Held = ReadItem(reader.Text(2)),
        Token = reader.Text(3),
        Attempts = reader.GetInt32(4),
        DueAt = reader.Time(5),
        HeadAt = reader.Time(6),
        ParkedBecause = reader.Text(7),
    };

    private static string? Write(WorkItem? item) => item is null ? null : JsonSerializer.Serialize(item, WorkItemJson.Default.WorkItem);

    private static WorkItem? ReadItem(string? json) => json is null ? null : JsonSerializer.Deserialize(json, WorkItemJson.Default.WorkItem);
}
