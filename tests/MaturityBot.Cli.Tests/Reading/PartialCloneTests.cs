using MaturityBot.Core.Snapshots;

namespace MaturityBot.Cli.Tests.Reading;

public sealed class PartialCloneTests : IDisposable
{
    private readonly Sandbox sandbox = new();
    private readonly string marker;

    public PartialCloneTests()
    {
        marker = sandbox.Path("touched");
        sandbox.Repository("tree", ("a", "1"), ("folder/b", "2"));
    }

    [Theory]
    [InlineData("blob:none", 2, true)]
    [InlineData("tree:1", 1, false)]
    [InlineData("tree:0", 0, false)]
    public async Task What_a_partial_clone_lacks_is_said_and_never_fetched(string filter, int files, bool isComplete)
    {
        var path = sandbox.Clone("tree", "partial.git", "--bare", $"--filter={filter}");
        SetATrap(path);
        var objects = Objects(path);

        var snapshot = await Maturitybot.ReadAsync(path);

        Assert.Equal(files, snapshot.Files.Count);
        Assert.Equal(isComplete, snapshot.Tree.IsComplete);
        Assert.NotEmpty(snapshot.Tree.Warnings);
        Assert.Equal(files, snapshot.Unread.Count);
        Assert.Equal(objects, Objects(path));
        Assert.False(File.Exists(marker));
    }

    [Fact]
    public async Task A_commit_that_was_promised_and_is_not_there_is_not_fetched()
    {
        var path = sandbox.Clone("tree", "partial.git", "--bare", "--filter=blob:none");
        SetATrap(path);
        sandbox.Commit("tree", ("a", "2"));
        var later = Sandbox.Git(sandbox.Path("tree"), "rev-parse", "HEAD");
        var objects = Objects(path);

        await Assert.ThrowsAsync<RepositoryUnreadableException>(() => Maturitybot.ReadAsync(path, later));

        Assert.Equal(objects, Objects(path));
        Assert.False(File.Exists(marker));
    }

    [Fact]
    public async Task What_is_there_of_a_partial_clone_is_read()
    {
        var path = sandbox.Clone("tree", "partial", "--filter=blob:none", "--no-checkout");
        // A checkout of one file brings that one.
        Sandbox.Git(path, "checkout", "--quiet", "HEAD", "--", "a");
        SetATrap(path);

        var snapshot = await Maturitybot.ReadAsync(path);

        Assert.Equal(new Dictionary<string, string>(StringComparer.Ordinal) { ["a"] = "1", ["folder/b"] = "(not read)" }, Maturitybot.Contents(snapshot));
        Assert.Equal("folder/b was not read: its content is not in this copy of the repository.", Assert.Single(snapshot.Tree.Warnings));
    }

    [Fact]
    public async Task A_repositorys_configuration_runs_no_command()
    {
        var path = sandbox.Repository("hostile", ("a", "1"), (".gitattributes", "* filter=trap diff=trap\n"));
        foreach (var key in new[] { "core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.alternateRefsCommand", "filter.trap.smudge", "diff.trap.textconv", "alias.cat-file", "alias.ls-tree" })
            Sandbox.Git(path, "config", key, key.StartsWith("alias", StringComparison.Ordinal) ? $"!touch {marker}" : $"touch {marker}");

        var snapshot = await Maturitybot.ReadAsync(path);

        Assert.Equal(2, snapshot.Files.Count);
        Assert.False(File.Exists(marker));
    }

    // Whoever fetches from here leaves a mark, even where the repository itself allows such an address.
    private void SetATrap(string path)
    {
        Sandbox.Git(path, "config", "remote.origin.url", $"ext::touch {marker}");
        Sandbox.Git(path, "config", "protocol.ext.allow", "always");
        Sandbox.Git(path, "config", "protocol.allow", "always");
    }

    private static string[] Objects(string path) =>
        [.. Directory.EnumerateFiles(Directory.Exists(Path.Combine(path, ".git")) ? Path.Combine(path, ".git", "objects") : Path.Combine(path, "objects"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    public void Dispose() => sandbox.Dispose();
}
