using System.Net;
using MaturityBot.Core.Snapshots;
using MaturityBot.GitHub.Api.Http;

namespace MaturityBot.GitHub.Api;

/// <summary>Labels of one repository.</summary>
public sealed class LabelsApi
{
    private readonly GitHubHttp http;
    private readonly RepositoryName name;

    internal LabelsApi(GitHubHttp http, RepositoryName name) => (this.http, this.name) = (http, name);

    /// <summary>A label; null when there is none of that name.</summary>
    public Task<Label?> FindAsync(string label, CancellationToken cancellation) =>
        http.FindAsync(ApiPath.Of($"/repos/{name}/labels/{label:name}"), GitHubJson.Default.Label, cancellation);

    /// <summary>Creates a label unless there is one of that name, which is left as it is. One request either way.</summary>
    public async Task EnsureAsync(Label label, CancellationToken cancellation)
    {
        try
        {
            await http.PostAsync(ApiPath.Of($"/repos/{name}/labels"), label, GitHubJson.Default.Label, GitHubJson.Default.Label, cancellation);
        }
        catch (GitHubApiException exception) when (exception.Status == HttpStatusCode.UnprocessableEntity && exception.Reason.Contains("already_exists", StringComparison.Ordinal))
        {
            // It was there; that is what was wanted.
        }
    }
}
