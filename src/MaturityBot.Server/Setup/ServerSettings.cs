using MaturityBot.GitHub.Api;

namespace MaturityBot.Server.Setup;

/// <summary>Everything that is set from outside, checked.</summary>
/// <param name="GitHub">Which GitHub, and as which App.</param>
/// <param name="Secrets">The App's secrets; null in set-up mode.</param>
/// <param name="Storage">Where data is kept.</param>
public sealed record ServerSettings(GitHubOptions GitHub, AppSecrets? Secrets, StorageSettings Storage)
{
    /// <summary>Whether there is no App yet.</summary>
    public bool IsSetUpMode => Secrets is null;
}

/// <summary>What only the App and GitHub know, but for the private key. Its text form shows nothing.</summary>
/// <param name="Client">For signing people in; null when nobody signs in.</param>
/// <param name="Webhooks">The secrets that deliveries may be signed with, UTF-8; more than one while rotating.</param>
public sealed record AppSecrets(string? Client, IReadOnlyList<byte[]> Webhooks)
{
    /// <inheritdoc />
    public override string ToString() => nameof(AppSecrets);
}

/// <summary>Where data is kept.</summary>
/// <param name="SqlitePath">The SQLite file.</param>
public sealed record StorageSettings(string SqlitePath);
