using MaturityBot.Core.Dependencies;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Security;

/// <summary>Lock files fix what is installed, so that the same source gives the same dependencies.</summary>
internal sealed class LockFilesProbe : IProbe
{
    private readonly bool everywhere;

    private LockFilesProbe(string id, string question, bool everywhere) => (Id, Question, this.everywhere) = (id, question, everywhere);

    /// <summary>At least one ecosystem is locked.</summary>
    public static LockFilesProbe Some { get; } = new("some-dependencies-locked", "Do lock files fix at least some dependencies?", everywhere: false);

    /// <summary>Every ecosystem is locked, in every folder.</summary>
    public static LockFilesProbe All { get; } = new("all-dependencies-locked", "Do lock files fix all dependencies?", everywhere: true);

    public string Id { get; }

    public string Question { get; }

    public IReadOnlyList<string> Reads => DependencyEcosystem.Reads;

    public ProbeResult Examine(Snapshot snapshot)
    {
        var locks = LockFile.Of(snapshot).Where(item => !TrialPaths.IsTrial(item.Ecosystem.Manifest)).ToArray();
        if (locks.Length == 0)
            return ProbeResult.NotApplicable("no package ecosystem with lock files is used here");
        Evidence[] locked = [.. locks.Where(item => item.Path is not null).Select(item => new Evidence($"locks {item.Ecosystem.Ecosystem} in {item.Ecosystem.Directory}", item.Path))];
        Evidence[] loose = [.. locks.Where(item => item.Path is null).Select(item => new Evidence($"{item.Ecosystem.Ecosystem} in {item.Ecosystem.Directory} has no lock file", item.Ecosystem.Manifest))];
        return locked.Length == 0 || (everywhere && loose.Length > 0) ? ProbeResult.NotMet(loose) : ProbeResult.Met(locked);
    }
}
