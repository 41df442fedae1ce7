using System.Collections.Concurrent;
using System.Net;
using System.Text;
using MaturityBot.Core.Configuration;
using MaturityBot.Core.Snapshots;
using MaturityBot.GitHub.Api;

namespace MaturityBot.GitHub.Reading;

/// <summary>
/// The files by which an owner's <c>.github</c> repository stands in for files that a repository lacks. They are the same for all repositories of the owner,
/// so they are asked for once in a while and shared.
/// </summary>
public sealed class OrganizationDefaults(GitHubClient client, TimeProvider time)
{
    private const string Name = ".github";
    private const int MaxPaths = 1_000;
    private const int MaxConfigurationBytes = 256 * 1024;
    private const int MaxOwners = 10_000;
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<(long InstallationId, string Owner), (DateTimeOffset ReadAt, Answer Answer)> answers = new();

    /// <summary>The default files that serve a repository.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="isPublic">Whether it is public; then its owner's defaults can only be public too.</param>
    /// <param name="counter">Counts the requests.</param>
    /// <param name="cancellation">Gives up.</param>
    internal async Task<Sight<DefaultFiles>> ReadAsync(RepositoryIdentity repository, bool isPublic, ApiRequestCounter? counter, CancellationToken cancellation)
    {
        if (string.Equals(repository.Name.Name, Name, StringComparison.OrdinalIgnoreCase))
            return Sight.Of(DefaultFiles.None);

        var key = (repository.InstallationId, repository.Name.Owner);
        var now = time.GetUtcNow();
        if (!answers.TryGetValue(key, out var known) || now - known.ReadAt > Fresh)
        {
            if (answers.Count >= MaxOwners)
                answers.Clear();
            answers[key] = known = (now, await AskAsync(repository, counter, cancellation));
        }

        return known.Answer switch
        {
            { Files: { } files } => Sight.Of(files),
            { Refusal: { } refusal } => Sight.Hidden<DefaultFiles>(refusal),
            // GitHub shows every token what is public. What is internal to an enterprise is shown only where the App is installed, and serves only what is not public.
            { CoversAll: false } when !isPublic => Sight.Hidden<DefaultFiles>($"an internal {repository.Name.Owner}/{Name} would be seen only with the App installed on all repositories"),
            _ => Sight.Of(DefaultFiles.None),
        };
    }

    private async Task<Answer> AskAsync(RepositoryIdentity repository, ApiRequestCounter? counter, CancellationToken cancellation)
    {
        var installation = client.ForInstallation(repository.InstallationId, counter);
        var github = installation.ForRepository(new RepositoryName(repository.Name.Owner, Name));
        var files = await Visibility.LookAsync<DefaultFiles?>(
            github,
            "contents",
            async () => await github.Repositories.FindAsync(cancellation) switch
            {
                null => null,
                { Visibility: "private" } or { Visibility: null, Private: true } => DefaultFiles.None,
                var details => await DefaultsAsync(github, await github.GitData.GetTreeAsync(details.DefaultBranch ?? "HEAD", recursive: true, cancellation), cancellation),
            },
            refusal => refusal.Status == HttpStatusCode.Conflict ? Sight.Of<DefaultFiles?>(DefaultFiles.None) : null,
            cancellation);

        return files.IsSeen
            ? new Answer(files.Value, Refusal: null, files.Value is not null || await installation.CoversAllRepositoriesAsync(cancellation))
            : new Answer(Files: null, files.Reason, CoversAll: false);
    }

    /// <summary>Files in the three places where GitHub looks for them: the root, <c>.github</c> and <c>docs</c>.</summary>
    private static async Task<DefaultFiles> DefaultsAsync(RepositoryClient github, GitTree tree, CancellationToken cancellation)
    {
        var files = (tree.Tree ?? [])
            .Where(item => item is { Type: "blob", Path: { } path } && (!path.Contains('/', StringComparison.Ordinal) || path.StartsWith(".github/", StringComparison.Ordinal) || path.StartsWith("docs/", StringComparison.Ordinal)))
            .ToArray();
        var configuration = files.FirstOrDefault(item => item is { Path: MaturityConfiguration.Path, Sha: not null, Size: <= MaxConfigurationBytes });
        var text = configuration is null ? null : await github.GitData.FindBlobAsync(configuration.Sha!, cancellation);
        return new DefaultFiles([.. files.Select(item => item.Path!).Take(MaxPaths)], text is null ? "" : Encoding.UTF8.GetString(text));
    }

    /// <param name="Files">The default files; null when no such repository is shown.</param>
    /// <param name="Refusal">Why nothing could be seen.</param>
    /// <param name="CoversAll">Whether a repository that is not shown is known not to be there.</param>
    private sealed record Answer(DefaultFiles? Files, string? Refusal, bool CoversAll);
}

/// <summary>What an owner's <c>.github</c> repository has for all others.</summary>
/// <param name="Paths">Paths of its files.</param>
/// <param name="Configuration">Text of its <c>.github/maturity.yml</c>; empty without one.</param>
internal sealed record DefaultFiles(IReadOnlyList<string> Paths, string Configuration)
{
    public static DefaultFiles None { get; } = new([], "");
}
