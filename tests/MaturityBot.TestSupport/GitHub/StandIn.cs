using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace MaturityBot.TestSupport.GitHub;

/// <summary>The endpoints that <c>emulate</c> lacks, over settings that tests can change.</summary>
internal sealed class StandIn
{
    private const string Repository = "/repos/{owner}/{repo}";

    private readonly ConcurrentDictionary<string, StandInSettings> settings = new(StringComparer.OrdinalIgnoreCase);

    public StandInSettings Settings(string fullName) => settings.GetOrAdd(fullName, _ => new StandInSettings());

    /// <summary>The answer, or null when this is not an endpoint of the stand-in.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="permissions">What the asking token may do.</param>
    public Answer? Find(RecordedRequest request, IReadOnlyDictionary<string, string> permissions)
    {
        if (request.Request.Method != "GET" || !request.Template.StartsWith(Repository, StringComparison.Ordinal))
            return null;
        string[] segments = request.Request.Path.Split('/');
        var repository = Settings($"{segments[2]}/{segments[3]}");
        return request.Template[Repository.Length..] switch
        {
            "/vulnerability-alerts" => Needs("administration", Switch(repository.DependabotAlerts, "Vulnerability alerts are disabled.")),
            "/automated-security-fixes" => Needs("administration", Json(new() { ["enabled"] = repository.DependabotSecurityUpdates, ["paused"] = false })),
            "/private-vulnerability-reporting" => Needs("metadata", Json(new() { ["enabled"] = repository.PrivateVulnerabilityReporting })),
            "/code-scanning/default-setup" => Needs("administration", Json(DefaultSetup(repository))),
            "/code-security-configuration" => Needs("administration", Answer.Empty(204)),
            "/rules/branches/{branch}" => Needs("metadata", Answer.Of(200, repository.BranchRules.DeepClone())),
            "/rulesets" => Needs("metadata", Answer.Of(200, new JsonArray())),
            "/codeowners/errors" => Needs("contents", Json(new() { ["errors"] = repository.CodeownersErrors.DeepClone() })),
            "/environments" => Needs("actions", Json(Environments(repository))),
            "/immutable-releases" => Needs("administration", Switch(on: false)),
            "/deployments" => Needs("deployments", Answer.Of(200, new JsonArray())),
            _ => null,
        };

        Answer Needs(string permission, Answer answer) =>
            permissions.ContainsKey(permission) ? answer : Answer.Refusal(403, "Resource not accessible by integration");
    }

    private static Answer Json(JsonObject body) => Answer.Of(200, body);

    private static Answer Switch(bool on, string message = "Not Found") => on ? Answer.Empty(204) : Answer.Refusal(404, message);

    private static JsonObject DefaultSetup(StandInSettings repository) => new()
    {
        ["state"] = repository.CodeScanningDefaultSetup ? "configured" : "not-configured",
        ["languages"] = new JsonArray(),
        ["query_suite"] = "default",
        ["updated_at"] = null,
        ["schedule"] = null,
    };

    private static JsonObject Environments(StandInSettings repository) => new()
    {
        ["total_count"] = repository.Environments.Count,
        ["environments"] = new JsonArray([.. repository.Environments.Select((name, id) => new JsonObject { ["id"] = id + 1, ["name"] = name, ["protection_rules"] = new JsonArray() })]),
    };
}
