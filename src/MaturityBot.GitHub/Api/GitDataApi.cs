using System.Net;
using System.Text;
using MaturityBot.Core.Snapshots;
using MaturityBot.GitHub.Api.Http;

namespace MaturityBot.GitHub.Api;

/// <summary>Commits, trees and blobs of one repository.</summary>
public sealed class GitDataApi
{
    private readonly GitHubHttp http;
    private readonly RepositoryName name;

    internal GitDataApi(GitHubHttp http, RepositoryName name) => (this.http, this.name) = (http, name);

    /// <summary>A commit; null when the repository has none of that id.</summary>
    public Task<GitCommit?> FindCommitAsync(string sha, CancellationToken cancellation) =>
        http.FindAsync(ApiPath.Of($"/repos/{name}/git/commits/{sha:commit_sha}"), GitHubJson.Default.GitCommit, cancellation);

    /// <summary>The tree of a commit, branch or tree id.</summary>
    /// <exception cref="GitHubApiException">404 no such tree; 409 the repository is empty.</exception>
    public Task<GitTree> GetTreeAsync(string sha, bool recursive, CancellationToken cancellation)
    {
        // Any value of recursive, "false" too, means yes.
        var path = ApiPath.Of($"/repos/{name}/git/trees/{sha:tree_sha}").With("recursive", recursive ? "1" : null);
        return http.GetAsync(path, GitHubJson.Default.GitTree, cancellation);
    }

    /// <summary>The bytes of a blob; null when the repository has none of that id.</summary>
    public async Task<byte[]?> FindBlobAsync(string sha, CancellationToken cancellation)
    {
        var path = ApiPath.Of($"/repos/{name}/git/blobs/{sha:file_sha}");
        if (await http.FindAsync(path, GitHubJson.Default.GitBlob, cancellation) is not { Content: { } content } blob)
            return null;
        if (blob.Encoding != "base64")
            return Encoding.UTF8.GetBytes(content);

        try
        {
            return Convert.FromBase64String(content);
        }
        catch (FormatException)
        {
            throw new GitHubApiException(HttpStatusCode.OK, "GET", path.Template, "The content is not base64.");
        }
    }

    /// <summary>All files of a commit as a gzipped tar, to be read as it comes; the caller judges the status and disposes.</summary>
    internal Task<HttpResponseMessage> OpenTarballAsync(string reference, CancellationToken cancellation) =>
        http.SendAsync(HttpMethod.Get, ApiPath.Of($"/repos/{name}/tarball/{reference:ref}"), content: null, cancellation, streams: true);

    /// <summary>What lies between two commits, from their merge base: status, merge base, at most 300 changed files.</summary>
    public Task<Comparison?> CompareAsync(string baseReference, string headReference, CancellationToken cancellation) =>
        http.FindAsync(ApiPath.Of($"/repos/{name}/compare/{$"{baseReference}...{headReference}":basehead}"), GitHubJson.Default.Comparison, cancellation);
}
