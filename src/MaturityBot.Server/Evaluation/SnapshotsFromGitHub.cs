using System.Collections.Concurrent;
using MaturityBot.Core.Rating;
using MaturityBot.Core.Snapshots;
using MaturityBot.GitHub.Api;
using MaturityBot.GitHub.Reading;

namespace MaturityBot.Server.Evaluation;

/// <summary>Reads what is judged from GitHub. Settings are asked for once in a while and shared by base and head, so that only files tell them apart.</summary>
internal sealed class SnapshotsFromGitHub(GitHubReading reading, TimeProvider time)
{
    private const int MostRepositories = 20_000;
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    private readonly SnapshotReader reader = new(Assessor.Interest, ReadingLimits.Default);
    private readonly ConcurrentDictionary<long, (DateTimeOffset ReadAt, RepositorySettings Settings)> known = new();

    /// <summary>What GitHub says about a repository.</summary>
    public async Task<RepositorySettings> SettingsAsync(RepositoryIdentity repository, string commit, bool mustBeFresh, ApiRequestCounter counter, CancellationToken cancellation)
    {
        if (!mustBeFresh && known.TryGetValue(repository.Id, out var kept) && time.GetUtcNow() - kept.ReadAt < Fresh)
            return kept.Settings;

        var settings = await new GitHubSnapshotSource(reading, repository, commit, WantedSettings.All, counter: counter).ReadSettingsAsync(cancellation);
        if (known.Count >= MostRepositories)
            known.Clear();
        known[repository.Id] = (time.GetUtcNow(), settings);
        return settings;
    }

    /// <summary>A commit as far as judging wants to read it; when it was made is asked for unless it is known.</summary>
    public Task<Snapshot> ReadAsync(
        RepositoryIdentity repository, string commit, RepositorySettings settings, ApiRequestCounter counter, CancellationToken cancellation, DateTimeOffset? committedAt = null) =>
        reader.ReadAsync(new GitHubSnapshotSource(reading, repository, commit, WantedSettings.None, committedAt, counter), Task.FromResult(settings), cancellation);
}
