using MaturityBot.Server.Inbox;
using MaturityBot.Server.Storage;

namespace MaturityBot.Server.Tests.Storage;

public sealed class SqliteInboxTests : IAsyncLifetime, IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryFolder folder = new();
    private readonly ManualTime time = new();
    private readonly WorkerSettings settings = new() { Retries = new RetryPolicy { MostAttempts = 2 } };
    private SqliteDatabase database;
    private SqliteInbox inbox;

    public SqliteInboxTests() => (database, inbox) = Open();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await database.DisposeAsync();
    }

    public void Dispose()
    {
        folder.Dispose();
    }

    [Fact]
    public async Task A_delivery_survives_a_restart()
    {
        await ReceiveAsync(Work.PullRequest("a"));

        await database.DisposeAsync();
        (database, inbox) = Open();

        Assert.Equal(Work.PullRequest("a"), (await inbox.LeaseAsync(None))?.Item);
    }

    [Fact]
    public async Task A_repeat_of_a_waiting_a_held_or_a_finished_delivery_is_a_duplicate()
    {
        Assert.Equal(Receipt.Accepted, await ReceiveAsync(Work.PullRequest("a")));
        Assert.Equal(Receipt.Duplicate, await ReceiveAsync(Work.PullRequest("a")));
        var lease = await LeaseAsync();
        Assert.Equal(Receipt.Duplicate, await ReceiveAsync(Work.PullRequest("a")));
        await inbox.SettleAsync(lease, new Settlement.Finished(), None);
        Assert.Equal(Receipt.Duplicate, await ReceiveAsync(Work.PullRequest("a")));
        Assert.Null(await inbox.LeaseAsync(None));
    }

    [Fact]
    public async Task A_repeat_of_a_parked_delivery_opens_it_again()
    {
        await ReceiveAsync(Work.PullRequest("a"));
        await inbox.SettleAsync(await LeaseAsync(), new Settlement.Parked("broken"), None);
        Assert.Equal(new InboxState(0, 0, 1), await inbox.CountAsync(None));
        Assert.Null(await inbox.LeaseAsync(None));

        Assert.Equal(Receipt.Accepted, await ReceiveAsync(Work.PullRequest("a")));

        Assert.Equal(1, (await LeaseAsync()).Attempt);
    }

    [Fact]
    public async Task Work_of_one_pull_request_is_never_done_twice_at_a_time()
    {
        await ReceiveAsync(Work.PullRequest("a", "d-1", minute: 0));
        var first = await LeaseAsync();
        await ReceiveAsync(Work.PullRequest("b", "d-2", minute: 1));

        Assert.Null(await inbox.LeaseAsync(None));
        await inbox.SettleAsync(first, new Settlement.Finished(), None);
        Assert.Equal("b", (await LeaseAsync()).Item.HeadSha);
    }

    [Fact]
    public async Task Work_of_a_dead_process_is_taken_up_when_its_lease_ends()
    {
        await ReceiveAsync(Work.PullRequest("a"));
        var dead = await LeaseAsync();

        time.Advance(settings.LeaseDuration - TimeSpan.FromSeconds(1));
        Assert.Null(await inbox.LeaseAsync(None));
        time.Advance(TimeSpan.FromSeconds(1));
        var taken = await LeaseAsync();

        Assert.Equal((dead.Item, 2), (taken.Item, taken.Attempt));
        Assert.False(await inbox.SettleAsync(dead, new Settlement.Finished(), None));
        Assert.True(await inbox.SettleAsync(taken, new Settlement.Finished(), None));
    }

    [Fact]
    public async Task A_renewed_lease_is_kept()
    {
        await ReceiveAsync(Work.PullRequest("a"));
        var lease = await LeaseAsync();

        time.Advance(settings.LeaseDuration / 2);
        Assert.True(await inbox.RenewAsync(lease, None));
        time.Advance(settings.LeaseDuration / 2);

        Assert.Null(await inbox.LeaseAsync(None));
    }

    [Fact]
    public async Task What_is_to_be_tried_later_is_not_taken_before()
    {
        await ReceiveAsync(Work.PullRequest("a"));
        await inbox.SettleAsync(await LeaseAsync(), new Settlement.Retry(time.GetUtcNow().AddSeconds(30), "broke"), None);

        Assert.Null(await inbox.LeaseAsync(None));
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(2, (await LeaseAsync()).Attempt);
    }

    [Fact]
    public async Task What_a_person_waits_for_comes_before_the_first_look_at_a_thousand_repositories()
    {
        await ReceiveAsync([.. Enumerable.Range(100, 1000).Select(id => Work.Installed(id))]);
        await ReceiveAsync(Work.PullRequest("a", "d-2"));

        Assert.Equal(WorkKind.PullRequest, (await LeaseAsync()).Item.Kind);
    }

    [Fact]
    public async Task Work_of_a_suspended_installation_waits_and_comes_back()
    {
        await ApplyAsync("d-0", new Change.InstallationActive(7, "octo-org"));
        await ReceiveAsync(Work.PullRequest("a"));
        await ApplyAsync("d-2", new Change.InstallationSuspended(7));
        Assert.Null(await inbox.LeaseAsync(None));

        await ApplyAsync("d-3", new Change.InstallationActive(7, "octo-org"));

        Assert.Equal("a", (await LeaseAsync()).Item.HeadSha);
    }

    [Fact]
    public async Task An_installation_is_judged_as_a_whole_from_what_is_known_of_it()
    {
        await ApplyAsync("d-1", new Change.RepositorySeen(Work.Repository, IsPrivate: true, "main"), new Change.RepositorySeen(Work.Installed(43).Repository, IsPrivate: true, null));
        await ApplyAsync("d-2", new Change.RepositorySeen(new(8, 44, new("another", "tool")), IsPrivate: true, "main"));

        await ApplyAsync("d-3", new Change.JudgeInstallation(7, WorkReason.Installed, "d-3", time.GetUtcNow()));

        Assert.Equal([42, 43], new[] { (await LeaseAsync()).Item.Repository.Id, (await LeaseAsync()).Item.Repository.Id }.Order());
        Assert.Null(await inbox.LeaseAsync(None));
    }

    [Fact]
    public async Task Work_of_a_repository_that_is_gone_is_dropped()
    {
        await ReceiveAsync(Work.PullRequest("a"));

        await ApplyAsync("d-2", new Change.RepositoryGone(42));

        Assert.Equal(new InboxState(0, 0, 0), await inbox.CountAsync(None));
    }

    [Fact]
    public async Task Work_that_waited_while_its_repository_was_renamed_is_done_under_the_new_name()
    {
        await ReceiveAsync(Work.PullRequest("a"));

        await ApplyAsync("d-2", new Change.RepositorySeen(Work.Repository with { Name = new("octo-org", "new-name") }, IsPrivate: false, "main"));

        Assert.Equal("octo-org/new-name", (await LeaseAsync()).Item.Repository.ToString());
    }

    [Fact]
    public async Task Old_finished_work_is_forgotten_and_parked_work_is_not()
    {
        await ReceiveAsync(Work.PullRequest("a", "d-1", number: 1));
        await inbox.SettleAsync(await LeaseAsync(), new Settlement.Finished(), None);
        await ReceiveAsync(Work.PullRequest("a", "d-2", number: 2));
        await inbox.SettleAsync(await LeaseAsync(), new Settlement.Parked("broken"), None);
        time.Advance(TimeSpan.FromDays(2));

        await inbox.ForgetAsync(time.GetUtcNow().AddDays(-1), None);

        Assert.Equal(new InboxState(0, 0, 1), await inbox.CountAsync(None));
        Assert.Equal(Receipt.Accepted, await ReceiveAsync(Work.PullRequest("a", "d-1", number: 1)));
    }

    [Fact]
    public async Task Of_the_writes_of_one_transaction_only_the_one_that_fails_is_lost()
    {
        var writes = Enumerable.Range(0, 100).Select(index => database.WriteAsync(
            session => index == 50
                ? session.Execute("INSERT INTO installations VALUES (NULL, NULL, NULL)")
                : session.Execute("INSERT INTO installations VALUES ($0, 'octo-org', 0)", index),
            None)).ToArray();

        await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => Task.WhenAll(writes));

        Assert.Equal(99, database.Read(session => session.Query("SELECT count(*) FROM installations", reader => reader.GetInt32(0)))[0]);
    }

    [Fact]
    public async Task A_file_of_a_newer_version_is_left_alone()
    {
        await database.WriteAsync(session => session.Execute("PRAGMA user_version = 99"), None);
        await database.DisposeAsync();

        Assert.Throws<InvalidDataException>(() => new SqliteDatabase(folder.File("inbox.db")));

        database = new SqliteDatabase(folder.File("another.db"));
    }

    private (SqliteDatabase Database, SqliteInbox Inbox) Open()
    {
        var opened = new SqliteDatabase(folder.File("inbox.db"));
        return (opened, new SqliteInbox(opened, settings, new WorkBell(), time));
    }

    private async Task<Lease> LeaseAsync() => await inbox.LeaseAsync(None) ?? throw new InvalidOperationException("nothing is due");

    private Task<Receipt> ReceiveAsync(params WorkItem[] items) => ApplyAsync(items[0].DeliveryId, [.. items.Select(item => new Change.Judge(item))]);

    private Task<Receipt> ApplyAsync(string delivery, params Change[] changes) =>
        inbox.ReceiveAsync(new Delivery(delivery, "test", time.GetUtcNow()), changes, None);
}
