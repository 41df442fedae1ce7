using System.Net;
using MaturityBot.GitHub.Api;

namespace MaturityBot.GitHub.Auth;

/// <summary>GitHub gives no token: the App was removed or suspended, or no longer covers the repository. Trying again does not help.</summary>
public sealed class InstallationUnavailableException(TokenScope scope, HttpStatusCode status, string path, string reason)
    : GitHubApiException(status, "POST", path, $"Installation {scope.InstallationId} gives no token{(scope.RepositoryId is { } id ? $" for repository {id}" : "")}: {reason}");
