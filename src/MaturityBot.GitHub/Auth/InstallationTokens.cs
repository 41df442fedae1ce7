using System.Collections.Concurrent;
using System.Net;
using MaturityBot.GitHub.Api;

namespace MaturityBot.GitHub.Auth;

/// <summary>Installation tokens, kept until shortly before they expire; whoever asks while one is being minted waits for that one.</summary>
internal sealed class InstallationTokens(AppsApi apps, TimeProvider time)
{
    private const int MaxTokens = 20_000;
    private static readonly TimeSpan Reserve = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ShortestLife = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestLife = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<TokenScope, Lazy<Task<InstallationToken>>> tokens = new();
    private readonly ConcurrentDictionary<long, (DateTimeOffset LearntAt, IReadOnlyDictionary<string, string> Permissions)> granted = new();

    /// <summary>A token for a scope.</summary>
    /// <exception cref="InstallationUnavailableException">There is no such installation, it is suspended, or it does not cover the repository.</exception>
    public async Task<InstallationToken> GetAsync(TokenScope scope, CancellationToken cancellation)
    {
        while (true)
        {
            var entry = tokens.GetOrAdd(scope, Mint);
            if (entry is { IsValueCreated: true, Value.IsFaulted: true })
            {
                // It failed when nobody waited any more; its error is old.
                tokens.TryRemove(new(scope, entry));
                continue;
            }

            InstallationToken token;
            try
            {
                // The minting belongs to everybody who waits, so that one who gives up does not stop it.
                token = await entry.Value.WaitAsync(cancellation);
            }
            catch (Exception) when (entry.Value.IsFaulted)
            {
                tokens.TryRemove(new(scope, entry));
                throw;
            }

            if (token.ExpiresAt - time.GetUtcNow() > Reserve)
                return token;
            tokens.TryRemove(new(scope, entry));
        }
    }

    /// <summary>Drops a token that GitHub no longer takes, unless a newer one took its place.</summary>
    public void Drop(TokenScope scope, InstallationToken token)
    {
        if (tokens.TryGetValue(scope, out var entry) && entry.IsValueCreated && entry.Value.IsCompletedSuccessfully && ReferenceEquals(entry.Value.Result, token))
            tokens.TryRemove(new(scope, entry));
    }

    private Lazy<Task<InstallationToken>> Mint(TokenScope scope)
    {
        if (tokens.Count >= MaxTokens)
            Prune();
        return new(() => MintAsync(scope));
    }

    private async Task<InstallationToken> MintAsync(TokenScope scope)
    {
        var mintedAt = time.GetUtcNow();
        var grant = await RequestAsync(scope);
        if (string.IsNullOrEmpty(grant.Token))
            throw new InstallationUnavailableException(scope, HttpStatusCode.OK, AppsApi.TokenPath, "the answer holds no token.");

        // Measured by our own clock, whatever it shows: a token that seems expired at birth would be minted for ever.
        var life = (grant.ExpiresAt - mintedAt) ?? LongestLife;
        var expiresAt = mintedAt + TimeSpan.FromTicks(Math.Clamp(life.Ticks, ShortestLife.Ticks, LongestLife.Ticks));
        return new InstallationToken(grant.Token, mintedAt, expiresAt, grant.Permissions, string.Equals(grant.RepositorySelection, "all", StringComparison.Ordinal));
    }

    private async Task<TokenGrant> RequestAsync(TokenScope scope)
    {
        try
        {
            try
            {
                return await RequestAsync(scope, Wanted(scope));
            }
            catch (GitHubApiException exception) when (exception.Status == HttpStatusCode.UnprocessableEntity)
            {
                // One permission that was not granted (yet) refuses the whole token, so ask for those that were.
                if (await apps.FindInstallationAsync(scope.InstallationId, CancellationToken.None) is not { Permissions: { } permissions })
                    throw;
                granted[scope.InstallationId] = (time.GetUtcNow(), permissions);
                if (Wanted(scope) is not { Count: > 0 } less || less.Count == scope.Purpose.Permissions.Count)
                    throw;
                return await RequestAsync(scope, less);
            }
        }
        catch (GitHubApiException exception) when (exception is not RateLimitedException && exception.Status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden or HttpStatusCode.UnprocessableEntity)
        {
            throw new InstallationUnavailableException(scope, exception.Status, exception.Path, exception.Reason);
        }
    }

    private Task<TokenGrant> RequestAsync(TokenScope scope, IReadOnlyDictionary<string, string> permissions) =>
        apps.CreateTokenAsync(scope.InstallationId, new TokenRequest(scope.RepositoryId is { } id ? [id] : null, permissions), CancellationToken.None);

    /// <summary>The purpose's permissions, without those that the installation is known not to have.</summary>
    private IReadOnlyDictionary<string, string> Wanted(TokenScope scope) =>
        granted.TryGetValue(scope.InstallationId, out var known) && time.GetUtcNow() - known.LearntAt < LongestLife
            ? scope.Purpose.Permissions.Where(pair => Covers(known.Permissions.GetValueOrDefault(pair.Key), pair.Value)).ToDictionary(StringComparer.Ordinal)
            : scope.Purpose.Permissions;

    private static bool Covers(string? granted, string wanted) => granted is "write" or "admin" || string.Equals(granted, wanted, StringComparison.Ordinal);

    private void Prune()
    {
        var now = time.GetUtcNow();
        foreach (var (scope, entry) in tokens)
        {
            if (entry.IsValueCreated && entry.Value.IsCompleted && (!entry.Value.IsCompletedSuccessfully || entry.Value.Result.ExpiresAt - now <= Reserve || tokens.Count >= MaxTokens))
                tokens.TryRemove(new(scope, entry));
        }
    }
}
