using System.Formats.Tar;
using System.Text;
using MaturityBot.Core.Snapshots;
using MaturityBot.GitHub.Api;
using MaturityBot.GitHub.Reading;

namespace MaturityBot.GitHub.Tests.Reading;

public sealed class BlobTests : ReadingTests
{
    [Fact]
    public void An_id_is_the_one_that_git_gives() =>
        Assert.Equal("ce013625030ba8dba906f756967f9e9ca394464a", GitBlobId.Of("hello\n"u8));

    [Fact]
    public async Task A_few_contents_are_fetched_one_by_one_and_only_once()
    {
        var repository = SampleRepository.Of(3).ServeBy(GitHub);

        var first = await Source().ReadBlobsAsync(repository.Entries, default);
        var before = GitHub.ApiRequests.Count;
        var second = await Source().ReadBlobsAsync(repository.Entries, default);

        Assert.Equal("text 1", Encoding.UTF8.GetString(first[repository["file1.md"].BlobId].Span));
        Assert.Equal(first.Keys.Order(StringComparer.Ordinal), second.Keys.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(GitHub.ApiRequests.Skip(before), request => request.Line.Contains("/blobs/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Many_contents_come_as_one_archive()
    {
        var repository = SampleRepository.Of(30).With("folder/läng" + new string('x', 200) + ".md", "long name").ServeBy(GitHub).ServeArchiveBy(GitHub);

        var contents = await Source().ReadBlobsAsync(repository.Entries, default);

        Assert.Equal(31, contents.Count);
        Assert.DoesNotContain(GitHub.ApiRequests, request => request.Line.Contains("/blobs/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_an_archive_many_contents_are_fetched_one_by_one()
    {
        var repository = SampleRepository.Of(30).ServeBy(GitHub);

        var contents = await Source().ReadBlobsAsync(repository.Entries, default);

        Assert.Equal(30, contents.Count);
        Assert.Equal(30, GitHub.ApiRequests.Count(request => request.Line.Contains("/blobs/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_an_archive_leaves_out_or_changes_is_fetched_by_itself()
    {
        var repository = SampleRepository.Of(30).ServeBy(GitHub);
        repository.ServeArchiveBy(GitHub, SampleRepository.Archive(repository.Entries.Skip(2).Select((entry, index) =>
            new PaxTarEntry(TarEntryType.RegularFile, $"root/{entry.Path}") { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(index == 0 ? "forged" : "text " + entry.Path[4..^3])) })));

        var contents = await Source().ReadBlobsAsync(repository.Entries, default);

        Assert.Equal(30, contents.Count);
        Assert.Equal("text 2", Encoding.UTF8.GetString(contents[repository["file2.md"].BlobId].Span));
        Assert.Equal(3, GitHub.ApiRequests.Count(request => request.Line.Contains("/blobs/", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("not an archive at all")]
    [InlineData("")]
    public async Task What_is_no_archive_changes_nothing(string archive)
    {
        var repository = SampleRepository.Of(30).ServeBy(GitHub).ServeArchiveBy(GitHub, Encoding.UTF8.GetBytes(archive));

        Assert.Equal(30, (await Source().ReadBlobsAsync(repository.Entries, default)).Count);
    }

    [Fact]
    public async Task An_archive_that_breaks_off_gives_what_it_has()
    {
        var repository = SampleRepository.Of(30).ServeBy(GitHub);
        GitHub.On(SampleRepository.ArchiveLine, async context =>
        {
            var archive = SampleRepository.Archive(repository.Entries.Select(entry => new PaxTarEntry(TarEntryType.RegularFile, $"root/{entry.Path}") { DataStream = new MemoryStream(Encoding.UTF8.GetBytes("text " + entry.Path[4..^3])) }));
            await context.Response.Body.WriteAsync(archive.AsMemory(0, archive.Length / 2));
            await context.Response.Body.FlushAsync();
            context.Abort();
        });

        Assert.Equal(30, (await Source().ReadBlobsAsync(repository.Entries, default)).Count);
    }

    [Fact]
    public async Task A_hostile_archive_writes_nothing_and_ends()
    {
        var outside = Path.Combine(Path.GetTempPath(), $"escaped-{Guid.NewGuid():N}");
        var repository = SampleRepository.Of(30).ServeBy(GitHub);
        repository.ServeArchiveBy(GitHub, SampleRepository.Archive(
        [
            new PaxTarEntry(TarEntryType.RegularFile, $"root/../../../../..{outside}") { DataStream = new MemoryStream("evil"u8.ToArray()) },
            new PaxTarEntry(TarEntryType.SymbolicLink, "root/file1.md") { LinkName = "/etc/passwd" },
            new PaxTarEntry(TarEntryType.HardLink, "root/file2.md") { LinkName = "/etc/passwd" },
            new PaxTarEntry(TarEntryType.RegularFile, "root/bomb") { DataStream = new MemoryStream(new byte[8 << 20]) },
            new PaxTarEntry(TarEntryType.RegularFile, "root/file3.md") { DataStream = new MemoryStream("text 3"u8.ToArray()) },
        ]));

        var contents = await Source().ReadBlobsAsync(repository.Entries, default);

        Assert.Equal(30, contents.Count);
        Assert.Equal(30, GitHub.ApiRequests.Count(request => request.Line.Contains("/blobs/", StringComparison.Ordinal)));
        Assert.False(File.Exists(outside));
    }

    [Fact]
    public async Task A_link_s_target_comes_from_the_archive_too()
    {
        var repository = SampleRepository.Of(30);
        var link = new TreeEntry("link", TreeEntryKind.SymbolicLink, GitBlobId.Of("file1.md"u8), 8);
        repository.ServeBy(GitHub).ServeArchiveBy(GitHub, SampleRepository.Archive(
            [.. repository.Entries.Select(entry => new PaxTarEntry(TarEntryType.RegularFile, $"root/{entry.Path}") { DataStream = new MemoryStream(Encoding.UTF8.GetBytes("text " + entry.Path[4..^3])) }),
             new PaxTarEntry(TarEntryType.SymbolicLink, "root/link") { LinkName = "file1.md" }]));

        var contents = await Source().ReadBlobsAsync([.. repository.Entries, link], default);

        Assert.Equal("file1.md", Encoding.UTF8.GetString(contents[link.BlobId].Span));
    }

    [Fact]
    public async Task A_content_that_is_not_what_its_id_says_is_left_out()
    {
        var repository = SampleRepository.Of(2).ServeBy(GitHub);
        var entry = repository["file1.md"];
        GitHub.On($"GET /repos/acme/shop/git/blobs/{entry.BlobId}", """{"encoding":"base64","content":"Zm9yZ2Vk"}""");

        Assert.Equal([repository["file0.md"].BlobId], (await Source().ReadBlobsAsync(repository.Entries, default)).Keys);
    }

    [Fact]
    public async Task A_content_that_GitHub_does_not_hand_out_is_left_out()
    {
        var repository = SampleRepository.Of(3).ServeBy(GitHub);
        GitHub.On($"GET /repos/acme/shop/git/blobs/{repository["file1.md"].BlobId}", """{"message":"This API returns blobs up to 100 MB in size."}""", 403);
        GitHub.On($"GET /repos/acme/shop/git/blobs/{repository["file2.md"].BlobId}", """{"message":"Not Found"}""", 404);

        Assert.Single(await Source().ReadBlobsAsync(repository.Entries, default));
    }

    [Fact]
    public async Task A_rate_limit_while_fetching_is_the_caller_s_business()
    {
        var repository = SampleRepository.Of(1).ServeBy(GitHub);
        GitHub.On($"GET /repos/acme/shop/git/blobs/{repository["file0.md"].BlobId}", """{"message":"slow down"}""", 403, ("Retry-After", "60"));

        await Assert.ThrowsAsync<RateLimitedException>(() => Source().ReadBlobsAsync(repository.Entries, default));
    }

    [Fact]
    public async Task A_whole_snapshot_costs_few_requests_the_first_time_and_fewer_the_next()
    {
        SampleRepository.Of(40).ServeBy(GitHub).ServeArchiveBy(GitHub);
        GitHub.On("GET /repos/acme/shop", """{"id":4711,"default_branch":"main","visibility":"public"}""");
        var reader = new SnapshotReader(new PathSet(["**/*.md"]), ReadingLimits.Default);

        var snapshot = await reader.ReadAsync(Source(WantedSettings.Repository), default);
        var first = Counter.Count;
        await reader.ReadAsync(Source(WantedSettings.Repository), default);

        Assert.Equal("text 7", snapshot.Read("file7.md")!.Text);
        // Commit, tree, archive, repository; the archive's own address would not count if it were another host.
        Assert.Equal(5, first);
        Assert.Equal(1, Counter.Count - first);
    }
}
