using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using MaturityBot.TestSupport.GitHub;

namespace MaturityBot.TestSupport.Processes;

/// <summary>The built server as a process of its own, on a SQLite file in a folder of its own.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";
    private static readonly TimeSpan StartingTime = TimeSpan.FromSeconds(60);

    private readonly IReadOnlyDictionary<string, string> settings;
    private readonly string folder;
    private readonly List<string> earlierOutput = [];
    private OwnedProcess? process;
    private int pid;

    private ServerProcess(IReadOnlyDictionary<string, string> settings, string folder) => (this.settings, this.folder) = (settings, folder);

    /// <summary>Where it listens; another address after every start.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>The App's webhook.</summary>
    public Uri Webhook => new(Address, "/api/github/webhooks");

    /// <summary>The file of its database.</summary>
    public string Database => settings["Storage__SqlitePath"];

    /// <summary>What it wrote, over all its starts.</summary>
    public string Log => string.Join('\n', [.. earlierOutput, process?.Output() ?? ""]);

    /// <summary>Starts the server for the App of a local GitHub, and has GitHub deliver to it.</summary>
    /// <param name="github">The GitHub it works with.</param>
    /// <param name="extraSettings">Further settings, as environment variables.</param>
    public static async Task<ServerProcess> Start(LocalGitHub github, params (string Name, string Value)[] extraSettings)
    {
        string data = Directory.CreateTempSubdirectory("maturitybot-").FullName;
        var server = new ServerProcess(await Settings(github, data, extraSettings), data);
        try
        {
            await server.Restart(github);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it again after <see cref="Kill"/>, on the same data.</summary>
    public async Task Restart(LocalGitHub github)
    {
        await Start();
        github.Deliveries.Target = Webhook;
    }

    /// <summary>What <c>/health/ready</c> says.</summary>
    public async Task<JsonNode?> Health()
    {
        using var client = new HttpClient { BaseAddress = Address };
        using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Waits until its inbox is empty and it has asked nothing of GitHub for a moment.</summary>
    public Task ComesToRest(LocalGitHub github)
    {
        int seen = -1, times = 0;
        return Eventually.Holds("the server comes to rest", IsAtRest, () => $"{string.Join('\n', github.Requests)}\n{Log}");

        async Task<bool> IsAtRest()
        {
            int now = github.Requests.Count;
            times = now == seen && await IsIdle() ? times + 1 : 0;
            seen = now;
            return times >= 3;
        }
    }

    /// <summary>Ends it at once, as <c>kill -9</c> does.</summary>
    public async Task Kill()
    {
        using (var server = Process.GetProcessById(pid))
        {
            server.Kill();
        }

        await process!.WaitForEnd().WaitAsync(StartingTime);
        await Forget();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (process is not null)
            await Forget();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<Dictionary<string, string>> Settings(LocalGitHub github, string data, IEnumerable<(string Name, string Value)> extra)
    {
        string keyFile = Path.Combine(data, "app.pem");
        await File.WriteAllTextAsync(keyFile, github.App.PrivateKeyPem);
        string address = github.Address.GetLeftPart(UriPartial.Authority);
        var all = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["GitHub__AppId"] = github.App.Id.ToString(CultureInfo.InvariantCulture),
            ["GitHub__PrivateKeyFile"] = keyFile,
            ["GitHub__WebhookSecrets__0"] = github.App.WebhookSecret,
            ["GitHub__ApiUrl"] = address,
            ["GitHub__WebUrl"] = address,
            ["Storage__Provider"] = "Sqlite",
            ["Storage__SqlitePath"] = Path.Combine(data, "maturitybot.db"),
        };
        foreach (var (name, value) in extra)
            all[name] = value;
        return all;
    }

    private async Task Start()
    {
        process = OwnedProcess.StartTied("dotnet", [SolutionFolder.BuiltAssembly("MaturityBot.Server")], settings, folder);
        pid = int.Parse(await process.Says("pid ", StartingTime), CultureInfo.InvariantCulture);
        Address = new Uri(await process.Says(Listening, StartingTime));
        await Eventually.Holds("the server is ready", async () => (await Health())?["status"]?.GetValue<string>() == "ok", () => Log);
    }

    private async Task<bool> IsIdle() => await Health() is { } health
        && health["dependencies"]![0]!["detail"]!.GetValue<string>().StartsWith("0 waiting, 0 held", StringComparison.Ordinal);

    private async Task Forget()
    {
        earlierOutput.Add(process!.Output());
        await process.DisposeAsync();
        process = null;
    }
}
