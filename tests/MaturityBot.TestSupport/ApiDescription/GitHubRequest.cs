using System.Text;
using System.Text.Json;

namespace MaturityBot.TestSupport.ApiDescription;

/// <summary>A request to GitHub's REST API as it is on the wire.</summary>
/// <param name="Method">The HTTP method in capitals.</param>
/// <param name="PathAndQuery">From the first slash after the API's address.</param>
/// <param name="ContentType">The body's media type, with or without parameters; null without a body.</param>
/// <param name="Body">The raw body; empty without one.</param>
/// <param name="UserAgent">The <c>User-Agent</c> header, which GitHub insists on.</param>
/// <param name="ApiVersion">The <c>X-GitHub-Api-Version</c> header; null when not sent.</param>
public sealed record GitHubRequest(
    string Method,
    string PathAndQuery,
    string? ContentType = null,
    ReadOnlyMemory<byte> Body = default,
    string? UserAgent = "test",
    string? ApiVersion = null)
{
    private static readonly string[] KnownVersions = ["2022-11-28", "2026-03-10"];

    /// <summary>The path without its query.</summary>
    public string Path => PathAndQuery.Split('?', 2)[0];

    /// <summary>The path template of GitHub's description that this request is for, or null.</summary>
    public string? Template => GitHubApi.Current.Find(Method, Path)?.Operation.Template;

    /// <summary>Everything in this request that GitHub's description, or a limit that GitHub enforces without describing it, forbids.</summary>
    /// <returns>One line per violation; empty when the request is right.</returns>
    public IReadOnlyList<string> Violations()
    {
        var violations = new Violations();
        var api = GitHubApi.Current;
        if (string.IsNullOrWhiteSpace(UserAgent))
            violations.Add("User-Agent", "is missing (GitHub answers 403)");
        if (ApiVersion is not null && !KnownVersions.Contains(ApiVersion))
            violations.Add("X-GitHub-Api-Version", $"'{ApiVersion}' is unknown (GitHub answers 400)");
        if (api.Find(Method, Path) is not { } found)
        {
            violations.Add($"{Method} {Path}", "is not in the description");
            return violations.Found;
        }

        for (int i = 0; i < found.PathValues.Count; i++)
            CheckParameter(api, found.Operation.PathParameters[i], found.PathValues[i], violations);
        CheckQuery(api, found.Operation, violations);
        CheckBody(api, found.Operation, violations);
        return violations.Found;
    }

    private void CheckQuery(GitHubApi api, Operation operation, Violations violations)
    {
        var sent = new HashSet<string>(StringComparer.Ordinal);
        foreach (string pair in PathAndQuery.Split('?', 2).Skip(1).SelectMany(q => q.Split('&', StringSplitOptions.RemoveEmptyEntries)))
        {
            string[] parts = pair.Split('=', 2);
            string name = Unescape(parts[0]);
            if (!operation.QueryParameters.TryGetValue(name, out var parameter))
                violations.Add($"query/{name}", "is not in the description");
            else if (!sent.Add(name))
                violations.Add($"query/{name}", "is sent twice");
            else
                CheckParameter(api, parameter, parts.Length == 2 ? Unescape(parts[1]) : "", violations);
        }

        foreach (var missing in operation.QueryParameters.Values.Where(p => p.Required && !sent.Contains(p.Name)))
            violations.Add($"query/{missing.Name}", "is missing");
    }

    private static void CheckParameter(GitHubApi api, Parameter parameter, string value, Violations violations)
    {
        var schema = api.Schemas.Resolve(parameter.Schema);
        bool plain = schema.TryGetProperty("type", out var type) && type.GetString() is "integer" or "number" or "boolean";
        if (type.ValueKind == JsonValueKind.String && type.GetString() == "array")
            return;
        try
        {
            using var json = JsonDocument.Parse(plain ? value : JsonSerializer.Serialize(value));
            api.Schemas.Check(schema, json.RootElement, $"{parameter.In}/{parameter.Name}", violations);
        }
        catch (JsonException)
        {
            violations.Add($"{parameter.In}/{parameter.Name}", $"must be of type {type}, is '{value}'");
        }
    }

    private void CheckBody(GitHubApi api, Operation operation, Violations violations)
    {
        if (Body.IsEmpty)
        {
            if (operation.BodyRequired)
                violations.Add("body", "is missing");
            return;
        }

        string mediaType = (ContentType ?? "").Split(';')[0].Trim();
        if (!operation.Bodies.TryGetValue(mediaType, out var schema))
        {
            violations.Add("body", operation.Bodies.Count == 0 ? "is not taken here" : $"must be {string.Join(" or ", operation.Bodies.Keys)}, is '{mediaType}'");
            return;
        }

        if (mediaType != "application/json")
            return;
        try
        {
            using var body = JsonDocument.Parse(Body);
            api.Schemas.Check(schema, body.RootElement, "body", violations);
            UndescribedLimits.Check(operation.Template, body.RootElement, violations);
        }
        catch (JsonException e)
        {
            violations.Add("body", $"is not JSON: {e.Message}");
        }
    }

    private static string Unescape(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append(Method).Append(' ').Append(PathAndQuery);
        return true;
    }
}
