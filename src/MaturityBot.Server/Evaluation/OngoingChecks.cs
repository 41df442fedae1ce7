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
    /// <summary>Notes that a head is being judged, and ends the check of the head before it, if that was left waiting.</summary>
    public async Task BeginAsync(WorkItem item, string head, Publisher publisher, ApiRequestCounter counter, CancellationToken cancellation)
    {
        await EndAsync(item, publisher, counter, cancellation, except: head);
        await store.SaveAsync(Key(item), new Publication(0, head), cancellation);
    }

    /// <summary>Ends the check that was left waiting, if any.</summary>
    public async Task EndAsync(WorkItem item, Publisher publisher, ApiRequestCounter counter, CancellationToken cancellation, string? except = null)
    {
        if (await store.FindAsync(Key(item), cancellation) is not { ContentHash: var head } || head == except)
            return;
        await publisher.SupersedeAsync(new CheckSubject(item.Repository, head), cancellation, counter);
        await ForgetAsync(item, cancellation);
    }

    /// <summary>Notes that the check is complete.</summary>
    public Task ForgetAsync(WorkItem item, CancellationToken cancellation) => store.ForgetAsync(Key(item), cancellation);

    private static PublicationKey Key(WorkItem item) => new(item.Repository.Id, "ongoing", item.Key);
}
