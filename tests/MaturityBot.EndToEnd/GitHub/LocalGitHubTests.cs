using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using MaturityBot.TestSupport;
using MaturityBot.TestSupport.GitHub;

namespace MaturityBot.EndToEnd.GitHub;

/// <summary>The local GitHub behaves as GitHub does where the app depends on it.</summary>
public sealed class LocalGitHubTests : IAsyncLifetime, IDisposable
{
    private readonly HttpClient client = new();
    private LocalGitHub github = null!;

    public async Task InitializeAsync()
    {
        github = await LocalGitHub.Start();
        client.BaseAddress = github.Address;
        client.DefaultRequestHeaders.UserAgent.ParseAdd("test");
    }

    public async Task DisposeAsync() => await github.DisposeAsync();

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task The_App_gets_a_token_that_is_narrowed_to_a_repository_and_its_purpose()
    {
        var widgets = await github.CreateRepository("widgets");
        var other = await github.CreateRepository("other");
        await widgets.Commit("main", ("README.md", "# Widgets"));
        await other.Commit("main", ("README.md", "# Other"));

        await Authenticate(widgets, ("contents", "read"));

        Assert.Equal(HttpStatusCode.OK, await Get($"/repos/{widgets.FullName}/git/trees/main?recursive=1"));
        Assert.Equal(HttpStatusCode.Forbidden, await Get($"/repos/{widgets.FullName}/issues"));
        Assert.Equal(HttpStatusCode.Forbidden, await Get($"/repos/{other.FullName}/git/trees/main"));
        Assert.Empty(github.Violations);
    }

    [Fact]
    public async Task A_token_that_was_never_handed_out_is_refused()
    {
        client.DefaultRequestHeaders.Add("Authorization", "Bearer ghs_unknown");

        Assert.Equal(HttpStatusCode.Unauthorized, await Get("/repos/octo-org/widgets"));
    }

    [Fact]
    public async Task A_request_that_GitHub_does_not_describe_is_a_violation()
    {
        var widgets = await github.CreateRepository("widgets");
        await Authenticate(widgets, ("checks", "write"));

        await client.PostAsJsonAsync($"/repos/{widgets.FullName}/check-runs", new { name = "maturity" });

        Assert.Equal([$"POST /repos/{widgets.FullName}/check-runs: body: 'head_sha' is missing"], github.Violations);
    }

