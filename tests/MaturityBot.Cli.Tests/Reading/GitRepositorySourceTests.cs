using System.Text;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Cli.Tests.Reading;

public sealed class GitRepositorySourceTests : IDisposable
{
    private readonly Sandbox sandbox = new();

    [Fact]
    public async Task A_work_tree_a_bare_clone_and_a_plain_copy_hold_the_same_files()
    {
        var tree = sandbox.Repository("tree", ("README.md", "hello\n"), ("src/a.cs", "class A;\r\n"), ("empty", ""));
        File.CreateSymbolicLink(sandbox.Path("tree", "link.md"), "README.md");
        sandbox.Commit("tree");
        var bare = sandbox.Clone("tree", "bare.git", "--bare");
        sandbox.Clone("tree", "plain");
        Directory.Move(sandbox.Path("plain", ".git"), sandbox.Path("away"));

        var snapshots = new[] { await Maturitybot.ReadAsync(tree), await Maturitybot.ReadAsync(bare), await Maturitybot.ReadAsync(sandbox.Path("plain")) };

        var contents = snapshots.Select(Maturitybot.Contents).ToArray();
        Assert.Equal(4, contents[0].Count);
        Assert.Equal("hello\n", contents[0]["link.md"]);
        Assert.Equal(contents[0], contents[1]);
        Assert.Equal(contents[0], contents[2]);
        Assert.All(snapshots, snapshot => Assert.Empty(snapshot.Tree.Warnings));
        Assert.Equal(Sandbox.Git(tree, "rev-parse", "HEAD"), snapshots[1].Tree.Commit);
        Assert.Equal(DateTimeOffset.Parse("2026-01-31T11:00:00Z", System.Globalization.CultureInfo.InvariantCulture), snapshots[0].Tree.CommittedAt);
        Assert.Equal(("", null), (snapshots[2].Tree.Commit, snapshots[2].Tree.CommittedAt));
    }

    [Fact]
    public async Task A_work_tree_is_read_at_its_commit_and_not_as_it_lies_there()
    {
        var path = sandbox.Repository("tree", ("a", "committed"));
        sandbox.Write("tree/a", "changed");
        sandbox.Write("tree/b", "new");

        Assert.Equal([new("a", "committed")], Maturitybot.Contents(await Maturitybot.ReadAsync(path)));
    }

    [Fact]
    public async Task A_commit_is_named_by_branch_tag_or_id()
    {
        var path = sandbox.Repository("tree", ("a", "1"));
        var first = Sandbox.Git(path, "rev-parse", "HEAD");
        Sandbox.Git(path, "tag", "--annotate", "--message=one", "v1");
        sandbox.Commit("tree", ("a", "2"));

        foreach (var revision in new[] { first, first[..10], "v1", "HEAD~1", "main^" })
            Assert.Equal((first, "1"), ((await Maturitybot.ReadAsync(path, revision)).Tree.Commit, Maturitybot.Contents(await Maturitybot.ReadAsync(path, revision))["a"]));
    }

