using System.Collections.Concurrent;
using System.Net;
using System.Text;
using MaturityBot.Server.Storage;

namespace MaturityBot.Server.Tests.Storage;

/// <summary>What was acknowledged is there after <c>kill -9</c>.</summary>
public sealed class DurabilityTests
{
    [Fact]
    public async Task Every_acknowledged_delivery_survives_a_kill_in_the_middle_of_a_burst()
    {
        using var folder = new TemporaryFolder();
        var settings = new Dictionary<string, string>
        {
            ["GitHub__AppId"] = "1",
            ["GitHub__ApiUrl"] = "http://127.0.0.1:9",
            ["GitHub__PrivateKey"] = RunningServer.PrivateKey,
            ["GitHub__WebhookSecrets__0"] = RunningServer.Secret,
            ["Storage__SqlitePath"] = folder.File("server.db"),
        };
        var acknowledged = new ConcurrentBag<int>();
        var (server, client) = await ServerProcess.StartAsync(settings);
        await using (server)
        {
            var senders = Enumerable.Range(0, 16).Select(sender => SendUntilRefusedAsync(client, (sender * 100_000) + 1, acknowledged)).ToArray();
            while (acknowledged.Count < 500)
                await Task.Delay(1);
            await server.KillAsync();
            await Task.WhenAll(senders);
        }

        await using (var database = new SqliteDatabase(folder.File("server.db")))
        {
            var stored = database.Read(session => session.Query("SELECT d.id FROM deliveries d JOIN work w ON w.key = substr(d.id, 3) || '/branch'", reader => reader.GetString(0))).ToHashSet(StringComparer.Ordinal);
            Assert.All(acknowledged, id => Assert.Contains($"d-{id}", stored));
        }

        var (again, nextClient) = await ServerProcess.StartAsync(settings);
        await using var running = again;
        using var repeat = await nextClient.SendAsync(Push(acknowledged.First()));
        Assert.Equal(HttpStatusCode.Accepted, repeat.StatusCode);
    }

    private static async Task SendUntilRefusedAsync(HttpClient client, int first, ConcurrentBag<int> acknowledged)
    {
        try
        {
            for (var id = first; ; id++)
            {
                using var response = await client.SendAsync(Push(id));
                if (response.StatusCode == HttpStatusCode.Accepted)
                    acknowledged.Add(id);
            }
        }
        catch (HttpRequestException)
        {
            // The server is dead.
        }
    }

    private static HttpRequestMessage Push(int id) => RunningServer.Request(
        "push",
        Encoding.UTF8.GetBytes($$$"""{"ref":"refs/heads/main","after":"0b","repository":{"id":{{{id}}},"full_name":"octo-org/tool-{{{id}}}","default_branch":"main"},"installation":{"id":7}}"""),
        $"d-{id}");
}
