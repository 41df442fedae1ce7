using System.Net;

namespace MaturityBot.Server.Tests.Setup;

/// <summary>Settings from outside, on the real process.</summary>
public sealed class SettingsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("GitHub__AppId", "", "GitHub__AppId is missing")]
    [InlineData("GitHub__AppId", "Iv1.abc", "GitHub__AppId must be the App's numeric id")]
    [InlineData("GitHub__PrivateKey", "", "GitHub__PrivateKey or GitHub__PrivateKeyFile is missing")]
    [InlineData("GitHub__PrivateKey", "s3cret", "GitHub__PrivateKey does not hold an unencrypted RSA private key in PEM form")]
    [InlineData("GitHub__PrivateKeyFile", "also.pem", "GitHub__PrivateKeyFile and GitHub__PrivateKey are both set; set one")]
    [InlineData("GitHub__WebhookSecrets__0", "", "GitHub__WebhookSecrets__0 is missing; without it anybody could send deliveries")]
    [InlineData("GitHub__ApiUrl", "github.example", "GitHub__ApiUrl must be an http or https address")]
    [InlineData("Storage__Provider", "Postgres", "Storage__Provider is 'Postgres'; this version knows Sqlite")]
    public async Task A_wrong_setting_stops_the_start_with_one_line_that_names_it(string name, string value, string expected)
    {
        var (error, exitCode) = await ServerProcess.RunAsync(With(name, value));

        Assert.Equal(expected + "\n", error);
        Assert.Equal(2, exitCode);
    }

    [Fact]
    public async Task A_storage_file_that_is_none_stops_the_start_with_one_line()
    {
        await File.WriteAllTextAsync(folder.File("notes.txt"), new string('x', 5000));

        var (error, exitCode) = await ServerProcess.RunAsync(With("Storage__SqlitePath", folder.File("notes.txt")));

        Assert.StartsWith("Storage__SqlitePath", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.Equal(2, exitCode);
    }

    [Fact]
    public async Task A_private_key_file_that_is_not_there_is_named()
    {
        var settings = With("GitHub__PrivateKey", "");
        settings["GitHub__PrivateKeyFile"] = folder.File("none.pem");

        var (error, _) = await ServerProcess.RunAsync(settings);

        Assert.StartsWith("GitHub__PrivateKeyFile cannot be read: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_private_key_file_or_a_key_with_written_line_breaks_will_do()
    {
        await File.WriteAllTextAsync(folder.File("key.pem"), RunningServer.PrivateKey);
        var file = With("GitHub__PrivateKey", "");
        file["GitHub__PrivateKeyFile"] = folder.File("key.pem");
        var inline = With("GitHub__PrivateKey", RunningServer.PrivateKey.ReplaceLineEndings("\\n"));

        foreach (var settings in new[] { file, inline })
        {
            var (server, client) = await ServerProcess.StartAsync(settings);
            await using (server)
                Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready")).StatusCode);
        }
    }

    [Fact]
    public async Task Without_App_settings_only_the_set_up_page_and_health_are_served()
    {
        var (server, client) = await ServerProcess.StartAsync(new Dictionary<string, string> { ["Storage__SqlitePath"] = folder.File("setup.db") });
        await using var running = server;

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/setup")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.PostAsync("/api/github/webhooks", null)).StatusCode);
    }

    [Fact]
    public async Task With_an_App_there_is_nothing_to_set_up()
    {
        var (server, client) = await ServerProcess.StartAsync(With("GitHub__ClientId", "Iv1.abc"));
        await using var running = server;

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/setup")).StatusCode);
        Assert.Contains("\"storage\"", await client.GetStringAsync("/health/ready"), StringComparison.Ordinal);
    }

    private Dictionary<string, string> With(string name, string value) => new(StringComparer.Ordinal)
    {
        ["GitHub__AppId"] = "1",
        ["GitHub__PrivateKey"] = RunningServer.PrivateKey,
        ["GitHub__WebhookSecrets__0"] = RunningServer.Secret,
        ["Storage__SqlitePath"] = folder.File("server.db"),
        [name] = value,
    };
}
