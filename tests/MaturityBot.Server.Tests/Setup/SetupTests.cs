using System.Net;
using System.Text.Json;
using MaturityBot.Core.Documents;
using MaturityBot.Server.Setup;
using MaturityBot.Server.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MaturityBot.Server.Tests.Setup;

/// <summary>The manifest flow, against the one endpoint of GitHub's that it needs.</summary>
public sealed class SetupTests : IAsyncLifetime, IDisposable
{
    private const string Conversion = """
        {"id":5,"slug":"maturity","html_url":"https://github.com/apps/maturity","client_id":"Iv1.8a61f9b3a7aba766","client_secret":"c-s3cret","webhook_secret":"w-s3cret",
        "pem":"-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\n"}
        """;

    private readonly TemporaryFolder folder = new();
    private readonly WebApplication gitHub = StandIn();
    private ServerProcess? server;
    private HttpClient client = null!;

    public async Task InitializeAsync()
    {
        await gitHub.StartAsync();
        (server, client) = await ServerProcess.StartAsync(new Dictionary<string, string>
        {
            ["GitHub__ApiUrl"] = gitHub.Urls.Single(),
            ["Storage__SqlitePath"] = folder.File("setup.db"),
        });
    }

    public async Task DisposeAsync()
    {
        await server!.DisposeAsync();
        await gitHub.DisposeAsync();
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_page_sends_the_manifest_to_GitHub_with_this_servers_address()
    {
        var page = WebUtility.HtmlDecode(await client.GetStringAsync("/setup?address=https://maturity.octo.example/&organization=octo-org"));

        Assert.Contains("action=\"https://github.com/organizations/octo-org/settings/apps/new?state=", page, StringComparison.Ordinal);
        Assert.Contains("\"hook_attributes\":{\"url\":\"https://maturity.octo.example/api/github/webhooks\",\"active\":true}", page, StringComparison.Ordinal);
        Assert.DoesNotContain("maturity.example.com", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/setup?organization=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")]
    [InlineData("/setup?address=https://x/%22%3E%3Cscript%3Ealert(1)%3C/script%3E")]
    [InlineData("/setup?address=javascript:alert(1)")]
    public async Task Nothing_that_is_handed_in_becomes_markup(string path)
    {
        var page = await client.GetStringAsync(path);

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("javascript:", page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_code_that_comes_back_is_exchanged_for_settings_that_this_server_takes()
    {
        using var start = await client.GetAsync("/setup");

        using var response = await client.GetAsync($"/setup/registered?code=abc123&state={State(start)}");

        var page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        Assert.Contains("GitHub__AppId=5\nGitHub__ClientId=Iv1.8a61f9b3a7aba766\nGitHub__ClientSecret=c-s3cret\nGitHub__WebhookSecrets__0=w-s3cret\n", page, StringComparison.Ordinal);
        Assert.Contains("GitHub__PrivateKey=-----BEGIN RSA PRIVATE KEY-----\\nMIIE\\n-----END RSA PRIVATE KEY-----</pre>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_return_that_this_browser_did_not_ask_for_is_refused()
    {
        using var start = await client.GetAsync("/setup");

        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync("/setup/registered?code=abc123&state=another")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync("/setup/registered?code=abc123")).StatusCode);
        using var fresh = new HttpClient { BaseAddress = client.BaseAddress };
        Assert.Equal(HttpStatusCode.BadRequest, (await fresh.GetAsync($"/setup/registered?code=abc123&state={State(start)}")).StatusCode);
    }

    [Fact]
    public async Task A_return_counts_once()
    {
        using var start = await client.GetAsync("/setup");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/setup/registered?code=abc123&state={State(start)}")).StatusCode);

        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync($"/setup/registered?code=abc123&state={State(start)}")).StatusCode);
    }

    [Fact]
    public async Task A_code_that_GitHub_does_not_know_is_explained()
    {
        using var start = await client.GetAsync("/setup");

        using var response = await client.GetAsync($"/setup/registered?code=expired&state={State(start)}");

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Contains("Not Found", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_manifest_asks_for_exactly_the_events_that_are_acted_upon()
    {
        string[] neverListed = ["installation", "installation_repositories", "check_run", "check_suite"];
        var manifest = YamlReader.ReadAll(AppManifest.Yaml)[0].Root;

        Assert.Equal(
            WebhookEvents.Names.Except(neverListed).Order(StringComparer.Ordinal),
            manifest["default_events"].Items.Select(item => item.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_manifest_is_JSON_with_truth_values_as_such()
    {
        using var manifest = JsonDocument.Parse(AppManifest.ToJson("https://x"));

        Assert.Equal(JsonValueKind.False, manifest.RootElement.GetProperty("public").ValueKind);
        Assert.Equal("https://x/setup/registered", manifest.RootElement.GetProperty("redirect_url").GetString());
    }

    private static string State(HttpResponseMessage response) =>
        response.Headers.GetValues("Set-Cookie").Single().Split(';')[0].Split('=')[1];

    private static WebApplication StandIn()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapPost("/app-manifests/{code}/conversions", (string code) => code == "expired"
            ? Results.Text("""{"message":"Not Found"}""", "application/json", statusCode: 404)
            : Results.Text(Conversion, "application/json", statusCode: 201));
        return app;
    }
}
