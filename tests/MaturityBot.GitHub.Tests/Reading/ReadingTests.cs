using MaturityBot.Core.Snapshots;
using MaturityBot.GitHub.Api;
using MaturityBot.GitHub.Reading;

namespace MaturityBot.GitHub.Tests.Reading;

/// <summary>Reads from a stand-in, with a cache in a folder of its own.</summary>
public abstract class ReadingTests : StandInTests, IDisposable
{
    private protected string CacheFolder { get; } = Path.Combine(Path.GetTempPath(), $"maturitybot-{Guid.NewGuid():N}");

    private protected GitHubReading Shared => field ??= new GitHubReading(Client, new BlobCache(CacheFolder, 1 << 20, Time), new OrganizationDefaults(Client, Time), Time);

    private protected ApiRequestCounter Counter { get; } = new();

    public void Dispose()
    {
        if (Directory.Exists(CacheFolder))
            Directory.Delete(CacheFolder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected GitHubSnapshotSource Source(WantedSettings wanted = WantedSettings.None) =>
        new(Shared, GitHubStandIn.Repository, SampleRepository.Commit, wanted, counter: Counter);

    private protected Task<RepositorySettings> ReadSettingsAsync(WantedSettings wanted) => Source(wanted).ReadSettingsAsync(default);
}
