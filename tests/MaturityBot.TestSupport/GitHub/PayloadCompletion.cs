using System.Text.Json.Nodes;

namespace MaturityBot.TestSupport.GitHub;

/// <summary>Adds to an event's payload what GitHub sends and <c>emulate</c> leaves out.</summary>
internal sealed class PayloadCompletion(Func<string, Task<JsonNode?>> read, Func<JsonNode, string, Task> completePull)
{
    private const string NoCommit = "0000000000000000000000000000000000000000";

    public async Task Complete(string eventName, JsonObject payload)
    {
        payload["installation"] ??= new JsonObject { ["id"] = EmulatedGitHub.InstallationId, ["node_id"] = "I_4242" };
        payload["organization"] ??= new JsonObject { ["login"] = EmulatedGitHub.Organisation, ["id"] = 1 };
        payload["sender"] ??= new JsonObject { ["login"] = EmulatedGitHub.Member, ["id"] = 3, ["type"] = "User" };
        if (eventName == "push")
            await CompletePush(payload);
        if (payload["pull_request"] is JsonObject pull)
        {
            payload["number"] ??= pull["number"]!.DeepClone();
            await completePull(pull, payload["repository"]!["full_name"]!.GetValue<string>());
        }
    }

    private async Task CompletePush(JsonObject payload)
    {
        string before = payload["before"]!.GetValue<string>(), after = payload["after"]!.GetValue<string>();
        string repository = payload["repository"]!["full_name"]!.GetValue<string>();
        payload["created"] ??= before == NoCommit;
        payload["deleted"] ??= after == NoCommit;
        payload["forced"] ??= false;
        payload["base_ref"] ??= null;
        if (payload["commits"] is not null)
            return;
        var commits = after == NoCommit ? [] : await Commits(repository, before, after);
        payload["head_commit"] = commits.LastOrDefault()?.DeepClone();
        payload["commits"] = new JsonArray([.. commits]);
    }

    private async Task<List<JsonNode>> Commits(string repository, string before, string after)
    {
        var shas = before == NoCommit
            ? [after]
            : (await read($"/repos/{repository}/compare/{before}...{after}"))?["commits"]?.AsArray().Select(c => c!["sha"]!.GetValue<string>()) ?? [];
        var commits = new List<JsonNode>();
        foreach (string sha in shas)
        {
            if (await read($"/repos/{repository}/commits/{sha}") is { } commit)
                commits.Add(Commit(commit));
        }

        return commits;
    }

    private static JsonObject Commit(JsonNode commit)
    {
        var files = commit["files"]?.AsArray().OfType<JsonNode>().ToArray() ?? [];
        return new JsonObject
        {
            ["id"] = commit["sha"]!.DeepClone(),
            ["tree_id"] = commit["commit"]!["tree"]!["sha"]!.DeepClone(),
            ["distinct"] = true,
            ["message"] = commit["commit"]!["message"]!.DeepClone(),
            ["timestamp"] = commit["commit"]!["committer"]!["date"]!.DeepClone(),
            ["added"] = Paths("added"),
            ["removed"] = Paths("removed"),
            ["modified"] = Paths("modified"),
        };

        JsonArray Paths(string status) => new([.. files.Where(f => f["status"]?.GetValue<string>() == status).Select(f => f["filename"]!.DeepClone())]);
    }
}
