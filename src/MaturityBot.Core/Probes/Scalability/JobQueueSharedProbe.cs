using MaturityBot.Core.Catalogue;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Scalability;

/// <summary>Instances share a queue of jobs. A queue that is a table of the database is shared only as far as the database is, which another probe asks.</summary>
internal sealed class JobQueueSharedProbe : IProbe
{
    // What the catalogue calls them.
    private const string InTheDatabase = "queues in the database";

    public string Id => "job-queue-shared";

    public string Question => "Do instances share a queue of jobs that is no table of the database?";

    public IReadOnlyList<string> Reads => Capability.Reads;

    public ProbeResult Examine(Snapshot snapshot)
    {
        var queues = Capability.FindExcept(snapshot, "job-queue", InTheDatabase);
        return queues.Count > 0 ? ProbeResult.Met([.. queues])
            : Capability.Find(snapshot, "job-queue") is { Count: > 0 } inDatabase
                ? ProbeResult.NotMet([.. inDatabase.Select(evidence => evidence with { Message = $"{evidence.Message}, in the database" })])
                : ProbeResult.NotApplicable("no job queue is used");
    }
}
