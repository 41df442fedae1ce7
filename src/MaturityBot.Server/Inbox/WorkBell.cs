namespace MaturityBot.Server.Inbox;

/// <summary>Tells the worker of this process that there is something new, so that it need not wait for its next look.</summary>
public sealed class WorkBell
{
    private TaskCompletionSource rung = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the bell is rung next.</summary>
    public Task Next => Volatile.Read(ref rung).Task;

    /// <summary>Wakes whoever waits.</summary>
    public void Ring() => Interlocked.Exchange(ref rung, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
