namespace MaturityBot.Server.Inbox;

/// <summary>
/// What was delivered and what is to be done, on durable storage: every task completes only when its effect would survive the death of the process.
/// </summary>
public interface IInbox
{
    /// <summary>Makes a delivery and what follows from it durable.</summary>
    Task<Receipt> ReceiveAsync(Delivery delivery, IReadOnlyList<Change> changes, CancellationToken cancellation);

    /// <summary>Takes the next due work, or work whose holder let its lease run out; null when nothing is due.</summary>
    Task<Lease?> LeaseAsync(CancellationToken cancellation);

    /// <summary>Prolongs a lease; false when it was lost to somebody else, who works on it now.</summary>
    Task<bool> RenewAsync(Lease lease, CancellationToken cancellation);

    /// <summary>Ends a lease; false when it was lost before.</summary>
    Task<bool> SettleAsync(Lease lease, Settlement settlement, CancellationToken cancellation);

    /// <summary>Forgets deliveries and finished work from before a time. Parked work is kept.</summary>
    Task ForgetAsync(DateTimeOffset before, CancellationToken cancellation);

    /// <summary>How much there is.</summary>
    Task<InboxState> CountAsync(CancellationToken cancellation);
}

/// <summary>One webhook delivery.</summary>
/// <param name="Id">GitHub's <c>X-GitHub-Delivery</c>; the same for a redelivery.</param>
/// <param name="Event">Event and action, e.g. <c>pull_request.opened</c>.</param>
/// <param name="ReceivedAt">When it came, by our clock.</param>
public sealed record Delivery(string Id, string Event, DateTimeOffset ReceivedAt);

/// <summary>What became of a delivery.</summary>
public enum Receipt
{
    /// <summary>It is durable; or it had come before, its work was given up, and is taken up again.</summary>
    Accepted,

    /// <summary>It had come before, and its work is done or will be.</summary>
    Duplicate,
}

/// <summary>Work taken from the inbox for a while.</summary>
/// <param name="Item">What to do.</param>
/// <param name="Token">Proves that the lease is still ours.</param>
/// <param name="Attempt">1 for the first.</param>
public sealed record Lease(WorkItem Item, string Token, int Attempt);

/// <summary>How a lease ends.</summary>
public abstract record Settlement
{
    private Settlement()
    {
    }

    /// <summary>Done.</summary>
    public sealed record Finished : Settlement;

    /// <summary>To be tried again later, as a further attempt.</summary>
    public sealed record Retry(DateTimeOffset At, string Reason) : Settlement;

    /// <summary>To be tried later through no fault of its own: does not count as an attempt. Also gives work back when the process stops.</summary>
    public sealed record Postponed(DateTimeOffset Until, string Reason) : Settlement;

    /// <summary>Set aside with the reason, until the delivery is repeated or a newer event comes.</summary>
    public sealed record Parked(string Reason) : Settlement;
}

/// <summary>How much there is in the inbox.</summary>
/// <param name="Waiting">Rows with work that is due or will be.</param>
/// <param name="Held">Rows being worked on.</param>
/// <param name="Parked">Rows given up.</param>
public sealed record InboxState(int Waiting, int Held, int Parked);
