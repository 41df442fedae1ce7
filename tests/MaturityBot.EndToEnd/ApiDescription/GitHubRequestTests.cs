using System.Text;
using System.Text.Json.Nodes;
using MaturityBot.TestSupport.ApiDescription;

namespace MaturityBot.EndToEnd.ApiDescription;

public sealed class GitHubRequestTests
{
    [Theory]
    [InlineData("GET", "/repos/octo-org/widgets")]
    [InlineData("GET", "/repos/octo-org/widgets/git/trees/4b825dc642cb6eb9a060e54bf8d69288fbee4904?recursive=1")]
    [InlineData("GET", "/repos/octo-org/widgets/contents/docs/adr/0001.md?ref=main")]
    [InlineData("GET", "/repos/octo-org/widgets/contents/a%20b/%23c.md")]
    [InlineData("GET", "/repos/octo-org/widgets/branches/release/1.0/protection")]
    [InlineData("GET", "/repos/octo-org/widgets/rules/branches/main?per_page=100&page=2")]
    [InlineData("GET", "/repos/octo-org/widgets/commits/main/check-runs?app_id=7&filter=all")]
    [InlineData("GET", "/repos/octo-org/widgets/compare/main...feature%2Fone")]
    [InlineData("GET", "/repos/octo-org/widgets/issues?state=all&creator=maturitybot%5Bbot%5D&labels=maturity&per_page=100")]
    [InlineData("POST", "/app/installations/42/access_tokens")]
    public void A_described_request_is_right(string method, string pathAndQuery) =>
        Assert.Empty(new GitHubRequest(method, pathAndQuery).Violations());

    [Theory]
    [InlineData("GET", "/repos/octo-org/widgets/maturity", "is not in the description")]
    [InlineData("DELETE", "/repos/octo-org/widgets/check-runs", "is not in the description")]
    [InlineData("GET", "/repos/octo-org/widgets/issues?state=shut", "query/state: must be one of")]
    [InlineData("GET", "/repos/octo-org/widgets/issues?sate=open", "query/sate: is not in the description")]
    [InlineData("GET", "/repos/octo-org/widgets/issues?page=1&page=2", "query/page: is sent twice")]
    [InlineData("GET", "/repos/octo-org/widgets/issues?per_page=many", "query/per_page: must be of type integer")]
    [InlineData("GET", "/repos/octo-org/widgets/issues/first/comments", "path/issue_number: must be of type integer")]
    [InlineData("GET", "/search/issues", "query/q: is missing")]
    public void A_wrong_address_is_named(string method, string pathAndQuery, string violation) =>
        Assert.Contains(new GitHubRequest(method, pathAndQuery).Violations(), v => v.Contains(violation, StringComparison.Ordinal));

    [Fact]
    public void The_template_of_a_request_is_found() =>
        Assert.Equal("/repos/{owner}/{repo}/contents/{path}", new GitHubRequest("GET", "/repos/a/b/contents/c/d/e?ref=f").Template);

    [Fact]
    public void What_the_description_gives_as_examples_is_right()
    {
        string[] wrong = [.. DescribedExamples.Requests().SelectMany(request => request.Violations().Select(v => $"{request.Method} {request.Path}: {v}"))];

        Assert.Empty(wrong);
    }

    [Fact]
    public void A_full_check_run_is_right() => Assert.Empty(CreateCheckRun(CheckRun()));

    [Theory]
    [InlineData("""{"name":"maturity"}""", "body: 'head_sha' is missing")]
    [InlineData("""{"name":"maturity","head_sha":"a","sate":"x"}""", "body/sate: is not in the description")]
    [InlineData("""{"name":"maturity","head_sha":7}""", "body/head_sha: must be of type string")]
    [InlineData("""{"name":"maturity","head_sha":null}""", "body/head_sha: must not be null")]
    [InlineData("""{"name":"maturity","head_sha":"a","started_at":"yesterday"}""", "body/started_at: is not a date-time")]
    [InlineData("""{"name":"maturity","head_sha":"a","status":"completed","conclusion":"fine"}""", "body/conclusion: must be one of")]
    [InlineData("""{"name":"maturity","head_sha":"a","status":"completed"}""", "conclusion")]
    [InlineData("""{"name":"maturity","head_sha":"a","output":{"title":"t"}}""", "body/output: 'summary' is missing")]
    [InlineData("""{"name":"maturity",""", "body: is not JSON")]
    public void A_wrong_check_run_is_named(string body, string violation) =>
        Assert.Contains(CreateCheckRun(body), v => v.Contains(violation, StringComparison.Ordinal));

