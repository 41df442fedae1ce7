using System.Net.Mime;

namespace MaturityBot.Server.Setup;

/// <summary>What a server without App settings shows.</summary>
public static class SetupEndpoints
{
    /// <summary>Maps the set-up page; only in set-up mode, so that a running server cannot be registered anew.</summary>
    public static void MapSetup(this IEndpointRouteBuilder endpoints, ServerSettings settings)
    {
        if (settings.IsSetUpMode)
            endpoints.MapGet("/setup", () => Results.Text(Page, MediaTypeNames.Text.Html));
    }

    private const string Page = """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <title>Set up MaturityBot</title>
        <h1>Set up MaturityBot</h1>
        <p>This server has no GitHub App yet.</p>
        <ol>
        <li>Register a GitHub App with the permissions and events of <code>app-manifest.yml</code>; its webhook address is this server's <code>/api/github/webhooks</code>.</li>
        <li>Set <code>GitHub__AppId</code>, <code>GitHub__PrivateKeyFile</code> and <code>GitHub__WebhookSecrets__0</code>.</li>
        <li>Start this server again.</li>
        </ol>
        </html>
        """;
}
