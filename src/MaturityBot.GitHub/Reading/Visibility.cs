using System.Net;
using MaturityBot.Core.Snapshots;
using MaturityBot.GitHub.Api;
using MaturityBot.GitHub.Auth;

namespace MaturityBot.GitHub.Reading;

/// <summary>Turns what GitHub refuses into a fact out of sight, with what would show it.</summary>
internal static class Visibility
{
    /// <summary>Looks at a setting, unless the token is known not to show it.</summary>
    /// <param name="github">Whose setting.</param>
    /// <param name="permission">The permission that shows the setting, as GitHub spells it: <c>administration</c>.</param>
    /// <param name="look">Asks GitHub.</param>
    /// <param name="meaning">What a refusal means when it is documented to mean something, e.g. that the feature is off; null for out of sight.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<Sight<T>> LookAsync<T>(
        RepositoryClient github, string permission, Func<Task<T>> look, Func<GitHubApiException, Sight<T>?> meaning, CancellationToken cancellation)
    {
        if (await github.LacksAsync(permission, cancellation))
            return Sight.Hidden<T>(Needs(permission));

        try
        {
            return Sight.Of(await look());
        }
        catch (GitHubApiException refusal) when (refusal is not (RateLimitedException or InstallationUnavailableException))
        {
            return meaning(refusal) ?? Sight.Hidden<T>(Reason(refusal, permission));
        }
    }

    /// <summary>The plan of the owner has no such feature for this repository, so it is off.</summary>
    public static bool IsNotInPlan(GitHubApiException refusal) =>
        refusal.Status == HttpStatusCode.Forbidden && refusal.Reason.Contains("Upgrade to GitHub", StringComparison.OrdinalIgnoreCase);

    /// <summary>Why something is out of sight without a permission.</summary>
    public static string Needs(string permission) => $"needs \"{Name(permission)}\"";

    private static string Reason(GitHubApiException refusal, string permission) => refusal.Status switch
    {
        HttpStatusCode.Forbidden => Permission(refusal.NeededPermission) is { } named ? $"needs \"{named}\"" : Needs(permission),
        HttpStatusCode.NotFound => "not offered by this server",
        _ => $"GitHub answered {(int)refusal.Status}",
    };

    /// <summary><c>administration=read; contents=read</c> as people know it from the App's page: <c>Administration: read</c> or <c>Contents: read</c>.</summary>
    private static string? Permission(string? accepted) => string.IsNullOrWhiteSpace(accepted)
        ? null
        : string.Join(" or ", accepted.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(alternative => string.Join(" and ", alternative.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Name)))
            .Distinct(StringComparer.Ordinal));

    private static string Name(string permission)
    {
        var (name, access) = permission.Split('=', 2) is [var left, var right] ? (left, right) : (permission, "read");
        return $"{char.ToUpperInvariant(name[0])}{name[1..].Replace('_', ' ')}: {access}";
    }
}
