using MaturityBot.GitHub.Api.Http;
using MaturityBot.GitHub.Auth;

namespace MaturityBot.GitHub.Api;

/// <summary>Everything about one repository, with one token and one request counter.</summary>
public sealed class RepositoryClient
{
    private readonly Func<CancellationToken, Task<InstallationToken>> token;

    internal RepositoryClient(RepositoryIdentity repository, GitHubHttp http, Func<CancellationToken, Task<InstallationToken>> token)
    {
        this.token = token;
        Repository = repository;
        Checks = new ChecksApi(http, repository.Name);
        Comments = new CommentsApi(http, repository.Name);
        Issues = new IssuesApi(http, repository.Name);
        Labels = new LabelsApi(http, repository.Name);
        PullRequests = new PullRequestsApi(http, repository.Name);
        GitData = new GitDataApi(http, repository.Name);
        Repositories = new RepositoriesApi(http, repository.Name);
        Settings = new SettingsApi(http, repository.Name);
    }

    /// <summary>The repository.</summary>
    public RepositoryIdentity Repository { get; }

    /// <summary>Check runs.</summary>
    public ChecksApi Checks { get; }

    /// <summary>Comments of issues and pull requests.</summary>
    public CommentsApi Comments { get; }

    /// <summary>Issues.</summary>
    public IssuesApi Issues { get; }

    /// <summary>Labels.</summary>
    public LabelsApi Labels { get; }

    /// <summary>Pull requests.</summary>
    public PullRequestsApi PullRequests { get; }

    /// <summary>Commits, trees, blobs.</summary>
    public GitDataApi GitData { get; }

    /// <summary>The repository itself.</summary>
    public RepositoriesApi Repositories { get; }

    /// <summary>Its settings.</summary>
    public SettingsApi Settings { get; }

    /// <summary>Whether the token is known not to open something, so that asking would be a waste.</summary>
    /// <param name="permission">As GitHub spells it: <c>administration</c>.</param>
    /// <param name="cancellation">Gives up.</param>
    internal async Task<bool> LacksAsync(string permission, CancellationToken cancellation) =>
        (await token(cancellation)).Permissions is { } permissions && !permissions.ContainsKey(permission);
}
