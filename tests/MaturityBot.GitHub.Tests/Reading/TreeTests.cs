using MaturityBot.Core.Snapshots;
using MaturityBot.GitHub.Api;
using MaturityBot.GitHub.Reading;

namespace MaturityBot.GitHub.Tests.Reading;

public sealed class TreeTests : ReadingTests
{
    private const string Blob = "ce013625030ba8dba906f756967f9e9ca394464a";

    [Fact]
    public async Task A_tree_tells_files_links_and_submodules_apart_and_when_the_commit_was_made()
    {
        GitHub.On(SampleRepository.CommitLine, """{"committer":{"date":"2026-01-02T03:04:05Z"}}""").On(SampleRepository.TreeLine, $$"""
            {"truncated":false,"tree":[
              {"path":"src","mode":"040000","type":"tree","sha":"{{Blob}}"},
              {"path":"src/run.sh","mode":"100755","type":"blob","sha":"{{Blob}}","size":6},
              {"path":"link","mode":"120000","type":"blob","sha":"{{Blob}}","size":6},
              {"path":"module","mode":"160000","type":"commit","sha":"{{Blob}}"}]}
            """);

        var tree = await Source().ReadTreeAsync(default);

        Assert.Equal(
            [new("src/run.sh", TreeEntryKind.File, Blob, 6), new("link", TreeEntryKind.SymbolicLink, Blob, 6), new("module", TreeEntryKind.Submodule, Blob, 0)],
            tree.Entries);
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), tree.CommittedAt);
        Assert.Empty(tree.Warnings);
        Assert.Equal(2, Counter.Count);
    }

    [Fact]
    public async Task An_empty_repository_has_an_empty_tree_and_says_so()
    {
        GitHub.On(SampleRepository.CommitLine, """{"message":"Git Repository is empty."}""", 409).On(SampleRepository.TreeLine, """{"message":"Git Repository is empty."}""", 409);

        var tree = await Source().ReadTreeAsync(default);

        Assert.Empty(tree.Entries);
        Assert.Equal(["The repository is empty."], tree.Warnings);
    }

    [Fact]
    public async Task A_commit_that_is_not_there_makes_the_repository_unreadable()
    {
        var exception = await Assert.ThrowsAsync<RepositoryUnreadableException>(() => Source().ReadTreeAsync(default));

        Assert.Contains("acme/shop", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tree_too_large_for_one_answer_is_walked_by_folder()
    {
        GitHub.On(SampleRepository.TreeLine, """{"sha":"10","truncated":true,"tree":[]}""")
            .On("GET /repos/acme/shop/git/trees/10", Tree(File("README.md"), Folder("vendor", 1), Folder("src", 2), Folder("huge", 3)))
            .On(Recursive(1), Tree(File("lib.c")))
            .On(Recursive(2), Tree(Folder("app", 9), File("app/main.c"), File("main.c")))
            .On(Recursive(3), """{"truncated":true,"tree":[]}""")
            .On($"GET /repos/acme/shop/git/trees/{Id(3)}", Tree(Folder("deep", 4)))
            .On(Recursive(4), Tree(File("x.c")));

        var (entries, warnings) = await new TreeReader(Reader).ReadAsync(SampleRepository.Commit, default);

        Assert.Equal(["README.md", "huge/deep/x.c", "src/app/main.c", "src/main.c", "vendor/lib.c"], entries.Select(entry => entry.Path).Order(StringComparer.Ordinal));
        Assert.Empty(warnings);
    }

    [Fact]
    public async Task A_tree_beyond_the_limit_is_listed_up_to_it_own_folders_first()
    {
        GitHub.On(SampleRepository.TreeLine, """{"sha":"10","truncated":true,"tree":[]}""")
            .On("GET /repos/acme/shop/git/trees/10", Tree(Folder("vendor", 1), Folder("src", 2), Folder("tools", 3)))
            .On(Recursive(2), Tree(File("a.c"), File("b.c"), File("c.c")));

        var (entries, warnings) = await new TreeReader(Reader, maxEntries: 2).ReadAsync(SampleRepository.Commit, default);

        Assert.Equal(["src/a.c", "src/b.c"], entries.Select(entry => entry.Path));
        Assert.Equal(["The tree has more than 2 entries; the rest was left out.", "The tree is too large to be listed whole; 2 folders were listed in part or not at all, the first of them tools."], warnings);
    }

    [Fact]
    public async Task Walking_a_tree_of_endlessly_many_folders_ends()
    {
        GitHub.On(SampleRepository.TreeLine, """{"sha":"10","truncated":true,"tree":[]}""")
            .On("GET /repos/acme/shop/git/trees/10", Tree([.. Enumerable.Range(1, 50).Select(number => Folder($"f{number}", 1))]))
            .On(Recursive(1), Tree(File("a.c")));

        var (entries, warnings) = await new TreeReader(Reader, maxRequests: 5).ReadAsync(SampleRepository.Commit, default);

        Assert.Equal(4, entries.Count);
        Assert.Contains("46 folders were listed in part", Assert.Single(warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_listed_at_once_fills_what_walking_leaves_out()
    {
        GitHub.On(SampleRepository.TreeLine, $$"""{"sha":"10","truncated":true,"tree":[{{File("a/1.c")}},{{File("a/2.c")}}]}""")
            .On("GET /repos/acme/shop/git/trees/10", Tree(Folder("a", 1), Folder("b", 2), File("README.md")));

        var (entries, warnings) = await new TreeReader(Reader, maxRequests: 1).ReadAsync(SampleRepository.Commit, default);

        Assert.Equal(["README.md", "a/1.c", "a/2.c"], entries.Select(entry => entry.Path));
        Assert.Equal(["The tree is too large to be listed whole; 2 folders were listed in part or not at all, the first of them a."], warnings);
    }

    [Fact]
    public async Task Entries_that_make_no_sense_are_left_out_and_a_path_counts_once()
    {
        GitHub.On(SampleRepository.TreeLine, Tree(File("a"), File("a"), """{"path":null,"type":"blob"}""", """{"path":"b","type":"blob","sha":"../../etc/passwd","size":1}"""));

        var tree = await Source().ReadTreeAsync(default);

        Assert.Equal(["a"], tree.Entries.Select(entry => entry.Path));
        Assert.Equal(["2 entries of the tree could not be understood and were left out."], tree.Warnings);
    }

    [Fact]
    public async Task A_commit_time_that_is_known_is_not_asked_for()
    {
        GitHub.On(SampleRepository.TreeLine, Tree());
        var when = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        var tree = await new GitHubSnapshotSource(Shared, GitHubStandIn.Repository, SampleRepository.Commit, WantedSettings.None, when).ReadTreeAsync(default);

        Assert.Equal(when, tree.CommittedAt);
        Assert.Single(GitHub.ApiRequests);
    }

    [Fact]
    public async Task A_rate_limit_is_not_taken_for_an_unreadable_repository()
    {
        GitHub.On(SampleRepository.TreeLine, """{"message":"slow down"}""", 429, ("Retry-After", "60"));

        await Assert.ThrowsAsync<RateLimitedException>(() => Source().ReadTreeAsync(default));
    }

    private static string Tree(params string[] items) => $$"""{"truncated":false,"tree":[{{string.Join(',', items)}}]}""";

    private static string File(string path) => $$"""{"path":"{{path}}","mode":"100644","type":"blob","sha":"{{Blob}}","size":6}""";

    private static string Folder(string path, int id) => $$"""{"path":"{{path}}","mode":"040000","type":"tree","sha":"{{Id(id)}}"}""";

    private static string Recursive(int id) => $"GET /repos/acme/shop/git/trees/{Id(id)}?recursive=1";

    private static string Id(int id) => $"{id:D40}";
}
