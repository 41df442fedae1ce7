using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using MaturityBot.TestSupport;
using MaturityBot.TestSupport.ApiDescription;

namespace MaturityBot.EndToEnd.ApiDescription;

/// <summary>The example requests in GitHub's description, of the parts of the API that the app uses.</summary>
internal static partial class DescribedExamples
{
    private static readonly string[] Used =
    [
        "/app/installations/", "/repos/{owner}/{repo}/check-", "/repos/{owner}/{repo}/issues", "/repos/{owner}/{repo}/labels",
        "/repos/{owner}/{repo}/git/", "/repos/{owner}/{repo}/pulls", "/repos/{owner}/{repo}/contents/",
    ];

    public static IEnumerable<GitHubRequest> Requests()
    {
        string file = SolutionFolder.NodePackageFile("@octokit", "openapi", "generated", "api.github.com.json");
        using var description = JsonDocument.Parse(File.ReadAllBytes(file));
        foreach (var path in description.RootElement.GetProperty("paths").EnumerateObject().Where(p => Used.Any(p.Name.StartsWith) && !p.Name.EndsWith("/codespaces", StringComparison.Ordinal)))
        {
            foreach (var method in path.Value.EnumerateObject())
            {
                foreach (string body in Bodies(method.Value))
                    yield return new GitHubRequest(method.Name.ToUpperInvariant(), Parameter().Replace(path.Name, "1"), "application/json", Encoding.UTF8.GetBytes(body));
            }
        }
    }

    private static IEnumerable<string> Bodies(JsonElement operation) =>
        operation.TryGetProperty("requestBody", out var body)
        && body.GetProperty("content").TryGetProperty("application/json", out var json)
        && json.TryGetProperty("examples", out var examples)
            ? examples.EnumerateObject().Where(e => e.Value.TryGetProperty("value", out _)).Select(e => e.Value.GetProperty("value").GetRawText())
            : [];

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();
}
