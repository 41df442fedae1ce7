namespace MaturityBot.GitHub.Api;

/// <summary>The App that did something.</summary>
public sealed record AppReference(long Id, string? Slug);

/// <summary>The App itself. Its comments and issues are written by <c>slug[bot]</c>.</summary>
public sealed record AppIdentity(
    long Id, string? Slug, string? ClientId, string? Name, string? HtmlUrl, Account? Owner, IReadOnlyDictionary<string, string>? Permissions, IReadOnlyList<string>? Events)
{
    /// <summary>The login under which the App writes.</summary>
    public string BotLogin => $"{Slug}[bot]";
}

/// <summary>An account that installed the App.</summary>
/// <param name="RepositorySelection"><c>all</c> or <c>selected</c>.</param>
/// <param name="SuspendedAt">Set while suspended: GitHub then gives no tokens.</param>
public sealed record Installation(
    long Id, Account? Account, string? RepositorySelection, IReadOnlyDictionary<string, string>? Permissions, DateTimeOffset? SuspendedAt);

/// <summary>A page of the repositories of an installation.</summary>
internal sealed record InstallationRepositories(int? TotalCount, IReadOnlyList<RepositoryDetails>? Repositories);

/// <summary>A page of the check runs of a commit.</summary>
internal sealed record CheckRunPage(int? TotalCount, IReadOnlyList<CheckRun>? CheckRuns);

/// <summary>What an installation token is asked to be narrowed to.</summary>
internal sealed record TokenRequest(IReadOnlyList<long>? RepositoryIds, IReadOnlyDictionary<string, string>? Permissions);

/// <summary>An installation token as GitHub hands it out. A class, so that no text form shows it.</summary>
internal sealed class TokenGrant
{
    public string? Token { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public string? RepositorySelection { get; init; }

    public IReadOnlyDictionary<string, string>? Permissions { get; init; }
}

/// <summary>GitHub's description of an error.</summary>
internal sealed record ErrorBody(string? Message, System.Text.Json.JsonElement? Errors);
