namespace MaturityBot.Server.Inbox;

/// <summary>
/// One row of the inbox and the rules by which it changes, free of any storage engine.
/// A row holds at most one item that waits and one that is being worked on; what is newer replaces what waits.
/// </summary>
public sealed record WorkRow(string Key)
{
    /// <summary>The item to take next.</summary>
    public WorkItem? Waiting { get; init; }

    /// <summary>The item being worked on.</summary>
    public WorkItem? Held { get; init; }

    /// <summary>Whose <see cref="Held"/> is.</summary>
    public string? Token { get; init; }

    /// <summary>How often the item was taken.</summary>
    public int Attempts { get; init; }

    /// <summary>When there is next something to take: the item that waits, or the one held when its lease ends. Null when there is nothing.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>When the newest head known became the head, by GitHub's clock.</summary>
    public DateTimeOffset? HeadAt { get; init; }

    /// <summary>Why the waiting item was given up; null when it was not.</summary>
    public string? ParkedBecause { get; init; }

    /// <summary>Takes in an item: replaces one that waits, follows one that is being worked on, or is dropped as older than what is known.</summary>
    public WorkRow Accept(WorkItem item, DateTimeOffset now)
    {
        if (IsOlder(item))
            return this;

        var saysWhichHead = item.HeadAt is not null;
        if (Waiting is not null && ParkedBecause is null && !saysWhichHead && !IsAnotherBranch(item))
            return this with { Waiting = item.IsUrgent ? Waiting with { Reason = item.Reason } : Waiting };

        return this with
        {
            Waiting = After(Waiting, item),
            HeadAt = item.HeadAt ?? HeadAt,
            Attempts = Held is null ? 0 : Attempts,
            DueAt = Held is null ? now : DueAt,
            ParkedBecause = null,
        };
    }

    /// <summary>Takes a parked item up again.</summary>
    public WorkRow Reopen(DateTimeOffset now) => ParkedBecause is null ? this : this with { ParkedBecause = null, Attempts = 0, DueAt = now };

    /// <summary>
    /// Takes the item that is due. One whose holder went silent <paramref name="mostAttempts"/> times is handed out once more, to be given up;
    /// when that ends in silence too, it is parked.
    /// </summary>
    public WorkRow Take(string token, DateTimeOffset until, int mostAttempts)
    {
        if (Held is not null && Waiting is null && Attempts > mostAttempts)
        {
            return this with
            {
                Waiting = Held,
                Held = null,
                Token = null,
                DueAt = null,
                ParkedBecause = $"given up: {Attempts} attempts ended without a word",
            };
        }

        return this with
        {
            Held = Waiting ?? Held,
            Waiting = null,
            Token = token,
            Attempts = Held is not null && Waiting is not null ? 1 : Attempts + 1,
            DueAt = until,
        };
    }

    /// <summary>Prolongs the lease; null when the token is not the holder's.</summary>
    public WorkRow? Renew(string token, DateTimeOffset until) => Holds(token) ? this with { DueAt = until } : null;

    /// <summary>Ends the lease; null when the token is not the holder's.</summary>
    public WorkRow? Settle(string token, Settlement settlement, DateTimeOffset now)
    {
        if (!Holds(token))
            return null;

        var free = this with { Held = null, Token = null };
        if (Waiting is not null)
            return free with { Waiting = settlement is Settlement.Finished ? Waiting : After(Held, Waiting), Attempts = 0, DueAt = settlement is Settlement.Postponed later ? later.Until : now };

        return settlement switch
        {
            Settlement.Retry retry => free with { Waiting = Held, DueAt = retry.At },
            Settlement.Postponed postponed => free with { Waiting = Held, DueAt = postponed.Until, Attempts = Attempts - 1 },
            Settlement.Parked parked => free with { Waiting = Held, DueAt = null, ParkedBecause = parked.Reason },
            _ => free with { DueAt = null, Attempts = 0 },
        };
    }

    /// <summary>A push leaves the settings as they were known; not so when it takes the place of something that asked for them.</summary>
    private static WorkItem After(WorkItem? replaced, WorkItem item) =>
        replaced?.Reason == WorkReason.SettingsChanged && item.Reason == WorkReason.Push ? item with { Reason = WorkReason.SettingsChanged } : item;

    /// <summary>GitHub's times are whole seconds; of two pushes within one, the later one names the earlier as the commit before it.</summary>
    private bool IsOlder(WorkItem item) =>
        item.HeadAt < HeadAt
        || (item.HeadAt == HeadAt && item is { Kind: WorkKind.Branch, HeadSha: not null } && (Waiting ?? Held)?.BaseSha == item.HeadSha);

    private bool IsAnotherBranch(WorkItem item) => item is { Kind: WorkKind.Branch, Branch: { } branch } && branch != Waiting?.Branch;

    private bool Holds(string token) => Held is not null && string.Equals(Token, token, StringComparison.Ordinal);
}
