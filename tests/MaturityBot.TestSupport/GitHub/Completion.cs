using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace MaturityBot.TestSupport.GitHub;

/// <summary>Completes answers of <c>emulate</c> where it leaves out, or does otherwise, what GitHub shows and does.</summary>
internal sealed class Completion(TestApp app, StandIn standIn, Func<string, Task<JsonNode?>> read)
{
    private const int MostEntries = 100_000;

    private readonly ConcurrentDictionary<long, List<JsonNode>> annotations = new();

    /// <summary>Commits as archives.</summary>
    public Archives Archives { get; } = new(read);

    /// <summary>The annotations of a check run, those of later updates after those before.</summary>
    public IReadOnlyList<JsonNode> Annotations(long checkRunId) =>
        annotations.TryGetValue(checkRunId, out var list) ? [.. list] : [];

    public async Task<Answer> Complete(RecordedRequest request, Answer answer, IReadOnlyDictionary<string, string> permissions, string accept)
    {
        string repository = string.Join('/', request.Request.Path.Split('/').Skip(2).Take(2));
        if (answer.Status == 404 && request.Template == "/repos/{owner}/{repo}/git/trees/{tree_sha}" && await IsEmpty(repository))
            return Answer.Refusal(409, "Git Repository is empty.");
        if (answer.Status == 404 && request.Template == "/repos/{owner}/{repo}/branches/{branch}/protection")
            return Answer.Refusal(404, "Branch not protected");
        if (answer.Status == 422 && request.Is("POST", "/repos/{owner}/{repo}/labels"))
            return AlreadyExists("Label");
        if (answer.Status is < 200 or > 299 || answer.Body.Length == 0)
            return answer;
        if (request.Template == "/repos/{owner}/{repo}/git/blobs/{file_sha}" && accept.Contains("raw", StringComparison.Ordinal))
            return answer with { Body = Convert.FromBase64String(answer.Json!["content"]!.GetValue<string>()), ContentType = "application/vnd.github.raw; charset=utf-8" };

        var body = answer.Json!;
        switch (request.Template)
        {
            case "/repos/{owner}/{repo}/git/trees/{tree_sha}" when body["tree"]!.AsArray().Count > MostEntries:
                body["tree"]!.AsArray().RemoveRange(MostEntries, body["tree"]!.AsArray().Count - MostEntries);
                body["truncated"] = true;
                break;
            case "/repos/{owner}/{repo}" when permissions.ContainsKey("administration"):
                body["security_and_analysis"] = standIn.Settings(repository).SecurityAndAnalysis();
                break;
            case "/repos/{owner}/{repo}/check-runs" or "/repos/{owner}/{repo}/check-runs/{check_run_id}":
                if (request.Request.Method != "GET")
                    Append(body["id"]!.GetValue<long>(), request);
                CompleteRun(body);
                break;
            case "/repos/{owner}/{repo}/commits/{ref}/check-runs":
                foreach (var run in body["check_runs"]!.AsArray())
                    CompleteRun(run!);
                break;
            case "/repos/{owner}/{repo}/check-runs/{check_run_id}/annotations":
                body = new JsonArray([.. Annotations(long.Parse(request.Request.Path.Split('/')[^2], System.Globalization.CultureInfo.InvariantCulture)).Select(a => a.DeepClone())]);
                break;
            case "/repos/{owner}/{repo}/pulls/{pull_number}":
                await CompletePull(body, repository);
                break;
            case "/repos/{owner}/{repo}/pulls":
                foreach (var pull in Each(body))
                    await CompletePull(pull, repository);
                break;
            case "/repos/{owner}/{repo}/issues" or "/repos/{owner}/{repo}/issues/{issue_number}"
                or "/repos/{owner}/{repo}/issues/{issue_number}/comments" or "/repos/{owner}/{repo}/issues/comments/{comment_id}":
                foreach (var written in Each(body).Where(w => w["user"]?["login"]?.GetValue<string>() == app.Login))
                    written["performed_via_github_app"] = AppJson();
                break;
            default:
                return answer;
        }

        var completed = Answer.Of(answer.Status, body);
        foreach (var (name, value) in answer.Headers)
            completed.Headers[name] = value;
        return completed;
    }

    /// <summary>Sets a pull request's head to where its branch stands; emulate keeps the commit it was opened with.</summary>
    public async Task CompletePull(JsonNode pull, string repository)
    {
        if (pull["state"]?.GetValue<string>() == "open"
            && await read($"/repos/{repository}/git/ref/heads/{pull["head"]!["ref"]!.GetValue<string>()}") is { } reference)
            pull["head"]!["sha"] = reference["object"]!["sha"]!.DeepClone();
    }

    private static Answer AlreadyExists(string resource)
    {
        var body = Answer.Refusal(422, "Validation Failed").Json!;
        body["errors"] = new JsonArray(new JsonObject { ["resource"] = resource, ["code"] = "already_exists", ["field"] = "name" });
        return Answer.Of(422, body);
    }

    private static IEnumerable<JsonNode> Each(JsonNode body) => body is JsonArray list ? list.OfType<JsonNode>() : [body];

    private void Append(long checkRunId, RecordedRequest request)
    {
        var list = annotations.GetOrAdd(checkRunId, _ => []);
        if (JsonNode.Parse(request.Request.Body.Span)?["output"]?["annotations"] is JsonArray sent)
            list.AddRange(sent.OfType<JsonNode>());
    }

    private void CompleteRun(JsonNode run)
    {
        run["app"] = AppJson();
        run["output"]!["annotations_count"] = Annotations(run["id"]!.GetValue<long>()).Count;
    }

    private JsonObject AppJson() => new() { ["id"] = app.Id, ["slug"] = app.Slug, ["name"] = "MaturityBot" };

    private async Task<bool> IsEmpty(string repository) => await read($"/repos/{repository}/branches") is JsonArray { Count: 0 };
}
