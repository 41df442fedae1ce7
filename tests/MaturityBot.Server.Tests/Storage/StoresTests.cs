using MaturityBot.Core.Rating;
using MaturityBot.GitHub.Api;
using MaturityBot.GitHub.Publishing;
using MaturityBot.Server.Inbox;
using MaturityBot.Server.Storage;

namespace MaturityBot.Server.Tests.Storage;

public sealed class StoresTests : IAsyncLifetime, IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly RubricReference Rubric = new("pillars", "1.0");
    private readonly TemporaryFolder folder = new();
    private readonly SqliteDatabase database;

    public StoresTests() => database = new SqliteDatabase(folder.File("stores.db"));

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
    public async Task An_assessment_is_found_by_commit_rubric_and_configuration()
    {
        var store = new SqliteAssessments(database);
        var key = new AssessmentKey(42, "c1", Rubric, "");
        await store.SaveAsync(key, onDefaultBranch: true, Work.Assessment("c1", minute: 0, level: 3), None);

        Assert.Equal(AssessmentJson.Write(Work.Assessment("c1", minute: 0, level: 3)), AssessmentJson.Write((await store.FindAsync(key, None))!));
        Assert.Null(await store.FindAsync(key with { Commit = "c2" }, None));
        Assert.Null(await store.FindAsync(key with { RepositoryId = 43 }, None));
        Assert.Null(await store.FindAsync(key with { ConfigurationHash = "ab" }, None));
        Assert.Null(await store.FindAsync(key with { Rubric = Rubric with { Version = "1.1" } }, None));
    }

    [Fact]
    public async Task The_newest_of_the_default_branch_and_its_history_leave_pull_requests_out()
    {
        var store = new SqliteAssessments(database);
        await store.SaveAsync(new AssessmentKey(42, "c1", Rubric, ""), onDefaultBranch: true, Work.Assessment("c1", minute: 0, level: 2), None);
        await store.SaveAsync(new AssessmentKey(42, "c2", Rubric, ""), onDefaultBranch: true, Work.Assessment("c2", minute: 1, level: 3), None);
        await store.SaveAsync(new AssessmentKey(42, "p1", Rubric, ""), onDefaultBranch: false, Work.Assessment("p1", minute: 2, level: 5), None);

        Assert.Equal("c2", (await store.LatestAsync(42, None))?.Commit);
        Assert.Equal([("c1", 2), ("c2", 3)], (await store.HistoryAsync(42, DateTimeOffset.MinValue, None)).Select(summary => (summary.Commit, summary.Levels["security"])));
        Assert.Equal(["c2"], (await store.HistoryAsync(42, Work.Noon.AddMinutes(1), None)).Select(summary => summary.Commit));
        Assert.Null(await store.LatestAsync(43, None));
    }

    [Fact]
    public async Task A_merged_pull_requests_head_joins_the_history_and_stays_in_it()
    {
        var store = new SqliteAssessments(database);
        var key = new AssessmentKey(42, "c1", Rubric, "");
        await store.SaveAsync(key, onDefaultBranch: false, Work.Assessment("c1", minute: 0, level: 2), None);
        Assert.Null(await store.LatestAsync(42, None));

        await store.SaveAsync(key, onDefaultBranch: true, Work.Assessment("c1", minute: 1, level: 2), None);
        await store.SaveAsync(key, onDefaultBranch: false, Work.Assessment("c1", minute: 2, level: 2), None);

        var latest = await store.LatestAsync(42, None);
        Assert.Equal(("c1", Work.Assessment("c1", minute: 1, level: 2).AssessedAt), (latest?.Commit, latest?.AssessedAt));
    }

    [Fact]
    public async Task A_commit_that_was_left_behind_does_not_become_the_newest_when_a_pull_request_is_judged_by_it_again()
    {
        var store = new SqliteAssessments(database);
        var key = new AssessmentKey(42, "c1", Rubric, "");
        await store.SaveAsync(key, onDefaultBranch: true, Work.Assessment("c1", minute: 0, level: 2), None);
        await store.SaveAsync(key with { Commit = "c2" }, onDefaultBranch: true, Work.Assessment("c2", minute: 1, level: 3), None);

        await store.SaveAsync(key, onDefaultBranch: false, Work.Assessment("c1", minute: 2, level: 2), None);

        Assert.Equal("c2", (await store.LatestAsync(42, None))?.Commit);
    }

    [Fact]
    public async Task An_owners_repositories_come_with_the_newest_of_each()
    {
        var store = new SqliteAssessments(database);
        await SeeAsync(new RepositoryIdentity(7, 42, new("octo-org", "tool")), isPrivate: false);
        await SeeAsync(new RepositoryIdentity(7, 43, new("octo-org", "api")), isPrivate: false);
        await SeeAsync(new RepositoryIdentity(8, 44, new("another", "tool")), isPrivate: false);
        foreach (var id in new[] { 42, 43, 44 })
        {
            await store.SaveAsync(new AssessmentKey(id, "c1", Rubric, ""), onDefaultBranch: true, Work.Assessment("c1", minute: 0, level: 2), None);
            await store.SaveAsync(new AssessmentKey(id, "c2", Rubric, ""), onDefaultBranch: true, Work.Assessment("c2", minute: 1, level: 3), None);
        }

        Assert.Equal([(43L, "c2"), (42L, "c2")], (await store.LatestOfOwnerAsync("Octo-Org", None)).Select(summary => (summary.RepositoryId, summary.Commit)));
    }

    [Fact]
    public async Task A_publication_is_remembered_replaced_and_forgotten()
    {
        var store = new SqlitePublications(database);
        var key = new PublicationKey(42, "comment", "5");
        Assert.Null(await store.FindAsync(key, None));

        await store.SaveAsync(key, new Publication(1, "a"), None);
        await store.SaveAsync(key, new Publication(2, "b"), None);
        Assert.Equal(new Publication(2, "b"), await store.FindAsync(key, None));
        Assert.Null(await store.FindAsync(key with { Kind = "issue" }, None));

        await store.ForgetAsync(key, None);
        Assert.Null(await store.FindAsync(key, None));
    }

    [Fact]
    public async Task A_repository_is_known_by_its_current_name_only()
    {
        var store = new SqliteInstallations(database);
        var identity = new RepositoryIdentity(7, 42, new("octo-org", "old"));
        await SeeAsync(identity, isPrivate: false);
        await SeeAsync(identity with { Name = new("octo-org", "new") }, isPrivate: true);

        Assert.Null(await store.FindAsync(new("octo-org", "old"), None));
        Assert.Equal(new KnownRepository(identity with { Name = new("octo-org", "new") }, true, "main"), await store.FindAsync(new("octo-org", "NEW"), None));
        Assert.Single(await store.ListAsync("octo-org", None));
    }

    [Fact]
    public async Task A_name_that_was_taken_over_means_the_new_repository()
    {
        var store = new SqliteInstallations(database);
        await SeeAsync(new RepositoryIdentity(7, 42, new("octo-org", "tool")), isPrivate: false);
        await SeeAsync(new RepositoryIdentity(7, 43, new("octo-org", "tool")), isPrivate: true);

        Assert.Equal(43, (await store.FindAsync(new("octo-org", "tool"), None))?.Repository.Id);
    }

    private Task<bool> SeeAsync(RepositoryIdentity repository, bool isPrivate) => database.WriteAsync(
        session =>
        {
            SqliteInstallations.Apply(session, [new Change.RepositorySeen(repository, isPrivate, "main")], Work.Noon);
            return true;
        },
        None);
}
