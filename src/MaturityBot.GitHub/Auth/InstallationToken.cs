namespace MaturityBot.GitHub.Auth;

/// <summary>A token of an installation. Opaque; a class, so that no text form shows it.</summary>
internal sealed class InstallationToken(string value, DateTimeOffset mintedAt, DateTimeOffset expiresAt, IReadOnlyDictionary<string, string>? permissions, bool coversAllRepositories)
{
    public string Value => value;

    public DateTimeOffset MintedAt => mintedAt;

    public DateTimeOffset ExpiresAt => expiresAt;

    /// <summary>What it opens, as far as GitHub said.</summary>
    public IReadOnlyDictionary<string, string>? Permissions => permissions;

    /// <summary>The App is installed on all repositories of the account.</summary>
    public bool CoversAllRepositories => coversAllRepositories;
}
