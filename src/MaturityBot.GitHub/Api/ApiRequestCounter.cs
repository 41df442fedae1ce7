namespace MaturityBot.GitHub.Api;

/// <summary>Counts the requests that one piece of work sends to GitHub as an installation, whose hourly limit they share; retries and conditional requests included.</summary>
public sealed class ApiRequestCounter
{
    private int count;

    /// <summary>Requests sent so far.</summary>
    public int Count => Volatile.Read(ref count);

    internal void Increment() => Interlocked.Increment(ref count);
}
