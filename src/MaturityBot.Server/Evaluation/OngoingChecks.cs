using MaturityBot.Core.Reporting;
using MaturityBot.GitHub.Api;
using MaturityBot.GitHub.Publishing;
using MaturityBot.Server.Inbox;

namespace MaturityBot.Server.Evaluation;

/// <summary>
/// Remembers the commit whose check run was started for a branch or pull request and is not complete. When a process dies and the work goes on with a newer
/// head, the older head's check is ended instead of waiting for ever.
/// </summary>
internal sealed class OngoingChecks(IPublicationStore store)
{
    private const long Noted = 0;
    private const long Started = 1;

    /// <summary>Notes that a head is about to be judged, and ends the check of the head before it, if that was left waiting. Whether an earlier attempt started the head's check.</summary>
    public async Task<bool> BeginAsync(WorkItem item, string head, Publisher publisher, ApiRequestCounter counter, CancellationToken cancellation)
    {
        var known = await store.FindAsync(Key(item), cancellation);
        if (known?.ContentHash == head)
            return known.Id == Started;
        await EndAsync(item, CheckReport.Superseded, publisher, counter, cancellation);
        await store.SaveAsync(Key(item), new Publication(Noted, head), cancellation);
        return false;
    }

    /// <summary>Notes that the check of a head was started.</summary>
    public Task StartedAsync(WorkItem item, string head, CancellationToken cancellation) => store.SaveAsync(Key(item), new Publication(Started, head), cancellation);

    /// <summary>The head that is being judged; null when none is.</summary>
    public async Task<string?> HeadAsync(WorkItem item, CancellationToken cancellation) => (await store.FindAsync(Key(item), cancellation))?.ContentHash;

    /// <summary>Ends the check that was left waiting, if any, with the reason.</summary>
    public async Task EndAsync(WorkItem item, CheckReport reason, Publisher publisher, ApiRequestCounter counter, CancellationToken cancellation)
    {
        if (await HeadAsync(item, cancellation) is not { } head)
            return;
        await publisher.EndCheckAsync(new CheckSubject(item.Repository, head), reason, cancellation, counter);
        await store.ForgetAsync(Key(item), cancellation);
    }

    /// <summary>Notes that the work on a head is done; the check of another that was left waiting is ended.</summary>
    public async Task FinishAsync(WorkItem item, string head, Publisher publisher, ApiRequestCounter counter, CancellationToken cancellation)
    {
        if (await HeadAsync(item, cancellation) == head)
            await store.ForgetAsync(Key(item), cancellation);
        else
            await EndAsync(item, CheckReport.Superseded, publisher, counter, cancellation);
    }

    private static PublicationKey Key(WorkItem item) => new(item.Repository.Id, "ongoing", item.Key);
}
