namespace MaturityBot.GitHub.Auth;

/// <summary>What an installation token is good for.</summary>
/// <param name="InstallationId">Whose token.</param>
/// <param name="RepositoryId">The only repository it opens; null for all of the installation's.</param>
/// <param name="Purpose">Its permissions.</param>
public sealed record TokenScope(long InstallationId, long? RepositoryId, TokenPurpose Purpose);
