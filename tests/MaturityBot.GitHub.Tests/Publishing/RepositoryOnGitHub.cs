using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace MaturityBot.GitHub.Tests.Publishing;

/// <summary>Check runs, comments, issues and labels of the stand-in's repository, kept as GitHub keeps them.</summary>
internal sealed class RepositoryOnGitHub
{
    private const string Root = "/repos/acme/shop";
    private const string Bot = "maturity-acme[bot]";

    private readonly GitHubStandIn gitHub;
    private readonly Lock gate = new();
    private readonly ConcurrentDictionary<string, List<JsonObject>> comments = new(StringComparer.Ordinal);
    private readonly HashSet<string> labels = [];
    private long ids = 100;

    public RepositoryOnGitHub(GitHubStandIn gitHub)
    {
        this.gitHub = gitHub;
        gitHub.On("GET /app", """{"id":12,"slug":"maturity-acme","client_id":"Iv1.test","name":"Maturity"}""");
        gitHub.On($"POST {Root}/check-runs", Answer(AddCheckRun, 201));
        gitHub.On($"GET {Root}/issues", context => context.AnswerAsync(Copy(Issues).ToJsonString()));
        gitHub.On($"POST {Root}/issues", Answer(body => AddIssue(body, Bot), 201));
        gitHub.On($"POST {Root}/labels", Answer(AddLabel, 201));
    }

    /// <summary>After which write from now on the answer is lost; 0 for none.</summary>
    public int DiesAfterWrite { get; set; }

    public List<JsonObject> CheckRuns { get; } = [];

    public List<JsonObject> Issues { get; } = [];

    /// <summary>Everything that changed something, in order: <c>POST /check-runs</c>, <c>PATCH /issues/3</c>.</summary>
    public IReadOnlyList<string> Writes =>
        [.. gitHub.ApiRequests.Where(request => !request.Line.StartsWith("GET ", StringComparison.Ordinal)).Select(request => request.Line.Replace(Root, "", StringComparison.Ordinal))];

    /// <summary>Everything that was asked of the repository, in order, without queries.</summary>
    public IReadOnlyList<string> Requests =>
        [.. gitHub.ApiRequests.Select(request => request.Line.Split('?')[0].Replace(Root, "", StringComparison.Ordinal)).Where(line => line != "GET /app")];

    public List<JsonObject> Comments(int number) => comments.GetOrAdd($"{number}", _ => []);

    /// <summary>From now on the list of comments shows what is there.</summary>
    public void ShowComments(int number) => gitHub.On($"GET {Root}/issues/{number}/comments", context => context.AnswerAsync(Copy(Comments(number)).ToJsonString()));

    /// <summary>A pull request or issue that can be commented.</summary>
    public RepositoryOnGitHub WithConversation(int number)
    {
        ShowComments(number);
        gitHub.On($"POST {Root}/issues/{number}/comments", Answer(body => AddComment(number, body["body"]!.GetValue<string>(), Bot), 201));
        return this;
    }

    public RepositoryOnGitHub WithCommit(string sha)
    {
        gitHub.On($"GET {Root}/commits/{sha}/check-runs", context => context.AnswerAsync(
            new JsonObject { ["total_count"] = CheckRuns.Count, ["check_runs"] = Copy(CheckRuns.Where(run => run["head_sha"]!.GetValue<string>() == sha)) }.ToJsonString()));
        return this;
    }

    public JsonObject AddComment(int number, string text, string author)
    {
        var comment = new JsonObject { ["id"] = Interlocked.Increment(ref ids), ["body"] = text, ["user"] = Account(author) };
        var line = $"{Root}/issues/comments/{comment["id"]}";
        gitHub.On($"PATCH {line}", Answer(body => Merge(comment, body)));
        gitHub.On($"DELETE {line}", context => Delete(context, number, comment));
        lock (gate)
            Comments(number).Add(comment);
        return comment;
    }

    /// <summary>Somebody deletes a comment on the web.</summary>
    public void DeleteComment(int number, JsonObject comment)
    {
        lock (gate)
            Comments(number).Remove(comment);
        gitHub.On($"PATCH {Root}/issues/comments/{comment["id"]}", """{"message":"Not Found"}""", 404);
    }