    [Theory]
    [InlineData("nothing", "has no commit nothing")]
    [InlineData("--upload-pack=touch /tmp/x", "has no commit --upload-pack")]
    [InlineData("-h", "has no commit -h")]
    [InlineData("HEAD:a", "has no commit HEAD:a")]
    public async Task A_commit_that_is_not_there_is_said_to_be_missing(string revision, string message)
    {
        var path = sandbox.Repository("tree", ("a", "1"));

        var error = await Assert.ThrowsAsync<RepositoryUnreadableException>(() => Maturitybot.ReadAsync(path, revision));

        Assert.Contains(message, error.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HEAD\nHEAD")]
    public async Task A_revision_of_several_lines_is_wrong_usage(string revision) =>
        await Assert.ThrowsAsync<UsageException>(() => Maturitybot.ReadAsync(sandbox.Repository("tree"), revision));

    [Fact]
    public async Task An_empty_repository_has_no_commit_yet()
    {
        Sandbox.Git(sandbox.Path(), "init", "--quiet", "empty");

        var error = await Assert.ThrowsAsync<RepositoryUnreadableException>(() => Maturitybot.ReadAsync(sandbox.Path("empty")));

        Assert.Contains("has no commit yet", error.Message);
    }

    [Fact]
    public async Task A_commit_without_files_is_an_empty_tree()
    {
        var snapshot = await Maturitybot.ReadAsync(sandbox.Repository("tree"));

        Assert.Empty(snapshot.Files);
        Assert.True(snapshot.Tree.IsComplete);
    }

    [Fact]
    public async Task A_folder_that_git_does_not_take_for_a_repository_is_said_so()
    {
        Directory.CreateDirectory(sandbox.Path("broken", ".git"));

        var error = await Assert.ThrowsAsync<RepositoryUnreadableException>(() => Maturitybot.ReadAsync(sandbox.Path("broken")));

        Assert.Contains("not a git repository", error.Message);
    }

    [Fact]
    public async Task A_shallow_clone_is_whole_at_its_commit_and_says_how_to_get_the_rest()
    {
        sandbox.Repository("tree", ("a", "1"));
        sandbox.Commit("tree", ("a", "2"));
        var shallow = sandbox.Clone("tree", "shallow", "--depth=1");

        var snapshot = await Maturitybot.ReadAsync(shallow);
        var error = await Assert.ThrowsAsync<RepositoryUnreadableException>(() => Maturitybot.ReadAsync(shallow, "HEAD~1"));

        Assert.Equal([new("a", "2")], Maturitybot.Contents(snapshot));
        Assert.Empty(snapshot.Tree.Warnings);
        Assert.Contains("git fetch --unshallow", error.Message);
    }

    [Fact]
    public async Task Linked_work_trees_and_sha256_repositories_are_read()
    {
        var path = sandbox.Repository("tree", ("a", "1"));
        Sandbox.Git(path, "worktree", "add", "--quiet", sandbox.Path("linked"));
        Sandbox.Git(sandbox.Path(), "init", "--quiet", "--object-format=sha256", "sha256");
        sandbox.Commit("sha256", ("a", "1"));

        Assert.Equal([new("a", "1")], Maturitybot.Contents(await Maturitybot.ReadAsync(sandbox.Path("linked"))));
        var sha256 = await Maturitybot.ReadAsync(sandbox.Path("sha256"));
        Assert.Equal([new("a", "1")], Maturitybot.Contents(sha256));
        Assert.Equal(64, sha256.Tree.Commit.Length);
    }

    [Fact]
    public async Task A_submodule_is_named_and_not_read()
    {
        var path = sandbox.Repository("tree", ("a", "1"));
        Sandbox.Git(path, "update-index", "--add", "--cacheinfo", "160000,1234567890123456789012345678901234567890,lib");
        Sandbox.Git(path, "commit", "--quiet", "--message=submodule");

        var snapshot = await Maturitybot.ReadAsync(path);

        Assert.Equal(TreeEntryKind.Submodule, snapshot.Tree.Entries.Single(entry => entry.Path == "lib").Kind);
        Assert.False(snapshot.Has("lib"));
        Assert.Empty(snapshot.Tree.Warnings);
    }

    [Fact]
    public async Task A_damaged_object_does_not_take_the_others_with_it()
    {
        var path = sandbox.Repository("tree", ("a", "1"), ("b", "2"), ("c", "3"));
        var id = Sandbox.Git(path, "rev-parse", "HEAD:b");
        var file = System.IO.Path.Combine(path, ".git", "objects", id[..2], id[2..]);
        File.SetAttributes(file, FileAttributes.Normal);
        File.WriteAllText(file, "damaged");

        var snapshot = await Maturitybot.ReadAsync(path);

        Assert.Equal(new Dictionary<string, string>(StringComparer.Ordinal) { ["a"] = "1", ["b"] = "(not read)", ["c"] = "3" }, Maturitybot.Contents(snapshot));
        Assert.Contains("b was not read", Assert.Single(snapshot.Tree.Warnings));
    }

    [Fact]
    public async Task A_link_out_of_the_repository_is_not_followed()
    {
        var outside = sandbox.Write("outside.md", "secret");
        var path = sandbox.Repository("tree", ("a", "1"));
        File.CreateSymbolicLink(sandbox.Path("tree", "absolute.md"), outside);
        File.CreateSymbolicLink(sandbox.Path("tree", "relative.md"), "../outside.md");
        sandbox.Commit("tree");

        var snapshot = await Maturitybot.ReadAsync(path);

        Assert.Null(snapshot.Read("absolute.md"));
        Assert.Null(snapshot.Read("relative.md"));
        Assert.Equal(2, snapshot.Tree.Warnings.Count(warning => warning.Contains("symbolic link out of the repository", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Hostile_names_and_contents_are_read_as_they_are()
    {
        // The same folder holds two names that are the same once their invalid bytes are replaced.
        var path = sandbox.Repository("tree", ("a", "1"));
        var blob = Sandbox.Git(path, [0xFF, 0xFE, 0x00, 0xC3, 0x28], "hash-object", "-w", "--stdin");
        byte[] names = [.. Name("bad-\xE9.md"), .. Name("bad-\xE8.md"), .. Name("line\nbreak.md"), .. Name("\x1b[31mred.md"), .. Name("![x](y).md"), .. Name("tab\tname.md")];
        var tree = Sandbox.Git(path, names, "mktree", "-z");
        var commit = Sandbox.Git(path, "commit-tree", tree, "-m", "hostile");

        var snapshot = await Maturitybot.ReadAsync(path, commit);

        Assert.Equal(["\x1b[31mred.md", "![x](y).md", "bad-\uFFFD.md", "line\nbreak.md", "tab\tname.md"], snapshot.Files.Select(file => file.Path));
        Assert.All(snapshot.Files, file => Assert.Equal(5, snapshot.Read(file.Path)!.Content.Length));
        Assert.Contains("not valid UTF-8", Assert.Single(snapshot.Tree.Warnings));
        Assert.False(snapshot.Tree.IsComplete);

        byte[] Name(string name) => Encoding.Latin1.GetBytes($"100644 blob {blob}\t{name}\0");
    }

    [Theory]
    [InlineData(5_000)]
    [InlineData(3_000_000)]
    public async Task A_path_of_any_length_is_left_out_and_said_so(int length)
    {
        var path = sandbox.Repository("tree", ("a", "1"));
        var blob = Sandbox.Git(path, "rev-parse", "HEAD:a");
        var tree = Sandbox.Git(path, Encoding.ASCII.GetBytes($"100644 blob {blob}\ta\n100644 blob {blob}\t{new string('b', length)}\n100644 blob {blob}\tc\n"), "mktree");
        var commit = Sandbox.Git(path, "commit-tree", tree, "-m", "long");

        var snapshot = await Maturitybot.ReadAsync(path, commit);

        Assert.True(snapshot.Has("a"));
        Assert.False(snapshot.Tree.IsComplete);
        Assert.Single(snapshot.Tree.Warnings);
    }

    [Fact]
    public async Task A_tree_of_more_than_a_hundred_thousand_files_is_listed_whole()
    {
        var path = sandbox.Repository("tree", ("a", "1"));
        var blob = Sandbox.Git(path, "rev-parse", "HEAD:a");
        var listing = string.Concat(Enumerable.Range(0, 100_001).Select(number => $"100644 blob {blob}\tfile-{number:D6}.bin\n"));
        var commit = Sandbox.Git(path, "commit-tree", Sandbox.Git(path, Encoding.ASCII.GetBytes(listing), "mktree"), "-m", "many");

        var snapshot = await Maturitybot.ReadAsync(path, commit);

        Assert.Equal(100_001, snapshot.Files.Count);
        Assert.True(snapshot.Tree.IsComplete);
        Assert.Contains("more files were not read", snapshot.Tree.Warnings[^1]);
    }

    public void Dispose() => sandbox.Dispose();
}
