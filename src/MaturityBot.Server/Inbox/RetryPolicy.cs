using MaturityBot.GitHub.Api;
using MaturityBot.GitHub.Auth;

namespace MaturityBot.Server.Inbox;

/// <summary>What becomes of work that did not succeed. Pure.</summary>
public sealed record RetryPolicy
{
    /// <summary>How often an item is tried before it is parked.</summary>
    public int MostAttempts { get; init; } = 6;

    /// <summary>The wait after the first failure; doubles with each further one.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest wait.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Decides.</summary>
    /// <param name="failure">What went wrong.</param>
    /// <param name="attempt">Which attempt it was; 1 for the first.</param>
    /// <param name="now">The time.</param>
    /// <param name="jitter">From 0 to 1: spreads retries over half of the wait, so that work that failed together does not return together.</param>
    public Settlement Decide(Exception failure, int attempt, DateTimeOffset now, double jitter) => failure switch
    {
        RateLimitedException limited => new Settlement.Postponed(limited.RetryAt > now ? limited.RetryAt : now + FirstWait, Describe(limited)),
        WorkRejectedException or InstallationUnavailableException => new Settlement.Parked(Describe(failure)),
        _ when attempt >= MostAttempts => new Settlement.Parked($"given up after {attempt} attempts: {Describe(failure)}"),
        _ => new Settlement.Retry(now + Wait(attempt, jitter), Describe(failure)),
    };

    private TimeSpan Wait(int attempt, double jitter)
    {
        var full = Math.Min(FirstWait.Ticks * Math.Pow(2, attempt - 1), LongestWait.Ticks);
        return TimeSpan.FromTicks((long)(full * (0.5 + (jitter / 2))));
    }

    private static string Describe(Exception failure)
    {
        var text = $"{failure.GetType().Name}: {failure.Message}".ReplaceLineEndings(" ");
        return text.Length <= 500 ? text : text[..500];
    }
}
