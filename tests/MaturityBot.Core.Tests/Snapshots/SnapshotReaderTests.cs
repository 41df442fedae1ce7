using System.Text;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Tests.Snapshots;

public sealed class SnapshotReaderTests
{
    private static readonly ReadingLimits Small = new(FileBytes: 10, TotalBytes: 25, Files: 4);

    [Fact]
    public async Task Only_what_is_of_interest_and_the_repositorys_own_is_read()
    {
        var source = new MemorySource([File("README.md", "hello"), File("src/a.cs", "class"), File("vendor/README.md", "other"), File("LICENSE", "mit")]);

        var snapshot = await ReadAsync(source, "**/*.md");

        Assert.Equal("hello", snapshot.Read("README.md")!.Text);
        Assert.Null(snapshot.Read("src/a.cs"));
        Assert.Equal(["README.md"], source.Asked);
        Assert.Equal(4, snapshot.Files.Count);
        Assert.Equal((5, 0), (snapshot.BytesRead, snapshot.Unread.Count));
    }

    [Fact]
    public async Task The_same_content_is_asked_for_once()
    {
        var source = new MemorySource([File("a.md", "same"), File("b.md", "same") with { BlobId = "a.md" }]);

        var snapshot = await ReadAsync(source, "**/*.md");

        Assert.Equal(["a.md"], source.Asked);
        Assert.Equal(("same", "same"), (snapshot.Read("a.md")!.Text, snapshot.Read("b.md")!.Text));
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_not_asked_for_and_said_so()
    {
        var source = new MemorySource([File("a.md", "short"), File("b.md", "much too long")]);

        var snapshot = await ReadAsync(source, "**/*.md");

        Assert.Equal(["a.md"], source.Asked);
        Assert.Equal("it has 13 bytes, more than the 10 that are read of one file", snapshot.Unread["b.md"]);
        Assert.Equal(["b.md was not read: it has 13 bytes, more than the 10 that are read of one file."], snapshot.Tree.Warnings);
    }

    [Fact]
    public async Task What_is_nearest_to_the_root_is_read_when_limits_cut()
    {
        var source = new MemorySource([File("deep/er/a.md", "1"), File("deep/b.md", "2"), File("c.md", "3"), File("d.md", "4"), File("e.md", "5")]);

        var snapshot = await ReadAsync(source, "**/*.md");

        Assert.Equal(["c.md", "d.md", "e.md", "deep/b.md"], source.Asked);
        Assert.Contains("limit of 4 files", snapshot.Unread["deep/er/a.md"]);
    }

    [Fact]
    public async Task All_bytes_together_are_bounded()
    {
        var source = new MemorySource([File("a.md", "1234567890"), File("b.md", "1234567890"), File("c.md", "1234567890"), File("d.md", "12345")]);

        var snapshot = await ReadAsync(source, "**/*.md");

        Assert.Equal(["a.md", "b.md", "d.md"], source.Asked);
        Assert.Contains("25 bytes of one repository", snapshot.Unread["c.md"]);
    }

    [Fact]
    public async Task A_content_that_is_not_there_is_said_so()
    {
        var snapshot = await ReadAsync(new MemorySource([File("a.md", null)]), "**/*.md");

        Assert.Equal("its content is not in this copy of the repository", snapshot.Unread["a.md"]);
    }

    [Theory]
    [InlineData("docs/guide.md", "README.md", true)]
    [InlineData("../README.md", "docs/link.md", true)]
    [InlineData("./docs/../docs/guide.md", "README.md", true)]
    [InlineData("nowhere.md", "README.md", false)]
    public async Task A_link_has_the_content_of_its_target(string target, string link, bool isThere)
    {
        var source = new MemorySource([File("docs/guide.md", "guide"), Link(link, target), .. link == "README.md" ? Array.Empty<Entry>() : [File("README.md", "guide")]]);

        var snapshot = await ReadAsync(source, "**/*.md", new ReadingLimits(100, 1000, 10));

        Assert.Equal(isThere ? "guide" : null, snapshot.Read(link)?.Text);
        Assert.Empty(snapshot.Unread);
    }

    [Theory]
    [InlineData("/etc/passwd", "out of the repository")]
    [InlineData("../../etc/passwd", "out of the repository")]
    [InlineData("docs/../../x", "out of the repository")]
    [InlineData("C:\\secret", "out of the repository")]
    [InlineData("link.md", "no file")]
    [InlineData("other.md", "no file")]
    [InlineData(null, "is not in this copy")]
    public async Task A_link_that_leads_to_no_file_here_is_not_followed(string? target, string reason)
    {
        var source = new MemorySource([Link("link.md", target), Link("other.md", "x.md"), File("x.md", "x")]);

        var snapshot = await ReadAsync(source, "**/*.md", new ReadingLimits(100, 1000, 10));

        Assert.Null(snapshot.Read("link.md"));
        Assert.Contains(reason, snapshot.Unread["link.md"]);
    }

    [Fact]
    public async Task Paths_that_look_the_same_count_once_and_the_tree_is_not_whole()
    {
        var snapshot = await ReadAsync(new MemorySource([File("bad-\uFFFD", "1"), File("bad-\uFFFD", "2")]), "**/*");

        Assert.Single(snapshot.Files);
        Assert.False(snapshot.Tree.IsComplete);
        Assert.Single(snapshot.Tree.Warnings);
    }

    [Fact]
    public async Task Warnings_are_summed_up_beyond_twenty()
    {
        var snapshot = await ReadAsync(new MemorySource([.. Enumerable.Range(0, 50).Select(number => File($"{number:D2}.md", "much too long"))]), "**/*.md");

        Assert.Equal(21, snapshot.Tree.Warnings.Count);
        Assert.Equal("30 more files were not read.", snapshot.Tree.Warnings[^1]);
        Assert.Equal(50, snapshot.Unread.Count);
    }

    private static Task<Snapshot> ReadAsync(MemorySource source, string interest, ReadingLimits? limits = null) =>
        new SnapshotReader(new PathSet([interest]), limits ?? Small).ReadAsync(source, default);

    private static Entry File(string path, string? content) => new(path, TreeEntryKind.File, path, content);

    private static Entry Link(string path, string? target) => new(path, TreeEntryKind.SymbolicLink, path, target);

    private sealed record Entry(string Path, TreeEntryKind Kind, string BlobId, string? Content);

    private sealed class MemorySource(IReadOnlyList<Entry> entries) : ISnapshotSource
    {
        public List<string> Asked { get; } = [];

        public Task<RepositoryTree> ReadTreeAsync(CancellationToken cancellation) => Task.FromResult(new RepositoryTree(
            new RepositoryName("local", "sample"),
            "",
            null,
            [.. entries.Select(entry => new TreeEntry(entry.Path, entry.Kind, entry.BlobId, entry.Content?.Length ?? 0))],
            []));

        public Task<IReadOnlyDictionary<string, ReadOnlyMemory<byte>>> ReadBlobsAsync(IReadOnlyCollection<TreeEntry> wanted, CancellationToken cancellation)
        {
            Asked.AddRange(wanted.Where(entry => entry.Kind == TreeEntryKind.File).Select(entry => entry.BlobId));
            return Task.FromResult<IReadOnlyDictionary<string, ReadOnlyMemory<byte>>>(entries
                .Where(entry => entry.Content is not null && wanted.Any(item => item.BlobId == entry.BlobId))
                .DistinctBy(entry => entry.BlobId)
                .ToDictionary(entry => entry.BlobId, entry => new ReadOnlyMemory<byte>(Encoding.UTF8.GetBytes(entry.Content!)), StringComparer.Ordinal));
        }

        public Task<RepositorySettings> ReadSettingsAsync(CancellationToken cancellation) => Task.FromResult(RepositorySettings.OutOfSight);
    }
}
