namespace MaturityBot.TestSupport.GitHub;

/// <summary>When a held request waits.</summary>
public enum Moment
{
    /// <summary>Before it has any effect.</summary>
    BeforeEffect,

    /// <summary>After its effect, before the answer: whoever asked does not know that it worked.</summary>
    AfterEffect,
}

/// <summary>Holds requests back, so that a test can do something at exactly that moment. Disposing lets all go.</summary>
public sealed class Hold : IDisposable
{
    private readonly Func<RecordedRequest, bool> matches;
    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Hold(Func<RecordedRequest, bool> matches, Moment moment) => (this.matches, Moment) = (matches, moment);

    internal Moment Moment { get; }

    /// <summary>Waits until a matching request is being held.</summary>
    public Task Reached(TimeSpan limit) => reached.Task.WaitAsync(limit);

    /// <summary>Lets the held requests, and all later ones, go.</summary>
    public void Dispose() => released.TrySetResult();

    internal async Task Pass(RecordedRequest request, Moment moment, CancellationToken aborted)
    {
        if (moment != Moment || released.Task.IsCompleted || !matches(request))
            return;
        reached.TrySetResult();
        await released.Task.WaitAsync(aborted);
    }
}

/// <summary>Answers matching requests in place of GitHub, a number of times.</summary>
internal sealed class Fault(Func<RecordedRequest, bool> matches, Func<Answer> answer, int times)
{
    private int left = times;

    public Answer? For(RecordedRequest request) => matches(request) && Interlocked.Decrement(ref left) >= 0 ? answer() : null;
}
