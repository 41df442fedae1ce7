using System.Text;
using MaturityBot.Core.Snapshots;
using MaturityBot.GitHub.Api;
using MaturityBot.GitHub.Reading;
using MaturityBot.TestSupport.GitHub;

namespace MaturityBot.GitHub.Tests.Reading;

/// <summary>Reads repositories of a whole local GitHub, which checks tokens and permissions and holds every request against GitHub's description.</summary>
public sealed class LocalGitHubTests : IAsyncLifetime, IDisposable
{
    private static readonly string[] Everything = ["**/*"];

    private readonly string cacheFolder = Path.Combine(Path.GetTempPath(), $"maturitybot-{Guid.NewGuid():N}");
    private readonly ApiRequestCounter counter = new();
    private LocalGitHub github = null!;
    private GitHubClient client = null!;
    private GitHubReading reading = null!;

    public async Task InitializeAsync()
    {
        github = await LocalGitHub.Start();
        client = new GitHubClient(new GitHubOptions { ApiUrl = github.Address, WebUrl = github.Address, AppId = github.App.Id, PrivateKey = github.App.PrivateKeyPem }, TimeProvider.System);
        reading = new GitHubReading(client, new BlobCache(cacheFolder, 100 << 20, TimeProvider.System), new OrganizationDefaults(client, TimeProvider.System), TimeProvider.System);
    }

    public async Task DisposeAsync()
    {
        await github.DisposeAsync();
        Assert.Empty(github.Violations);
    }

    public void Dispose()
    {
        client.Dispose();
        if (Directory.Exists(cacheFolder))
            Directory.Delete(cacheFolder, recursive: true);
    }

    [Fact]
    public async Task A_repository_is_read_whole()
    {
        var shop = await github.CreateRepository("shop");
        byte[] binary = [0, 255, 1, 254];
        var commit = await shop.Commit(
        [
            new("logo.bin", binary), TestFile.Text("docs/a b.md", "é\r\n"), TestFile.Link("link.md", "docs/a b.md"), new("run.sh", "#!/bin/sh\n"u8.ToArray(), "100755"),
            .. Enumerable.Range(0, 30).Select(number => TestFile.Text($"src/{number}.c", $"int x{number};")),
        ]);
        github.Settings(shop).DependabotAlerts = true;
        github.Settings(shop).SecretScanning = true;

        var snapshot = await ReadAsync(shop, commit, WantedSettings.All);

        Assert.Equal(34, snapshot.Files.Count);
        Assert.Equal(binary, snapshot.Read("logo.bin")!.Content.ToArray());
        Assert.Equal("é\r\n", Encoding.UTF8.GetString(snapshot.Read("docs/a b.md")!.Content.Span));
        Assert.Equal("é\r\n", Encoding.UTF8.GetString(snapshot.Read("link.md")!.Content.Span));
        Assert.Equal("int x7;", snapshot.Read("src/7.c")!.Text);
        Assert.Empty(snapshot.Tree.Warnings);
        Assert.True(snapshot.Tree.IsComplete);
        Assert.NotNull(snapshot.Tree.CommittedAt);
        Assert.Equal(Sight.Of(true), snapshot.Settings.VulnerabilityAlerts);
        Assert.Equal(Sight.Of(true), snapshot.Settings.SecretScanning);
        Assert.False(snapshot.Settings.DefaultBranchRules.Value.RequiresPullRequest);
        Assert.Empty(snapshot.Settings.OrganizationDefaults.Value);
        // The archive itself is downloaded from where its request leads; here that is the same address, so it is counted too.
        Assert.Equal(github.Requests.Count(request => !request.Template.StartsWith("/app", StringComparison.Ordinal)) + 1, counter.Count);
        // The link is followed first, all else comes as an archive.
        Assert.Single(github.Requests, request => request.Template.EndsWith("/git/blobs/{file_sha}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Default_files_of_the_organisation_are_found()
    {
        await (await github.CreateRepository(".github", isPrivate: false)).Commit("main", ("SECURITY.md", "mail us"));
        var shop = await github.CreateRepository("shop");
        var commit = await shop.Commit("main", ("README.md", "# Shop"));

        Assert.Equal(["SECURITY.md"], (await ReadAsync(shop, commit, WantedSettings.OrganizationDefaults)).Settings.OrganizationDefaults.Value);
    }

    [Fact]
    public async Task A_tree_beyond_the_limit_is_read_as_far_as_it_goes_its_upper_files_first()
    {
        var huge = await github.CreateRepository("huge");
        var commit = await huge.CommitCopies(folders: 260, filesPerFolder: 400, ("README.md", "# Huge"));

        var snapshot = await new SnapshotReader(new PathSet(["README.md"]), ReadingLimits.Default).ReadAsync(Source(huge, commit, WantedSettings.None), default);

        Assert.Equal("# Huge", snapshot.Read("README.md")!.Text);
        Assert.InRange(snapshot.Files.Count, 60_000, 100_000);
        Assert.NotEmpty(snapshot.Tree.Warnings);
        Assert.False(snapshot.Tree.IsComplete);
    }

    [Fact]
    public async Task An_empty_repository_and_a_commit_that_is_not_there_are_told_apart()
    {
        var empty = await github.CreateRepository("empty");
        var shop = await github.CreateRepository("shop");
        await shop.Commit("main", ("README.md", "# Shop"));
        var nowhere = new string('a', 40);

        Assert.Equal(["The repository is empty."], (await ReadAsync(empty, nowhere, WantedSettings.None)).Tree.Warnings);
        await Assert.ThrowsAsync<RepositoryUnreadableException>(() => ReadAsync(shop, nowhere, WantedSettings.None));
    }

    [Fact]
    public async Task A_token_that_is_revoked_while_reading_is_replaced()
    {
        var shop = await github.CreateRepository("shop");
        var commit = await shop.Commit("main", ("README.md", "# Shop"));
        await ReadAsync(shop, commit, WantedSettings.Repository);

        github.RevokeTokens();

        Assert.NotNull((await ReadAsync(shop, commit, WantedSettings.Repository)).Read("README.md"));
    }

    private Task<Snapshot> ReadAsync(TestRepository repository, string commit, WantedSettings wanted) =>
        new SnapshotReader(new PathSet(Everything), ReadingLimits.Default).ReadAsync(Source(repository, commit, wanted), default);

    private GitHubSnapshotSource Source(TestRepository repository, string commit, WantedSettings wanted) =>
        new(reading, new RepositoryIdentity(EmulatedGitHub.InstallationId, repository.Id, new(EmulatedGitHub.Organisation, repository.Name)), commit, wanted, counter: counter);
}
