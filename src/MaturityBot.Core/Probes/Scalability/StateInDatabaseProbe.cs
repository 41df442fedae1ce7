using MaturityBot.Core.Catalogue;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Scalability;

/// <summary>
/// State is kept in a database server that instances share. Jobs that each instance schedules for itself would run once an instance, so that a scheduler in the process,
/// with no queue or shared cache to agree through, says no.
/// </summary>
internal sealed class StateInDatabaseProbe : IProbe
{
    // What the catalogue calls databases that live in the process, and mappers that say nothing of the database.
    private static readonly string[] Embedded = ["SQLite", "H2, HSQLDB and Derby", "etcd and embedded stores", "object-relational mapper"];

    public string Id => "state-in-database";

    public string Question => "Is state kept in a database server that several instances could share?";

    public IReadOnlyList<string> Reads => Capability.Reads;

    public ProbeResult Examine(Snapshot snapshot)
    {
        var servers = Capability.FindExcept(snapshot, "database", Embedded);
        if (servers.Count == 0)
            return ProbeResult.NotMet("no database server is used");

        var schedulers = Capability.FindExcept(snapshot, "scheduler", "Kubernetes CronJob", "cloud scheduler");
        var agrees = Capability.Has(snapshot, "job-queue") || Capability.Has(snapshot, "shared-cache");
        return schedulers.Count > 0 && !agrees
            ? ProbeResult.NotMet([.. schedulers.Select(evidence => evidence with { Message = $"{evidence.Message}, in the process: a second instance would run each job again" })])
            : ProbeResult.Met([.. servers]);
    }
}
