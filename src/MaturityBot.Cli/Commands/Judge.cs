using MaturityBot.Cli.Reading;
using MaturityBot.Core.Rating;
using MaturityBot.Core.Rubrics;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Cli.Commands;

/// <summary>Reads a repository on this machine and judges it.</summary>
internal sealed class Judge(Surroundings around)
{
    /// <summary>Judges what is at a path.</summary>
    public async Task<Assessment> AssessAsync(string? path, string? revision, CancellationToken cancellation)
    {
        var started = around.Time.GetTimestamp();
        var source = LocalRepository.Open(path, revision);
        using var disposable = source as IDisposable;
        var assessor = new Assessor(BuiltInRubric.Pillars);
        var snapshot = await new SnapshotReader(Assessor.Interest, ReadingLimits.Default).ReadAsync(source, cancellation);
        var assessment = assessor.Assess(snapshot, around.Time.GetUtcNow(), new AssessmentStatistics(snapshot.Files.Count, snapshot.BytesRead, 0, ApiRequests: 0));
        return assessment with { Statistics = assessment.Statistics with { Milliseconds = (long)around.Time.GetElapsedTime(started).TotalMilliseconds } };
    }
}
