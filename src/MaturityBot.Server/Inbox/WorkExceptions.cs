namespace MaturityBot.Server.Inbox;

/// <summary>The work has to wait, e.g. for the rate limit to reset. The message is shown to operators.</summary>
public sealed class WorkPostponedException(DateTimeOffset notBefore, string message) : Exception(message)
{
    /// <summary>When to try again.</summary>
    public DateTimeOffset NotBefore { get; } = notBefore;
}

/// <summary>The work can never be done, e.g. because the repository is gone. The message is shown to operators.</summary>
public sealed class WorkRejectedException : Exception
{
    /// <summary>Rejects with a reason.</summary>
    public WorkRejectedException(string message)
        : base(message)
    {
    }

    /// <summary>Rejects with a reason and what led to it.</summary>
    public WorkRejectedException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
