using System.Diagnostics;
using MaturityBot.Cli.Reading;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Cli.Tests.Reading;

public sealed class FolderSourceTests : IDisposable
{
    private readonly Sandbox sandbox = new();

    [Fact]
    public async Task A_folder_without_git_is_read_as_it_is()
    {
        sandbox.Write("plain/README.md", "hello");
        sandbox.Write("plain/src/deep/a.cs", "class A;");

        var snapshot = await Maturitybot.ReadAsync(sandbox.Path("plain"));

        Assert.Equal(new Dictionary<string, string>(StringComparer.Ordinal) { ["README.md"] = "hello", ["src/deep/a.cs"] = "class A;" }, Maturitybot.Contents(snapshot));
        Assert.Equal("local/plain", snapshot.Tree.Repository.ToString());
    }

    [Fact]
    public async Task A_link_out_of_the_folder_is_not_followed()
    {
        sandbox.Write("outside/secret.md", "secret");
        sandbox.Write("plain/a", "1");
        File.CreateSymbolicLink(sandbox.Path("plain", "file.md"), sandbox.Path("outside", "secret.md"));
        Directory.CreateSymbolicLink(sandbox.Path("plain", "folder"), "../outside");

        var snapshot = await Maturitybot.ReadAsync(sandbox.Path("plain"));

        Assert.Equal(["a", "file.md", "folder"], snapshot.Files.Select(file => file.Path));
        Assert.DoesNotContain("secret", Maturitybot.Contents(snapshot).Values);
        Assert.Equal(2, snapshot.Unread.Count);
    }

    [Fact]
    public async Task A_link_that_takes_a_files_place_after_the_listing_is_not_followed()
    {
        var secret = sandbox.Write("outside.md", "secret");
        var file = sandbox.Write("plain/a", "harmless");
        var source = new FolderSource(sandbox.Path("plain"));
        var tree = await source.ReadTreeAsync(default);
        File.Delete(file);
        File.CreateSymbolicLink(file, secret);

        Assert.Empty(await source.ReadBlobsAsync(tree.Entries.ToArray(), default));
    }

    [Fact]
    public async Task A_link_to_itself_and_a_link_to_the_folder_around_end()
    {
        sandbox.Write("plain/a", "1");
        File.CreateSymbolicLink(sandbox.Path("plain", "itself"), "itself");
        Directory.CreateSymbolicLink(sandbox.Path("plain", "around"), ".");

        Assert.Equal(["a", "around", "itself"], (await Maturitybot.ReadAsync(sandbox.Path("plain"))).Files.Select(file => file.Path));
    }

    [Fact]
    public async Task Git_is_not_looked_into_and_a_repository_inside_is_a_submodule()
    {
        sandbox.Write("plain/a", "1");
        sandbox.Write("plain/module/.git", "gitdir: elsewhere");
        sandbox.Write("plain/module/b", "2");

        var snapshot = await Maturitybot.ReadAsync(sandbox.Path("plain"));

        Assert.Equal(["a"], snapshot.Files.Select(file => file.Path));
        Assert.Equal(TreeEntryKind.Submodule, snapshot.Tree.Entries.Single(entry => entry.Path == "module").Kind);
    }

    [Fact]
    public async Task A_file_of_200_MB_is_passed_over_quickly()
    {
        sandbox.Write("plain/a", "1");
        using (var large = File.Create(sandbox.Path("plain", "large.json")))
            large.SetLength(200 << 20);
        var before = GC.GetTotalAllocatedBytes();

        var snapshot = await Maturitybot.ReadAsync(sandbox.Path("plain"));

        Assert.Contains("209,715,200 bytes", snapshot.Unread["large.json"]);
        Assert.True(GC.GetTotalAllocatedBytes() - before < 50 << 20);
    }

    [Fact]
    public async Task A_pipe_is_not_waited_for()
    {
        if (OperatingSystem.IsWindows())
            return;
        sandbox.Write("plain/a", "1");
        using (var make = Process.Start("mkfifo", [sandbox.Path("plain", "pipe.yml")]))
            await make.WaitForExitAsync();

        var reading = Maturitybot.ReadAsync(sandbox.Path("plain"));

        Assert.Same(reading, await Task.WhenAny(reading, Task.Delay(TimeSpan.FromSeconds(30))));
        Assert.Equal("", Maturitybot.Contents(await reading)["pipe.yml"]);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_a_warning()
    {
        var file = sandbox.Write("plain/a", "1");
        var source = new VanishingFiles(new FolderSource(sandbox.Path("plain")), file);

        var snapshot = await new SnapshotReader(new PathSet(["**/*"]), ReadingLimits.Default).ReadAsync(source, default);

        Assert.Contains("a was not read", Assert.Single(snapshot.Tree.Warnings));
    }

    public void Dispose() => sandbox.Dispose();

    private sealed class VanishingFiles(FolderSource source, string file) : ISnapshotSource
    {
        public async Task<RepositoryTree> ReadTreeAsync(CancellationToken cancellation)
        {
            var tree = await source.ReadTreeAsync(cancellation);
            File.Delete(file);
            return tree;
        }

        public Task<IReadOnlyDictionary<string, ReadOnlyMemory<byte>>> ReadBlobsAsync(IReadOnlyCollection<TreeEntry> entries, CancellationToken cancellation) => source.ReadBlobsAsync(entries, cancellation);

        public Task<RepositorySettings> ReadSettingsAsync(CancellationToken cancellation) => source.ReadSettingsAsync(cancellation);
    }
}
