using MaturityBot.GitHub.Api;
using MaturityBot.GitHub.Auth;

namespace MaturityBot.GitHub.Tests;

/// <summary>Tests against a stand-in; each ends by asking whether GitHub's description allows every request that was sent.</summary>
public abstract class StandInTests : IAsyncLifetime
{
    private GitHubClient? client;

    private protected GitHubStandIn GitHub { get; private set; } = null!;

    private protected ShiftedTime Time { get; } = new();

    private protected GitHubClient Client => client ??= GitHub.Connect(Time);

    private protected RepositoryClient Reader => Client.ForRepository(GitHubStandIn.Repository, TokenPurpose.Read);

    private protected RepositoryClient Publisher => Client.ForRepository(GitHubStandIn.Repository, TokenPurpose.Publish);

    public async Task InitializeAsync() => GitHub = await GitHubStandIn.StartAsync();

    public async Task DisposeAsync()
    {
        client?.Dispose();
        await GitHub.DisposeAsync();
        Assert.Empty(GitHub.Violations);
    }
}

/// <summary>The real clock, set forward by as much as a test wants.</summary>
internal sealed class ShiftedTime : TimeProvider
{
    public TimeSpan Shift { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Shift;
}