    public JsonObject AddIssue(JsonObject body, string author)
    {
        var number = Issues.Count + 1;
        var issue = new JsonObject { ["id"] = Interlocked.Increment(ref ids), ["number"] = number, ["state"] = "open", ["state_reason"] = null, ["user"] = Account(author), ["title"] = body["title"]!.DeepClone(), ["body"] = body["body"]!.DeepClone() };
        gitHub.On($"GET {Root}/issues/{number}", context => context.AnswerAsync(Copy(issue)));
        gitHub.On($"PATCH {Root}/issues/{number}", Answer(change =>
        {
            if (change["state"]?.GetValue<string>() == "closed")
                change["closed_by"] = Account(Bot);
            return Merge(issue, change);
        }));
        WithConversation(number);
        lock (gate)
            Issues.Add(issue);
        return issue;
    }

    /// <summary>A person closes an issue on the web.</summary>
    public static void Close(JsonObject issue, string reason)
    {
        issue["state"] = "closed";
        issue["state_reason"] = reason;
        issue["closed_by"] = Account("octocat");
    }

    private JsonObject AddCheckRun(JsonObject body)
    {
        var run = new JsonObject { ["id"] = Interlocked.Increment(ref ids), ["app"] = new JsonObject { ["id"] = 12, ["slug"] = "maturity-acme" }, ["annotations"] = 0 };
        Apply(run, body);
        gitHub.On($"PATCH {Root}/check-runs/{run["id"]}", Answer(change => Apply(run, change)));
        gitHub.On($"GET {Root}/check-runs/{run["id"]}", context => context.AnswerAsync(Copy(run)));
        lock (gate)
            CheckRuns.Add(run);
        return run;
    }

    // As GitHub does: remarks are added to those that are there, a conclusion completes the run.
    private static JsonObject Apply(JsonObject run, JsonObject change)
    {
        var said = (run["output"]?["annotations_count"]?.GetValue<int>() ?? 0) + (change["output"]?["annotations"]?.AsArray().Count ?? 0);
        Merge(run, change);
        if (run["output"] is JsonObject output)
        {
            output.Remove("annotations");
            output["annotations_count"] = said;
        }

        if (change["conclusion"] is not null)
            run["status"] = "completed";
        return run;
    }

    private JsonObject AddLabel(JsonObject body)
    {
        var name = body["name"]!.GetValue<string>();
        labels.Add(name);
        gitHub.On($"GET {Root}/labels/{name}", body.ToJsonString());
        return body;
    }

    private Task Delete(HttpContext context, int number, JsonObject comment)
    {
        lock (gate)
            Comments(number).Remove(comment);
        return context.AnswerAsync("", 204);
    }

    private RequestDelegate Answer(Func<JsonObject, JsonObject> change, int status = 200) => async context =>
    {
        // The stand-in has read the body already and kept it.
        var body = JsonNode.Parse(gitHub.Requests.Last(request => request.Line == $"{context.Request.Method} {context.Request.Path}").Body)!.AsObject();
        string answer;
        lock (gate)
            answer = change(body).ToJsonString();
        if (DiesAfterWrite > 0 && --DiesAfterWrite == 0)
            context.Abort();
        else
            await context.AnswerAsync(answer, status);
    };

    private static JsonObject Merge(JsonObject target, JsonObject change)
    {
        foreach (var (name, value) in change)
            target[name] = value?.DeepClone();
        return target;
    }

    private static JsonObject Account(string login) => new() { ["id"] = login.Length, ["login"] = login, ["type"] = login.EndsWith("[bot]", StringComparison.Ordinal) ? "Bot" : "User" };

    private JsonArray Copy(IEnumerable<JsonObject> items)
    {
        lock (gate)
            return new JsonArray([.. items.Select(item => item.DeepClone())]);
    }

    private string Copy(JsonObject item)
    {
        lock (gate)
            return item.ToJsonString();
    }
}
