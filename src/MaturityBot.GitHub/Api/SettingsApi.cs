using System.Net;
using MaturityBot.Core.Snapshots;
using MaturityBot.GitHub.Api.Http;

namespace MaturityBot.GitHub.Api;

/// <summary>Settings of one repository. What GitHub refuses is a <see cref="GitHubApiException"/>; which refusals mean "off" is for the reader to judge.</summary>
public sealed class SettingsApi
{
    private const int MaxPages = 3;

    private readonly GitHubHttp http;
    private readonly RepositoryName name;

    internal SettingsApi(GitHubHttp http, RepositoryName name) => (this.http, this.name) = (http, name);

    /// <summary>All active rules on a branch, those of the organisation included; at most 300.</summary>
    public IAsyncEnumerable<BranchRule> ListBranchRulesAsync(string branch, CancellationToken cancellation) =>
        http.ListAsync(ApiPath.Of($"/repos/{name}/rules/branches/{branch:branch}"), GitHubJson.Default.ListBranchRule, page => page, MaxPages, cancellation);

    /// <summary>Classic protection of a branch.</summary>
    public Task<BranchProtection> GetBranchProtectionAsync(string branch, CancellationToken cancellation) =>
        http.GetAsync(ApiPath.Of($"/repos/{name}/branches/{branch:branch}/protection"), GitHubJson.Default.BranchProtection, cancellation);

    /// <summary>True when Dependabot alerts are on; they are off when the refusal says so.</summary>
    public async Task<bool> GetVulnerabilityAlertsAsync(CancellationToken cancellation)
    {
        var path = ApiPath.Of($"/repos/{name}/vulnerability-alerts");
        using var response = await http.SendAsync(HttpMethod.Get, path, content: null, cancellation);
        await GitHubHttp.EnsureSuccessAsync(response, path.Template, cancellation);
        return response.StatusCode == HttpStatusCode.NoContent;
    }

    /// <summary>Whether people can report vulnerabilities privately.</summary>
    public Task<ProtectionSwitch> GetPrivateVulnerabilityReportingAsync(CancellationToken cancellation) =>
        http.GetAsync(ApiPath.Of($"/repos/{name}/private-vulnerability-reporting"), GitHubJson.Default.ProtectionSwitch, cancellation);

    /// <summary>Default setup of code scanning.</summary>
    public Task<CodeScanningSetup> GetCodeScanningSetupAsync(CancellationToken cancellation) =>
        http.GetAsync(ApiPath.Of($"/repos/{name}/code-scanning/default-setup"), GitHubJson.Default.CodeScanningSetup, cancellation);

    /// <summary>What is wrong with the CODEOWNERS of a commit.</summary>
    public Task<CodeownersReport> GetCodeownersErrorsAsync(string reference, CancellationToken cancellation) =>
        http.GetAsync(ApiPath.Of($"/repos/{name}/codeowners/errors").With("ref", reference), GitHubJson.Default.CodeownersReport, cancellation);

    /// <summary>Deployment environments; at most 300.</summary>
    public IAsyncEnumerable<DeploymentEnvironment> ListEnvironmentsAsync(CancellationToken cancellation) =>
        http.ListAsync(ApiPath.Of($"/repos/{name}/environments"), GitHubJson.Default.DeploymentEnvironments, page => page.Environments, MaxPages, cancellation);
}
