using System.Text.Json.Nodes;

namespace MaturityBot.TestSupport.GitHub;

/// <summary>A repository of the local GitHub, worked on as its developers would.</summary>
public sealed class TestRepository
{
    /// <summary>The default branch of every repository here.</summary>
    public const string DefaultBranch = "main";

    private const string NoCommit = "0000000000000000000000000000000000000000";
    private const int FilesPerRequest = 200;

    private readonly LocalGitHub github;

    internal TestRepository(LocalGitHub github, string name, long id) => (this.github, Name, Id) = (github, name, id);

    /// <summary>The name without its owner.</summary>
    public string Name { get; }

    /// <summary>GitHub's id.</summary>
    public long Id { get; }

    /// <summary>Owner and name.</summary>
    public string FullName => $"{EmulatedGitHub.Organisation}/{Name}";

    private string Api => $"/repos/{FullName}";

    /// <summary>Commits changes to a branch and sends the events that GitHub sends for it.</summary>
    /// <param name="changes">The changed files; null content deletes.</param>
    /// <param name="branch">The branch, made from the default branch when it is new.</param>
    /// <param name="message">The commit message.</param>
    /// <returns>The new head.</returns>
    public async Task<string> Commit(IEnumerable<TestFile> changes, string? branch = null, string message = "Change files")
    {
        branch ??= DefaultBranch;
        string? head = await Head(branch), parent = head ?? await Head(DefaultBranch);
        string? tree = parent is null ? null : (await github.Read($"{Api}/git/commits/{parent}"))!["tree"]!["sha"]!.GetValue<string>();
        foreach (var batch in changes.Chunk(FilesPerRequest))
            tree = await WriteTree(tree, batch);
        return await CommitTree(branch, head, parent, tree ?? await WriteTree(null, []), message);
    }

    /// <summary>Commits files and many folders with many copies of one file, written as one tree that they share.</summary>
    public async Task<string> CommitCopies(int folders, int filesPerFolder, params (string Path, string Content)[] files)
    {
        string shared = await WriteTree(null, [.. Enumerable.Range(0, filesPerFolder).Select(i => TestFile.Text($"file{i}.txt", "copy"))]);
        string tree = await WriteTree(null, [.. files.Select(f => TestFile.Text(f.Path, f.Content))]);
        var entries = new JsonArray([.. Enumerable.Range(0, folders).Select(i => new JsonObject { ["path"] = $"copies{i}", ["mode"] = "040000", ["type"] = "tree", ["sha"] = shared })]);
        var grown = await github.Ask(HttpMethod.Post, $"{Api}/git/trees", new JsonObject { ["base_tree"] = tree, ["tree"] = entries });
        return await CommitTree(DefaultBranch, await Head(DefaultBranch), null, grown!["sha"]!.GetValue<string>(), "Copy files");
    }

    /// <summary>Commits changed texts by path.</summary>
    public Task<string> Commit(string branch, params (string Path, string Content)[] changes) =>
        Commit(changes.Select(c => TestFile.Text(c.Path, c.Content)), branch);

    /// <summary>Commits the removal of files.</summary>
    public Task<string> Delete(string branch, params string[] paths) => Commit(paths.Select(TestFile.Deleted), branch, "Delete files");

    /// <summary>Where a branch stands, or null.</summary>
    public async Task<string?> Head(string branch) => (await github.Read($"{Api}/git/ref/heads/{branch}"))?["object"]?["sha"]?.GetValue<string>();

    /// <summary>Opens a pull request; returns its number.</summary>
    public async Task<int> OpenPullRequest(string head, string title, bool draft = false)
    {
        var opened = await github.Ask(HttpMethod.Post, $"{Api}/pulls", new JsonObject { ["title"] = title, ["head"] = head, ["base"] = DefaultBranch, ["draft"] = draft });
        return opened!["number"]!.GetValue<int>();
    }

    /// <summary>Closes a pull request without merging it.</summary>
    public Task ClosePullRequest(int number) => github.Ask(HttpMethod.Patch, $"{Api}/pulls/{number}", new JsonObject { ["state"] = "closed" });

    /// <summary>Closes an issue as a person would.</summary>
    public Task CloseIssue(int number, string reason) =>
        github.Ask(HttpMethod.Patch, $"{Api}/issues/{number}", new JsonObject { ["state"] = "closed", ["state_reason"] = reason });

    /// <summary>Sends <c>pull_request</c> with an action that emulate does not send.</summary>
    public async Task<Delivery> SendPullRequest(int number, string action, string? before = null)
    {
        var payload = new JsonObject { ["action"] = action, ["pull_request"] = await github.Read($"{Api}/pulls/{number}"), ["repository"] = await Json() };
        if (before is not null)
            (payload["before"], payload["after"]) = (before, await Head(payload["pull_request"]!["head"]!["ref"]!.GetValue<string>()));
        return await github.Deliveries.Send("pull_request", payload);
    }