    [Fact]
    public void A_check_summary_is_counted_in_bytes()
    {
        var run = CheckRun();
        run["output"]!["summary"] = new string('é', 40_000);

        Assert.Contains("body/output/summary: longer than 65535 bytes (80000)", CreateCheckRun(run));
    }

    [Fact]
    public void Fifty_annotations_are_the_most()
    {
        var run = CheckRun();
        run["output"]!["annotations"] = new JsonArray([.. Enumerable.Range(1, 51).Select(Annotation)]);

        Assert.Contains("body/output/annotations: more than 50 items (51)", CreateCheckRun(run));
    }

    [Fact]
    public void An_annotation_needs_a_range_of_lines()
    {
        var run = CheckRun();
        run["output"]!["annotations"] = new JsonArray(Annotation(0));

        Assert.Contains("body/output/annotations/0/start_line: lines 0 to 0 are no range", CreateCheckRun(run));
    }

    [Fact]
    public void Labels_of_an_issue_may_be_names_or_objects() =>
        Assert.Empty(Post("/repos/a/b/issues", """{"title":"t","body":"b","labels":["maturity",{"name":"security"}]}"""));

    [Fact]
    public void A_comment_over_the_limit_is_named() =>
        Assert.Contains("body/body: longer than 65536 characters (65537)", Post("/repos/a/b/issues/1/comments", new JsonObject { ["body"] = new string('a', 65_537) }.ToJsonString()));

    [Fact]
    public void A_token_asks_for_known_permissions() =>
        Assert.Contains("body/permissions/check: is not in the description", Post("/app/installations/1/access_tokens", """{"repository_ids":[1],"permissions":{"check":"write"}}"""));

    [Fact]
    public void A_body_is_JSON() =>
        Assert.Contains(
            "body: must be application/json, is 'text/plain'",
            new GitHubRequest("POST", "/repos/a/b/issues", "text/plain; charset=utf-8", "{}"u8.ToArray()).Violations());

    [Fact]
    public void A_client_names_itself() =>
        Assert.Contains(new GitHubRequest("GET", "/rate_limit", UserAgent: "").Violations(), v => v.StartsWith("User-Agent", StringComparison.Ordinal));

    [Fact]
    public async Task The_handler_stops_a_wrong_request_and_says_what_is_wrong()
    {
        using var client = new HttpClient(new DescribedApiHandler(new NeverAsked(), new Uri("https://github.example.com/api/v3")));
        client.DefaultRequestHeaders.UserAgent.ParseAdd("MaturityBot");

        var error = await Assert.ThrowsAsync<GitHubRequestException>(() => client.GetAsync(new Uri("https://github.example.com/api/v3/repos/a/b/issues?sate=open")));

        Assert.Equal("/repos/a/b/issues?sate=open", error.Request.PathAndQuery);
        Assert.Equal(["query/sate: is not in the description"], error.Violations);
    }

    [Fact]
    public void Events_and_permissions_are_known()
    {
        Assert.Superset(new HashSet<string> { "push", "pull_request", "check_run", "installation_repositories" }, GitHubApi.Current.WebhookEvents.ToHashSet());
        Assert.Equal(["read", "write"], GitHubApi.Current.AppPermissions["checks"]);
    }

    private static IReadOnlyList<string> CreateCheckRun(JsonObject body) => CreateCheckRun(body.ToJsonString());

    private static IReadOnlyList<string> CreateCheckRun(string body) => Post("/repos/octo-org/widgets/check-runs", body);

    private static IReadOnlyList<string> Post(string path, string body) =>
        new GitHubRequest("POST", path, "application/json; charset=utf-8", Encoding.UTF8.GetBytes(body)).Violations();

    private static JsonObject CheckRun() => new()
    {
        ["name"] = "maturity",
        ["head_sha"] = "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
        ["external_id"] = "1",
        ["details_url"] = "https://maturity.example.com/repos/octo-org/widgets",
        ["status"] = "completed",
        ["conclusion"] = "neutral",
        ["started_at"] = "2026-11-20T05:00:00Z",
        ["completed_at"] = "2026-11-20T05:00:03Z",
        ["output"] = new JsonObject
        {
            ["title"] = "No level changes",
            ["summary"] = "…",
            ["annotations"] = new JsonArray(Annotation(3)),
        },
    };

    private static JsonObject Annotation(int line) => new()
    {
        ["path"] = "src/app.ts",
        ["start_line"] = line,
        ["end_line"] = line,
        ["annotation_level"] = "warning",
        ["title"] = "cicd.3.rollback no longer met",
        ["message"] = "The step was removed here.",
    };

    private sealed class NeverAsked : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("A wrong request went through.");
    }
}
