using System.Text.Encodings.Web;
using MaturityBot.GitHub.Auth;

namespace MaturityBot.Server.Setup;

/// <summary>The pages of set-up mode. Every value in them is encoded.</summary>
internal static class SetupPages
{
    public const string Style = """
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 44rem; margin: 3rem auto; padding: 0 1rem; color: #1f2328; background: #fff }
        label { display: block; margin: .75rem 0 .25rem }
        input { font: inherit; width: 100%; box-sizing: border-box; padding: .25rem .5rem }
        button { font: inherit; margin: 1rem 0; padding: .375rem 1rem }
        pre { padding: 1rem; border: 1px solid #d1d9e0; white-space: pre-wrap; overflow-wrap: anywhere }
        @media (prefers-color-scheme: dark) { body { color: #f0f6fc; background: #0d1117 } a { color: #4493f8 } pre { border-color: #3d444d } }
        """;

    public static string Start(string address, string? organization, Uri registerAt, string manifest) => Page(
        "Set up MaturityBot",
        Html($"""
            <p>This server has no GitHub App yet. GitHub registers one from the manifest that comes with the server; nothing is stored here.</p>
            <form method="get" action="/setup">
            <label for="address">Public address of this server, to which GitHub delivers</label>
            <input id="address" name="address" type="url" value="{address}" required>
            <label for="organization">Organization that owns the App (empty: your own account)</label>
            <input id="organization" name="organization" value="{organization}" pattern="[A-Za-z0-9][A-Za-z0-9-]*">
            <button>Use these</button>
            </form>
            <form method="post" action="{registerAt}">
            <input type="hidden" name="manifest" value="{manifest}">
            <p>The App will belong to <strong>{organization ?? "your own account"}</strong> and deliver to <code>{address}/api/github/webhooks</code>.</p>
            <button>Register the App on GitHub</button>
            </form>
            """));

    public static string Registered(RegisteredApp app) => Page(
        "The App is registered",
        Html($"""
            <p>Set these where this server gets its settings, then start it again. They are shown only this once and are not kept here.</p>
            <pre>{Settings(app)}</pre>
            <p>Then install the App: <a href="{app.HtmlUrl}">{app.HtmlUrl}</a></p>
            """));

    public static string Failed(string why) => Page(
        "The App was not registered",
        Html($"""<p>{why}</p><p><a href="/setup">Start again</a></p>"""));

    private static string Settings(RegisteredApp app) => $"""
        GitHub__AppId={app.Id}
        GitHub__ClientId={app.ClientId}
        GitHub__ClientSecret={app.ClientSecret}
        GitHub__WebhookSecrets__0={app.WebhookSecret}
        GitHub__PrivateKey={app.Pem?.Trim().ReplaceLineEndings("\\n")}
        """;

    private static string Page(string title, string body) => $"""
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>{title}</title>
        <style>{Style}</style>
        <main>
        <h1>{title}</h1>
        {body}
        </main>
        </html>
        """;

    private static string Html(FormattableString text) =>
        string.Format(null, text.Format, [.. text.GetArguments().Select(value => HtmlEncoder.Default.Encode(value?.ToString() ?? ""))]);
}
