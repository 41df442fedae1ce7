using MaturityBot.GitHub.Api;
using MaturityBot.GitHub.Publishing;
using MaturityBot.Server.Evaluation;
using MaturityBot.Server.Inbox;
using MaturityBot.Server.Storage;

namespace MaturityBot.Server.Tests.Evaluation;

public sealed class OngoingChecksTests : IAsyncLifetime, IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryFolder folder = new();
    private readonly SqliteDatabase database;
    private readonly GitHubClient github = new(new GitHubOptions { AppId = RunningServer.AppId, PrivateKey = RunningServer.PrivateKey }, TimeProvider.System);
    private readonly Publisher publisher;
    private readonly OngoingChecks ongoing;

    public OngoingChecksTests()
    {
        database = new SqliteDatabase(folder.File("ongoing.db"));
        var publications = new SqlitePublications(database);
        publisher = new Publisher(github, publications, TimeProvider.System);
        ongoing = new OngoingChecks(publications);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await database.DisposeAsync();
    }

    public void Dispose()
    {
        github.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_check_that_an_earlier_attempt_started_is_not_started_again()
    {
        var item = Work.PullRequest("a");

        Assert.False(await BeginAsync(item, "a"));
        Assert.False(await BeginAsync(item, "a"));
        await ongoing.StartedAsync(item, "a", None);
        Assert.True(await BeginAsync(item, "a"));

        await FinishAsync(item, "a");
        Assert.False(await BeginAsync(item, "a"));
    }

    [Fact]
    public async Task Work_whose_head_is_looked_up_is_known_by_the_head_that_was_found()
    {
        var item = Work.Settings();
        await BeginAsync(item, "a");

        Assert.Equal("a", await ongoing.HeadAsync(item, None));

        await FinishAsync(item, "a");
        Assert.Null(await ongoing.HeadAsync(item, None));
    }

    private Task<bool> BeginAsync(WorkItem item, string head) => ongoing.BeginAsync(item, head, publisher, new ApiRequestCounter(), None);

    private Task FinishAsync(WorkItem item, string head) => ongoing.FinishAsync(item, head, publisher, new ApiRequestCounter(), None);
}