    [Fact]
    public async Task A_commit_keeps_paths_contents_and_modes()
    {
        var widgets = await github.CreateRepository("widgets");
        byte[] binary = [0, 255, 1, 254];
        await widgets.Commit([new("logo.bin", binary), TestFile.Text("docs/a b.md", "é\r\n"), TestFile.Link("link", "../outside"), new("run.sh", "#!/bin/sh\n"u8.ToArray(), "100755")]);
        await Authenticate(widgets, ("contents", "read"));

        var tree = (await client.GetFromJsonAsync<JsonNode>($"/repos/{widgets.FullName}/git/trees/main?recursive=1"))!["tree"]!.AsArray();
        var modes = tree.Where(e => e!["type"]!.GetValue<string>() == "blob").ToDictionary(e => e!["path"]!.GetValue<string>(), e => e!["mode"]!.GetValue<string>());
        string blob = tree.Single(e => e!["path"]!.GetValue<string>() == "logo.bin")!["sha"]!.GetValue<string>();
        using var raw = new HttpRequestMessage(HttpMethod.Get, $"/repos/{widgets.FullName}/git/blobs/{blob}") { Headers = { { "Accept", "application/vnd.github.raw+json" } } };
        using var answer = await client.SendAsync(raw);

        Assert.Equal(new Dictionary<string, string> { ["docs/a b.md"] = "100644", ["link"] = "120000", ["logo.bin"] = "100644", ["run.sh"] = "100755" }, modes);
        Assert.Equal(binary, await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task An_empty_repository_has_no_tree()
    {
        var empty = await github.CreateRepository("empty");
        await Authenticate(empty, ("contents", "read"));

        Assert.Equal(HttpStatusCode.Conflict, await Get($"/repos/{empty.FullName}/git/trees/main"));
    }

    [Fact]
    public async Task A_tree_ends_after_a_hundred_thousand_entries()
    {
        var huge = await github.CreateRepository("huge");
        await huge.CommitCopies(folders: 260, filesPerFolder: 400, ("README.md", "# Huge"));
        await Authenticate(huge, ("contents", "read"));

        var tree = await client.GetFromJsonAsync<JsonNode>($"/repos/{huge.FullName}/git/trees/main?recursive=1");

        Assert.True(tree!["truncated"]!.GetValue<bool>());
        Assert.Equal(100_000, tree["tree"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_label_that_is_there_is_said_to_be_there()
    {
        var widgets = await github.CreateRepository("widgets");
        await Authenticate(widgets, ("issues", "write"));

        using var first = await client.PostAsJsonAsync($"/repos/{widgets.FullName}/labels", new { name = "maturity", color = "0e8a16" });
        using var again = await client.PostAsJsonAsync($"/repos/{widgets.FullName}/labels", new { name = "maturity", color = "0e8a16" });

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal("already_exists", (await again.Content.ReadFromJsonAsync<JsonNode>())!["errors"]![0]!["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_archive_is_redirected_to_and_can_be_taken_once()
    {
        var widgets = await github.CreateRepository("widgets");
        string head = await widgets.Commit([TestFile.Text("docs/a b.md", "é"), TestFile.Link("link", "docs/a b.md")]);
        await Authenticate(widgets, ("contents", "read"));

        using var redirected = await client.GetAsync($"/repos/{widgets.FullName}/tarball/{head}");
        await using var zip = new GZipStream(await redirected.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        await using var tar = new TarReader(zip);
        var file = await tar.GetNextEntryAsync(copyData: true);
        var link = await tar.GetNextEntryAsync();
        using var again = await client.GetAsync(redirected.RequestMessage!.RequestUri);

        Assert.Equal($"octo-org-widgets-{head}/docs/a b.md", file!.Name);
        Assert.Equal("é", await new StreamReader(file.DataStream!).ReadToEndAsync());
        Assert.Equal((TarEntryType.SymbolicLink, "docs/a b.md"), (link!.EntryType, link.LinkName));
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Fact]
    public async Task Pushes_and_pull_requests_are_delivered_signed_and_whole()
    {
        await using var receiver = await Receiver.Start();
        github.Deliveries.Target = receiver.Address;
        var widgets = await github.CreateRepository("widgets");

        await widgets.Commit("main", ("README.md", "# Widgets"));
        string moved = await widgets.Commit("main", ("README.md", "# All widgets"), ("SECURITY.md", "mail us"));
        await widgets.Commit("topic", ("LICENSE", "MIT"));
        int number = await widgets.OpenPullRequest("topic", "Add a licence");
        string[] expected = ["pull_request", "push", "push", "push", "repository"];
        await Eventually.Holds("every delivery", () => Task.FromResult(receiver.Received.Count == expected.Length), () => string.Join('\n', github.Deliveries.Sent));

        Assert.All(receiver.Received, d => Assert.Equal(github.App.Sign(d.Body), d.Signature));
        Assert.Equal(expected.Length, receiver.Received.Select(d => d.Id).Distinct().Count());
        Assert.Equal(expected, receiver.Received.Select(d => d.Event).Order());
        var second = receiver.Received.Where(d => d.Event == "push").Select(d => JsonNode.Parse(d.Body)!).Single(push => push["after"]!.GetValue<string>() == moved);
        Assert.Equal("refs/heads/main", second["ref"]!.GetValue<string>());
        Assert.Equal(EmulatedGitHub.InstallationId, second["installation"]!["id"]!.GetValue<long>());
        Assert.Equal("""["SECURITY.md"]""", second["commits"]![0]!["added"]!.ToJsonString());
        Assert.Equal("""["README.md"]""", second["commits"]![0]!["modified"]!.ToJsonString());
        var opened = JsonNode.Parse(receiver.Received.Single(d => d.Event == "pull_request").Body)!;
        Assert.Equal((number, "opened"), (opened["number"]!.GetValue<int>(), opened["action"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_pull_request_follows_its_branch()
    {
        var widgets = await github.CreateRepository("widgets");
        await widgets.Commit("main", ("README.md", "# Widgets"));
        await widgets.Commit("topic", ("LICENSE", "MIT"));
        int number = await widgets.OpenPullRequest("topic", "Add a licence");
        string moved = await widgets.Commit("topic", ("LICENSE", "Apache-2.0"));
        await Authenticate(widgets, ("pull_requests", "read"));

        var pull = await client.GetFromJsonAsync<JsonNode>($"/repos/{widgets.FullName}/pulls/{number}");

        Assert.Equal(moved, pull!["head"]!["sha"]!.GetValue<string>());
    }

    [Fact]
    public async Task Annotations_of_an_update_come_after_those_before()
    {
        var widgets = await github.CreateRepository("widgets");
        string head = await widgets.Commit("main", ("README.md", "# Widgets"));
        await Authenticate(widgets, ("checks", "write"));

        using var created = await client.PostAsJsonAsync($"/repos/{widgets.FullName}/check-runs", new { name = "maturity", head_sha = head, output = Output(1) });
        long id = (await created.Content.ReadFromJsonAsync<JsonNode>())!["id"]!.GetValue<long>();
        await client.PatchAsJsonAsync($"/repos/{widgets.FullName}/check-runs/{id}", new { output = Output(2) });

        Assert.Equal([1, 2], github.Annotations(id).Select(a => a["start_line"]!.GetValue<int>()));
        Assert.Equal(github.App.Id, (await client.GetFromJsonAsync<JsonNode>($"/repos/{widgets.FullName}/check-runs/{id}"))!["app"]!["id"]!.GetValue<long>());
        Assert.Empty(github.Violations);

        static object Output(int line) => new
        {
            title = "t",
            summary = "s",
            annotations = new[] { new { path = "README.md", start_line = line, end_line = line, annotation_level = "notice", message = "m" } },
        };
    }

    [Fact]
    public async Task An_unchanged_answer_is_not_sent_again()
    {
        var widgets = await github.CreateRepository("widgets");
        await widgets.Commit("main", ("README.md", "# Widgets"));
        await Authenticate(widgets, ("metadata", "read"));
        using var first = await client.GetAsync($"/repos/{widgets.FullName}");
        using var again = new HttpRequestMessage(HttpMethod.Get, $"/repos/{widgets.FullName}");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await client.SendAsync(again);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task Settings_that_emulate_lacks_are_there_for_who_may_see_them()
    {
        var widgets = await github.CreateRepository("widgets");
        github.Settings(widgets).SecretScanning = true;

        await Authenticate(widgets, ("metadata", "read"));
        Assert.Null((await client.GetFromJsonAsync<JsonNode>($"/repos/{widgets.FullName}"))!["security_and_analysis"]);
        Assert.Equal(HttpStatusCode.Forbidden, await Get($"/repos/{widgets.FullName}/vulnerability-alerts"));

        await Authenticate(widgets, ("metadata", "read"), ("administration", "read"));
        Assert.Equal("enabled", (await client.GetFromJsonAsync<JsonNode>($"/repos/{widgets.FullName}"))!["security_and_analysis"]!["secret_scanning"]!["status"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.NotFound, await Get($"/repos/{widgets.FullName}/vulnerability-alerts"));
        Assert.Empty(github.Violations);
    }

    [Fact]
    public async Task A_request_can_be_held_after_its_effect()
    {
        var widgets = await github.CreateRepository("widgets");
        await Authenticate(widgets, ("issues", "write"));
        using var hold = github.Hold(r => r.Is("POST", "/repos/{owner}/{repo}/issues"), Moment.AfterEffect);

        var answer = client.PostAsJsonAsync($"/repos/{widgets.FullName}/issues", new { title = "Held" });
        await hold.Reached(TimeSpan.FromSeconds(30));

        Assert.Equal("Held", Assert.Single(await widgets.Issues())["title"]!.GetValue<string>());
        Assert.False(answer.IsCompleted);
        hold.Dispose();
        Assert.Equal(HttpStatusCode.Created, (await answer).StatusCode);
    }

    [Fact]
    public async Task A_request_can_be_refused_in_place_of_GitHub()
    {
        var widgets = await github.CreateRepository("widgets");
        await Authenticate(widgets, ("metadata", "read"));
        github.Fail(r => r.Is("GET", "/repos/{owner}/{repo}"), () => Answer.Refusal(502, "Server Error"));

        Assert.Equal(HttpStatusCode.BadGateway, await Get($"/repos/{widgets.FullName}"));
        Assert.Equal(HttpStatusCode.OK, await Get($"/repos/{widgets.FullName}"));
    }

    private async Task<HttpStatusCode> Get(string path)
    {
        using var answer = await client.GetAsync(path);
        return answer.StatusCode;
    }

    private async Task Authenticate(TestRepository repository, params (string Name, string Access)[] permissions)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/app/installations/{EmulatedGitHub.InstallationId}/access_tokens")
        {
            Headers = { { "Authorization", "Bearer " + github.App.Jwt(TimeProvider.System) } },
            Content = JsonContent.Create(new { repository_ids = new[] { repository.Id }, permissions = permissions.ToDictionary(p => p.Name, p => p.Access) }),
        };
        using var answer = await client.SendAsync(request);
        var grant = await answer.Content.ReadFromJsonAsync<JsonNode>();
        Assert.True(answer.IsSuccessStatusCode, grant!.ToJsonString());
        client.DefaultRequestHeaders.Remove("Authorization");
        client.DefaultRequestHeaders.Add("Authorization", "Bearer " + grant["token"]!.GetValue<string>());
    }
}
