using MaturityBot.Core.Snapshots;
using MaturityBot.GitHub.Api.Http;

namespace MaturityBot.GitHub.Api;

/// <summary>Check runs of one repository.</summary>
public sealed class ChecksApi
{
    private const int MaxPages = 10;

    private readonly GitHubHttp http;
    private readonly RepositoryName name;

    internal ChecksApi(GitHubHttp http, RepositoryName name) => (this.http, this.name) = (http, name);

    /// <summary>Starts (or completes at once) a check run.</summary>
    public Task<CheckRun> CreateAsync(NewCheckRun run, CancellationToken cancellation) =>
        http.PostAsync(ApiPath.Of($"/repos/{name}/check-runs"), run, GitHubJson.Default.NewCheckRun, GitHubJson.Default.CheckRun, cancellation);

    /// <summary>Changes a check run; annotations are added to those it has.</summary>
    public Task<CheckRun> UpdateAsync(long id, CheckRunChange change, CancellationToken cancellation) =>
        http.PatchAsync(ApiPath.Of($"/repos/{name}/check-runs/{id:check_run_id}"), change, GitHubJson.Default.CheckRunChange, GitHubJson.Default.CheckRun, cancellation);

    /// <summary>One check run; null when there is none of that id.</summary>
    public Task<CheckRun?> FindAsync(long id, CancellationToken cancellation) =>
        http.FindAsync(ApiPath.Of($"/repos/{name}/check-runs/{id:check_run_id}"), GitHubJson.Default.CheckRun, cancellation);

    /// <summary>The check runs of a commit or branch, newest of each name unless <paramref name="all"/>; at most 1,000.</summary>
    public IAsyncEnumerable<CheckRun> ListAsync(string reference, CancellationToken cancellation, string? checkName = null, long? appId = null, bool all = false)
    {
        var path = ApiPath.Of($"/repos/{name}/commits/{reference:ref}/check-runs").With("check_name", checkName).With("filter", all ? "all" : null);
        return http.ListAsync(appId is null ? path : path.With("app_id", appId.Value), GitHubJson.Default.CheckRunPage, page => page.CheckRuns, MaxPages, cancellation);
    }
}
