using System.Net;
using System.Text;

namespace MaturityBot.Server.Tests.Telemetry;

public sealed class SecrecyTests
{
    [Fact]
    public async Task Neither_a_secret_nor_what_was_delivered_is_ever_logged()
    {
        using var folder = new TemporaryFolder();
        var (server, client) = await ServerProcess.StartAsync(new Dictionary<string, string>
        {
            ["Logging__LogLevel__Default"] = "Trace",
            ["GitHub__AppId"] = "1",
            ["GitHub__ApiUrl"] = "http://127.0.0.1:9",
            ["GitHub__PrivateKey"] = RunningServer.PrivateKey,
            ["GitHub__WebhookSecrets__0"] = RunningServer.Secret,
            ["Storage__SqlitePath"] = folder.File("server.db"),
        });
        await using var running = server;
        var body = Encoding.UTF8.GetBytes("""
            {"ref":"refs/heads/main","after":"0b","head_commit":{"message":"what-was-delivered"},"repository":{"id":1,"full_name":"octo-org/tool","default_branch":"main"},"installation":{"id":7}}
            """);

        Assert.Equal(HttpStatusCode.Accepted, (await client.SendAsync(RunningServer.Request("push", body))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.SendAsync(RunningServer.Request("push", body, secret: "wrong"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.SendAsync(RunningServer.Request("push", "{\"ref\":\"what-was-delivered"u8.ToArray()))).StatusCode);
        await Conditions.Until(() => server.Output.Contains("attempt 1 failed", StringComparison.Ordinal));

        var keyLine = RunningServer.PrivateKey.Split('\n')[5].Trim();
        Assert.All([RunningServer.Secret, "what-was-delivered", keyLine], text => Assert.DoesNotContain(text, server.Output, StringComparison.Ordinal));
    }
}
