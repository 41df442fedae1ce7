using System.Collections.Concurrent;
using MaturityBot.Core.Configuration;
using MaturityBot.Core.Documents;
using MaturityBot.Core.Rating;
using MaturityBot.Core.Rubrics;
using MaturityBot.Core.Snapshots;
using MaturityBot.GitHub.Api;
using MaturityBot.GitHub.Reading;

namespace MaturityBot.Server.Evaluation;

/// <summary>Reads what is judged from GitHub. Settings are asked for once in a while and shared by base and head, so that only files tell them apart.</summary>
internal sealed class SnapshotsFromGitHub(GitHubReading reading, Rubric rubric, TimeProvider time)
{
    private const int MostRepositories = 20_000;
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    private readonly SnapshotReader reader = new(Assessor.Interest, ReadingLimits.Default);
    private readonly SnapshotReader configurationReader = new(new PathSet([MaturityConfiguration.Path]), ReadingLimits.Default);
    private readonly ConcurrentDictionary<long, (DateTimeOffset ReadAt, KnownSettings Settings)> known = new();

    /// <summary>The configuration that stands in a commit. Its tree and contents need not be fetched again for the whole snapshot.</summary>
    public async Task<ConfigurationDocument> ConfigurationAsync(
        RepositoryIdentity repository, string commit, ApiRequestCounter counter, CancellationToken cancellation, DateTimeOffset? committedAt = null)
    {
        var source = new GitHubSnapshotSource(reading, repository, commit, WantedSettings.None, committedAt, counter);
        return ConfigurationDocument.In(await configurationReader.ReadAsync(source, cancellation), rubric);
    }

    /// <summary>What GitHub says about a repository.</summary>
    public async Task<KnownSettings> SettingsAsync(RepositoryIdentity repository, string commit, bool mustBeFresh, ApiRequestCounter counter, CancellationToken cancellation)
    {
        if (!mustBeFresh && known.TryGetValue(repository.Id, out var kept) && time.GetUtcNow() - kept.ReadAt < Fresh)
            return kept.Settings;

        var source = new GitHubSnapshotSource(reading, repository, commit, WantedSettings.All, counter: counter);
        var settings = new KnownSettings(await source.ReadSettingsAsync(cancellation), await OwnersOfAsync(source, cancellation));
        if (known.Count >= MostRepositories)
            known.Clear();
        known[repository.Id] = (time.GetUtcNow(), settings);
        return settings;
    }

    /// <summary>A commit as far as judging wants to read it; when it was made is asked for unless it is known.</summary>
    public Task<Snapshot> ReadAsync(
        RepositoryIdentity repository, string commit, KnownSettings settings, ApiRequestCounter counter, CancellationToken cancellation, DateTimeOffset? committedAt = null)
    {
        var source = new GitHubSnapshotSource(reading, repository, commit, WantedSettings.None, committedAt, counter);
        return reader.ReadAsync(source, SettingsOfAsync(source, settings, cancellation), cancellation);
    }

    /// <summary>The settings as they hold for a commit: what GitHub says about one CODEOWNERS says nothing about another.</summary>
    private static async Task<RepositorySettings> SettingsOfAsync(GitHubSnapshotSource source, KnownSettings known, CancellationToken cancellation) =>
        await OwnersOfAsync(source, cancellation) == known.Owners
            ? known.Settings
            : known.Settings with { CodeownersErrors = Sight.Hidden<IReadOnlyList<string>>("GitHub was asked about another version of the file") };

    private static async Task<string> OwnersOfAsync(GitHubSnapshotSource source, CancellationToken cancellation) =>
        string.Join(' ', (await source.ReadTreeAsync(cancellation)).Entries.Where(entry => Codeowners.Reads.Contains(entry.Path, StringComparer.Ordinal)).Select(entry => entry.BlobId));
}

/// <summary>Settings as they were read.</summary>
/// <param name="Settings">The settings.</param>
/// <param name="Owners">Which CODEOWNERS they speak of.</param>
internal sealed record KnownSettings(RepositorySettings Settings, string Owners);
