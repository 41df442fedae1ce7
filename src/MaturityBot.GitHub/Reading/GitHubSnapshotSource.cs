using MaturityBot.Core.Snapshots;
using MaturityBot.GitHub.Api;
using MaturityBot.GitHub.Auth;

namespace MaturityBot.GitHub.Reading;

/// <summary>What every snapshot read from one GitHub shares.</summary>
/// <param name="Client">The way to GitHub.</param>
/// <param name="Cache">Contents that were read before.</param>
/// <param name="Defaults">The owners' default files.</param>
/// <param name="Time">The clock.</param>
public sealed record GitHubReading(GitHubClient Client, BlobCache Cache, OrganizationDefaults Defaults, TimeProvider Time)
{
    private const int MostTreeEntries = 150_000;
    private const int OneTree = 100;

    /// <summary>Trees that were listed before: a commit never changes, and every push to a pull request asks for the same base.</summary>
    internal RecentlyUsed<(long RepositoryId, string Commit), RepositoryTree> Trees { get; } = new(MostTreeEntries, tree => tree.Entries.Count + OneTree);
}

/// <summary>Reads one commit of a repository from GitHub. Serves one snapshot; make a new one for the next.</summary>
public sealed class GitHubSnapshotSource : ISnapshotSource
{
    private readonly GitHubReading reading;
    private readonly RepositoryIdentity repository;
    private readonly string commit;
    private readonly WantedSettings wanted;
    private readonly DateTimeOffset? committedAt;
    private readonly ApiRequestCounter? counter;
    private readonly RepositoryClient github;
    private readonly Lock gate = new();
    private Task<RepositoryTree>? tree;

    /// <summary>A source for one commit.</summary>
    /// <param name="reading">What is shared.</param>
    /// <param name="repository">The repository.</param>
    /// <param name="commit">Id of the commit.</param>
    /// <param name="wanted">The settings to read; none for the base of a pull request, whose settings are those of the head.</param>
    /// <param name="committedAt">When the commit was made, if already known; saves a request.</param>
    /// <param name="counter">Counts the requests.</param>
    public GitHubSnapshotSource(
        GitHubReading reading, RepositoryIdentity repository, string commit, WantedSettings wanted, DateTimeOffset? committedAt = null, ApiRequestCounter? counter = null)
    {
        this.reading = reading;
        this.repository = repository;
        this.commit = commit;
        this.wanted = wanted;
        this.counter = counter;
        this.committedAt = committedAt;
        github = reading.Client.ForRepository(repository, TokenPurpose.Read, counter);
    }

    /// <inheritdoc />
    public Task<RepositoryTree> ReadTreeAsync(CancellationToken cancellation)
    {
        lock (gate)
            return tree ??= ListAsync(cancellation);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, ReadOnlyMemory<byte>>> ReadBlobsAsync(IReadOnlyCollection<TreeEntry> entries, CancellationToken cancellation) =>
        await new BlobReader(github, reading.Cache, commit, reading.Time).ReadAsync(entries, (await ReadTreeAsync(cancellation)).Entries, cancellation);

    /// <inheritdoc />
    public Task<RepositorySettings> ReadSettingsAsync(CancellationToken cancellation) =>
        new SettingsReader(github, reading.Defaults, counter).ReadAsync(wanted, commit, () => ReadTreeAsync(cancellation), cancellation);

    private async Task<RepositoryTree> ListAsync(CancellationToken cancellation)
    {
        var key = (repository.Id, commit);
        if (reading.Trees.TryFind(key, out var known))
            return known with { Repository = repository.Name };

        var reader = new TreeReader(github);
        var listing = reader.ReadAsync(commit, cancellation);
        var when = committedAt ?? await FindCommitTimeAsync(cancellation);
        var (entries, warnings) = await listing;
        var listed = new RepositoryTree(repository.Name, commit, when, entries, warnings, reader.IsComplete);
        if (entries.Count > 0 && when is not null)
            reading.Trees.Keep(key, listed);
        return listed;
    }

    private async Task<DateTimeOffset?> FindCommitTimeAsync(CancellationToken cancellation)
    {
        try
        {
            return (await github.GitData.FindCommitAsync(commit, cancellation))?.Committer?.Date;
        }
        catch (GitHubApiException exception) when (exception is not (RateLimitedException or InstallationUnavailableException))
        {
            // The listing says what is wrong with the commit.
            return null;
        }
    }
}
