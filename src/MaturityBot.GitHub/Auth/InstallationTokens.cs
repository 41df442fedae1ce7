using System.Collections.Concurrent;
using System.Net;
using MaturityBot.GitHub.Api;

namespace MaturityBot.GitHub.Auth;

/// <summary>Installation tokens, kept until shortly before they expire; whoever asks while one is being minted waits for that one.</summary>
internal sealed class InstallationTokens(Func<ApiRequestCounter?, AppsApi> apps, TimeProvider time)
{
    private const int MaxTokens = 20_000;
    private static readonly TimeSpan Reserve = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<TokenScope, Lazy<Task<InstallationToken>>> tokens = new();

    /// <summary>A token for a scope; minting one counts for whoever asked first.</summary>
    /// <exception cref="InstallationUnavailableException">There is no such installation, it is suspended, or it does not cover the repository.</exception>
    public async Task<InstallationToken> GetAsync(TokenScope scope, ApiRequestCounter? counter, CancellationToken cancellation)
    {
        while (true)
        {
            var entry = tokens.GetOrAdd(scope, _ => Mint(scope, counter));
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

    private Lazy<Task<InstallationToken>> Mint(TokenScope scope, ApiRequestCounter? counter)
    {
        if (tokens.Count >= MaxTokens)
            Prune();
        return new(() => MintAsync(scope, counter));
    }

    private async Task<InstallationToken> MintAsync(TokenScope scope, ApiRequestCounter? counter)
    {
        var mintedAt = time.GetUtcNow();
        var grant = await RequestAsync(scope, apps(counter));
        if (string.IsNullOrEmpty(grant.Token))
            throw new InstallationUnavailableException(scope, HttpStatusCode.OK, AppsApi.TokenPath, "the answer holds no token.");
        return new InstallationToken(grant.Token, mintedAt, grant.ExpiresAt ?? mintedAt + TimeSpan.FromHours(1), string.Equals(grant.RepositorySelection, "all", StringComparison.Ordinal));
    }

    private static async Task<TokenGrant> RequestAsync(TokenScope scope, AppsApi app)
    {
        try
        {
            try
            {
                return await RequestAsync(scope, app, scope.Purpose.Permissions);
            }
            catch (GitHubApiException exception) when (exception.Status == HttpStatusCode.UnprocessableEntity)
            {
                // One permission that was not granted (yet) refuses the whole token, so ask for those that were.
                var installation = await app.FindInstallationAsync(scope.InstallationId, CancellationToken.None);
                var granted = Granted(scope.Purpose.Permissions, installation?.Permissions);
                if (granted.Count == 0 || granted.Count == scope.Purpose.Permissions.Count)
                    throw;
                return await RequestAsync(scope, app, granted);
            }
        }
        catch (GitHubApiException exception) when (exception is not RateLimitedException && exception.Status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden or HttpStatusCode.UnprocessableEntity)
        {
            throw new InstallationUnavailableException(scope, exception.Status, exception.Path, exception.Reason);
        }
    }

    private static Task<TokenGrant> RequestAsync(TokenScope scope, AppsApi app, IReadOnlyDictionary<string, string> permissions) =>
        app.CreateTokenAsync(scope.InstallationId, new TokenRequest(scope.RepositoryId is { } id ? [id] : null, permissions), CancellationToken.None);

    private static Dictionary<string, string> Granted(IReadOnlyDictionary<string, string> wanted, IReadOnlyDictionary<string, string>? granted) =>
        wanted.Where(pair => granted?.GetValueOrDefault(pair.Key) is { } access && (string.Equals(access, pair.Value, StringComparison.Ordinal) || access is "write" or "admin"))
            .ToDictionary(StringComparer.Ordinal);

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
