using System.Text.Json;

namespace MaturityBot.Server.Tests;

/// <summary>The payloads that GitHub's own library keeps as examples (npm @octokit/webhooks-examples).</summary>
internal static class RecordedDeliveries
{
    private const string Index = "node_modules/@octokit/webhooks-examples/api.github.com/index.json";

    private static readonly Lazy<IReadOnlyList<Recorded>> Loaded = new(Load);

    public static IReadOnlyList<Recorded> All => Loaded.Value;

    private static List<Recorded> Load()
    {
        using var stream = File.OpenRead(Find());
        using var document = JsonDocument.Parse(stream);
        return [.. document.RootElement.EnumerateArray().SelectMany(
            entry => entry.GetProperty("examples").EnumerateArray(),
            (entry, payload) => new Recorded(entry.GetProperty("name").GetString()!, payload.GetRawText()))];
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Index)))
                return Path.Combine(folder.FullName, Index);
        }

        throw new FileNotFoundException("The recorded webhooks are not installed: npm ci --prefix tests");
    }
}

internal sealed record Recorded(string Event, string Json);
