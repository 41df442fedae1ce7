using MaturityBot.GitHub.Api.Http;
using MaturityBot.GitHub.Auth;

namespace MaturityBot.GitHub.Api;

/// <summary>The way to GitHub: one for the process, safe for concurrent use.</summary>
public sealed class GitHubClient : IDisposable
{
    private readonly AppTokenSigner signer;
    private readonly HttpMessageHandler pipeline;
    private readonly HttpClient asApp;
    private readonly HttpClient asInstallation;
    private readonly InstallationTokens tokens;

    /// <summary>Connects to the GitHub that the options name, as the App they name.</summary>
    /// <exception cref="ArgumentException">The private key is not the PEM text of an RSA key.</exception>
    public GitHubClient(GitHubOptions options, TimeProvider time)
    {
        Options = options;
        signer = new AppTokenSigner(options, time);
        pipeline = Pipeline.Build(options, time);
        asApp = Pipeline.Client(new AppAuthHandler(signer, pipeline));
        Apps = new AppsApi(new GitHubHttp(asApp, options.ApiUrl, token: null, counter: null));
        tokens = new InstallationTokens(Apps, time);
        asInstallation = Pipeline.Client(new InstallationAuthHandler(tokens, time, pipeline));
    }

    /// <summary>Which GitHub, and as which App.</summary>
    public GitHubOptions Options { get; }

    /// <summary>The App itself and its installations.</summary>
    public AppsApi Apps { get; }

    /// <summary>One repository, with a token that opens nothing else and does nothing but its purpose.</summary>
    public RepositoryClient ForRepository(RepositoryIdentity repository, TokenPurpose purpose, ApiRequestCounter? counter = null) =>
        For(repository, new TokenScope(repository.InstallationId, repository.Id, purpose), counter);

    /// <summary>An installation as a whole.</summary>
    public InstallationClient ForInstallation(long installationId, ApiRequestCounter? counter = null)
    {
        var scope = new TokenScope(installationId, RepositoryId: null, TokenPurpose.Discover);
        return new InstallationClient(As(scope, counter), name => For(new RepositoryIdentity(installationId, Id: 0, name), scope, counter), cancellation => tokens.GetAsync(scope, cancellation));
    }

    /// <inheritdoc />
    public void Dispose()
    {
        asInstallation.Dispose();
        asApp.Dispose();
        pipeline.Dispose();
        signer.Dispose();
    }

    private RepositoryClient For(RepositoryIdentity repository, TokenScope scope, ApiRequestCounter? counter) =>
        new(repository, As(scope, counter), cancellation => tokens.GetAsync(scope, cancellation));

    private GitHubHttp As(TokenScope scope, ApiRequestCounter? counter) => new(asInstallation, Options.ApiUrl, scope, counter);
}
