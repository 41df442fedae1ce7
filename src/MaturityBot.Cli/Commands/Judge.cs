using MaturityBot.Cli.Output;
using MaturityBot.Cli.Reading;
using MaturityBot.Core.Configuration;
using MaturityBot.Core.Gaps;
using MaturityBot.Core.Rating;
using MaturityBot.Core.Rubrics;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Cli.Commands;

/// <summary>Reads repositories on this machine and judges them.</summary>
/// <param name="around">The process around.</param>
/// <param name="configurationFile">The configuration to judge by; null for the repository's own.</param>
internal sealed class Judge(Surroundings around, string? configurationFile = null)
{
    private readonly long started = around.Time.GetTimestamp();

    /// <summary>Judges what is at a path.</summary>
    public async Task<Assessment> AssessAsync(string? path, string? revision, CancellationToken cancellation)
    {
        var given = configurationFile is null ? null : await ConfigurationAsync(configurationFile, cancellation);
        var snapshot = await around.Progress.DuringAsync("reading the repository", ReadAsync(path, revision, cancellation));
        return await around.Progress.DuringAsync("judging", Task.Run(() => Assess(snapshot, given), cancellation));
    }

    /// <summary>Judges two commits of a repository, both by the configuration at the first.</summary>
    public async Task<Comparison> CompareAsync(string? path, string before, string after, CancellationToken cancellation)
    {
        var snapshots = await around.Progress.DuringAsync("reading both commits", Task.WhenAll(ReadAsync(path, before, cancellation), ReadAsync(path, after, cancellation)));
        var configuration = ConfigurationDocument.In(snapshots[0], BuiltInRubric.Pillars);
        var (was, now) = (Assess(snapshots[0], configuration), Assess(snapshots[1], configuration));
        return new Comparison(was, now, AssessmentDelta.Between(was, now), snapshots[1]);
    }

    private static async Task<Snapshot> ReadAsync(string? path, string? revision, CancellationToken cancellation)
    {
        // The rubric is not needed before the snapshot is there; whatever is wrong with it is told by whoever asks for it next.
        _ = Task.Run(static () => BuiltInRubric.Pillars, cancellation);
        var source = LocalRepository.Open(path, revision);
        using var disposable = source as IDisposable;
        return await new SnapshotReader(Assessor.Interest, ReadingLimits.Default).ReadAsync(source, cancellation);
    }

    private static async Task<ConfigurationDocument> ConfigurationAsync(string file, CancellationToken cancellation)
    {
        try
        {
            var document = ConfigurationReader.Read(await File.ReadAllTextAsync(file, cancellation), BuiltInRubric.Pillars);
            return document.IsValid
                ? document
                : throw new UsageException(string.Join("; ", document.Errors.Select(error => $"{file}:{error.Line}: {error.Message}")));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"the configuration {file} could not be read ({error.Message.TrimEnd('.')}): name a file like .github/maturity.yml", error);
        }
    }

    private Assessment Assess(Snapshot snapshot, ConfigurationDocument? configuration)
    {
        var assessor = new Assessor(BuiltInRubric.Pillars);
        var statistics = new AssessmentStatistics(snapshot.Files.Count, snapshot.BytesRead, 0, ApiRequests: 0);
        var assessment = configuration is null
            ? assessor.Assess(snapshot, around.Time.GetUtcNow(), statistics)
            : assessor.Assess(snapshot, configuration, around.Time.GetUtcNow(), statistics);
        return assessment with { Statistics = statistics with { Milliseconds = (long)around.Time.GetElapsedTime(started).TotalMilliseconds } };
    }
}