    /// <summary>Asks for a check run again, as the button on GitHub's page does.</summary>
    /// <param name="checkRun">The check run.</param>
    /// <param name="fromFork">Whether its commit came from a fork: GitHub then names neither branch nor pull requests.</param>
    public async Task<Delivery> RerequestCheck(JsonNode checkRun, bool fromFork = false)
    {
        var run = checkRun.DeepClone();
        var pulls = (await github.Ask(HttpMethod.Get, $"{Api}/pulls?state=open"))!.AsArray().OfType<JsonNode>().Select(Reference).Where(pull => !fromFork && JsonNode.DeepEquals(pull["head"]!["sha"], run["head_sha"]));
        run["app"] = new JsonObject { ["id"] = github.App.Id, ["slug"] = github.App.Slug };
        run["pull_requests"] = new JsonArray([.. pulls]);
        if (fromFork)
            run["check_suite"]!["head_branch"] = null;
        return await github.Deliveries.Send("check_run", new JsonObject { ["action"] = "rerequested", ["check_run"] = run, ["repository"] = await Json() });

        static JsonNode Reference(JsonNode pull) => new JsonObject
        {
            ["id"] = pull["id"]!.DeepClone(),
            ["number"] = pull["number"]!.DeepClone(),
            ["head"] = new JsonObject { ["ref"] = pull["head"]!["ref"]!.DeepClone(), ["sha"] = pull["head"]!["sha"]!.DeepClone() },
            ["base"] = new JsonObject { ["ref"] = pull["base"]!["ref"]!.DeepClone(), ["sha"] = pull["base"]!["sha"]!.DeepClone() },
        };
    }

    /// <summary>All check runs of a commit, oldest first.</summary>
    public async Task<IReadOnlyList<JsonNode>> CheckRuns(string sha) =>
        [.. ((await github.Read($"{Api}/commits/{sha}/check-runs?filter=all&per_page=100"))?["check_runs"]?.AsArray() ?? [])!.OfType<JsonNode>().OrderBy(r => r["id"]!.GetValue<long>())];

    /// <summary>The comments of an issue or pull request, oldest first.</summary>
    public async Task<IReadOnlyList<JsonNode>> Comments(int number) =>
        [.. (await github.Read($"{Api}/issues/{number}/comments?per_page=100"))!.AsArray().OfType<JsonNode>()];

    /// <summary>The issues, oldest first.</summary>
    public async Task<IReadOnlyList<JsonNode>> Issues(string state = "all") =>
        [.. (await github.Read($"{Api}/issues?state={state}&per_page=100"))!.AsArray().OfType<JsonNode>().OrderBy(i => i["number"]!.GetValue<int>())];

    /// <summary>The repository as GitHub shows it.</summary>
    public Task<JsonNode?> Json() => github.Read(Api);

    private async Task<string> CommitTree(string branch, string? head, string? parent, string tree, string message)
    {
        var commit = await github.Ask(HttpMethod.Post, $"{Api}/git/commits", new JsonObject
        {
            ["message"] = message,
            ["tree"] = tree,
            ["parents"] = new JsonArray(parent is null ? [] : [parent]),
        });
        string sha = commit!["sha"]!.GetValue<string>();
        await Move(branch, head, sha);
        return sha;
    }

    private async Task<string> WriteTree(string? baseTree, IReadOnlyList<TestFile> files)
    {
        var entries = new JsonArray();
        foreach (var file in files)
            entries.Add(file.Content is null ? Entry(file, ("sha", null)) : file.IsText ? Entry(file, ("content", file.Decoded)) : Entry(file, ("sha", await WriteBlob(file.Content))));
        var body = new JsonObject { ["tree"] = entries };
        if (baseTree is not null)
            body["base_tree"] = baseTree;
        return (await github.Ask(HttpMethod.Post, $"{Api}/git/trees", body))!["sha"]!.GetValue<string>();
    }

    private static JsonObject Entry(TestFile file, (string Name, string? Value) content) =>
        new() { ["path"] = file.Path, ["mode"] = file.Mode, ["type"] = file.Type, [content.Name] = content.Value };

    private async Task<string> WriteBlob(byte[] content) =>
        (await github.Ask(HttpMethod.Post, $"{Api}/git/blobs", new JsonObject { ["content"] = Convert.ToBase64String(content), ["encoding"] = "base64" }))!["sha"]!.GetValue<string>();

    private async Task Move(string branch, string? from, string to)
    {
        if (from is not null)
        {
            // emulate sends the push.
            await github.Ask(HttpMethod.Patch, $"{Api}/git/refs/heads/{branch}", new JsonObject { ["sha"] = to });
            return;
        }

        await github.Ask(HttpMethod.Post, $"{Api}/git/refs", new JsonObject { ["ref"] = $"refs/heads/{branch}", ["sha"] = to });
        await github.Deliveries.Send("push", new JsonObject { ["ref"] = $"refs/heads/{branch}", ["before"] = NoCommit, ["after"] = to, ["repository"] = await Json() });
    }
}
