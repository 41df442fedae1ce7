using System.Text.Json;

namespace MaturityBot.TestSupport.ApiDescription;

/// <summary>GitHub's published description of its REST API: <c>@octokit/openapi</c>, as pinned in <c>tests/package.json</c>.</summary>
public sealed class GitHubApi
{
    private static readonly Lazy<GitHubApi> Loaded = new(() => new GitHubApi(
        SolutionFolder.NodePackageFile("@octokit", "openapi", "generated", "api.github.com.json")));

    private readonly PathTree paths = new();
    private readonly Dictionary<(string Method, string Template), Operation> operations = [];

    private GitHubApi(string file)
    {
        // Never disposed: it lives as long as the process.
        var root = JsonDocument.Parse(File.ReadAllBytes(file)).RootElement;
        Schemas = new SchemaCheck(root);
        foreach (var path in root.GetProperty("paths").EnumerateObject())
        {
            // Comparing is described twice, the other time as {basehead}.
            if (path.Name.EndsWith("{base}...{head}", StringComparison.Ordinal))
                continue;
            var spanning = new HashSet<int>();
            foreach (var method in path.Value.EnumerateObject())
            {
                var operation = new Operation(path.Name, method.Value, Schemas);
                operations.Add((method.Name, path.Name), operation);
                spanning.UnionWith(operation.PathParameters.Index().Where(p => p.Item.Spans).Select(p => p.Index));
            }

            paths.Add(path.Name, spanning);
        }

        WebhookEvents = root.GetProperty("x-webhooks").EnumerateObject()
            .SelectMany(w => w.Value.GetProperty("post").GetProperty("parameters").EnumerateArray())
            .Where(p => string.Equals(p.GetProperty("name").GetString(), "X-Github-Event", StringComparison.OrdinalIgnoreCase))
            .Select(p => p.GetProperty("example").GetString()!)
            .ToHashSet(StringComparer.Ordinal);
        AppPermissions = root.GetProperty("components").GetProperty("schemas").GetProperty("app-permissions").GetProperty("properties").EnumerateObject()
            .ToDictionary(
                p => p.Name,
                p => (IReadOnlyList<string>)[.. p.Value.GetProperty("enum").EnumerateArray().Select(v => v.GetString()!)],
                StringComparer.Ordinal);
    }

    /// <summary>The description, read once per process.</summary>
    /// <exception cref="FileNotFoundException">The npm packages of the tests are not installed.</exception>
    public static GitHubApi Current => Loaded.Value;

    /// <summary>The names of all events that GitHub sends, as in <c>X-GitHub-Event</c>.</summary>
    public IReadOnlySet<string> WebhookEvents { get; }

    /// <summary>The permissions an App can have, each with the access it can be given.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> AppPermissions { get; }

    internal SchemaCheck Schemas { get; }

    internal (Operation Operation, IReadOnlyList<string> PathValues)? Find(string method, string path) =>
        paths.Find(path) is { } found
#pragma warning disable CA1308 // The description writes methods in lower case.
        && operations.TryGetValue((method.ToLowerInvariant(), found.Template), out var operation)
#pragma warning restore CA1308
            ? (operation, found.Values)
            : null;
}

/// <summary>One method on one path template.</summary>
internal sealed class Operation
{
    public Operation(string template, JsonElement description, SchemaCheck schemas)
    {
        Template = template;
        var parameters = description.TryGetProperty("parameters", out var list)
            ? list.EnumerateArray().Select(p => new Parameter(schemas.Resolve(p))).ToArray()
            : [];
        var inPath = parameters.Where(p => p.In == "path").ToDictionary(p => p.Name, StringComparer.Ordinal);
        PathParameters = [.. template.Split('/').Where(s => s.StartsWith('{')).Select(s => inPath[s[1..^1]])];
        QueryParameters = parameters.Where(p => p.In == "query").ToDictionary(p => p.Name, StringComparer.Ordinal);
        if (!description.TryGetProperty("requestBody", out var body))
            return;
        body = schemas.Resolve(body);
        BodyRequired = body.TryGetProperty("required", out var required) && required.GetBoolean();
        Bodies = body.GetProperty("content").EnumerateObject().ToDictionary(c => c.Name, c => c.Value.GetProperty("schema"), StringComparer.OrdinalIgnoreCase);
    }

    public string Template { get; }

    public IReadOnlyList<Parameter> PathParameters { get; }

    public IReadOnlyDictionary<string, Parameter> QueryParameters { get; }

    public bool BodyRequired { get; }

    /// <summary>The body's schema by content type; empty when none is taken.</summary>
    public IReadOnlyDictionary<string, JsonElement> Bodies { get; } = new Dictionary<string, JsonElement>();
}

/// <summary>One parameter in the path or query.</summary>
internal sealed class Parameter(JsonElement description)
{
    public string Name { get; } = description.GetProperty("name").GetString()!;

    public string In { get; } = description.GetProperty("in").GetString()!;

    public bool Required { get; } = description.TryGetProperty("required", out var required) && required.GetBoolean();

    /// <summary>Whether a path parameter takes slashes too.</summary>
    public bool Spans { get; } = description.TryGetProperty("x-multi-segment", out var spans) && spans.GetBoolean();

    public JsonElement Schema { get; } = description.GetProperty("schema");
}
