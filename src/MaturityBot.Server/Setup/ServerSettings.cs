namespace MaturityBot.Server.Setup;

/// <summary>Everything that is set from outside, checked.</summary>
/// <param name="App">The GitHub App; null in set-up mode.</param>
/// <param name="GitHub">Where GitHub is.</param>
/// <param name="Storage">Where data is kept.</param>
public sealed record ServerSettings(AppSettings? App, GitHubSettings GitHub, StorageSettings Storage);

/// <summary>The GitHub App that this server is. Its text form shows no secret.</summary>
/// <param name="AppId">Id of the App.</param>
/// <param name="ClientId">Client id: the issuer that GitHub recommends; null when only the id is known.</param>
/// <param name="ClientSecret">For signing people in; null when nobody signs in.</param>
/// <param name="PrivateKey">PEM text of the RSA key.</param>
/// <param name="WebhookSecrets">The secrets that deliveries may be signed with, UTF-8; more than one while rotating.</param>
public sealed record AppSettings(long AppId, string? ClientId, string? ClientSecret, string PrivateKey, IReadOnlyList<byte[]> WebhookSecrets)
{
    /// <inheritdoc />
    public override string ToString() => $"App {AppId}";
}

/// <summary>Where GitHub is.</summary>
/// <param name="ApiUrl">Base address of the REST API, ending with a slash.</param>
/// <param name="WebUrl">Base address for people, ending with a slash.</param>
public sealed record GitHubSettings(Uri ApiUrl, Uri WebUrl);

/// <summary>Where data is kept.</summary>
/// <param name="SqlitePath">The SQLite file.</param>
public sealed record StorageSettings(string SqlitePath);
