using System.Net;
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

    /// <summary>How long after it was asked for work outlasts an outage of GitHub, which is no fault of its own.</summary>
    public TimeSpan OutagePatience { get; init; } = TimeSpan.FromHours(6);

    /// <summary>Decides.</summary>
    /// <param name="failure">What went wrong.</param>
    /// <param name="attempt">Which attempt it was; 1 for the first.</param>
    /// <param name="now">The time.</param>
    /// <param name="jitter">From 0 to 1: spreads retries over half of the wait, so that work that failed together does not return together.</param>
    /// <param name="age">How long ago it was asked for.</param>
    public Settlement Decide(Exception failure, int attempt, DateTimeOffset now, double jitter, TimeSpan age) => failure switch
    {
        RateLimitedException limited => new Settlement.Postponed(limited.RetryAt > now ? limited.RetryAt : now + FirstWait, Describe(limited)),
        WorkRejectedException or InstallationUnavailableException => new Settlement.Parked(Describe(failure)),
        _ when IsOutage(failure) && age < OutagePatience => new Settlement.Postponed(now + Spread(Math.Clamp(age.Ticks, FirstWait.Ticks, LongestWait.Ticks), jitter), Describe(failure)),
        _ when attempt >= MostAttempts => new Settlement.Parked($"given up after {attempt} attempts: {Describe(failure)}"),
        _ => new Settlement.Retry(now + Wait(attempt, jitter), Describe(failure)),
    };

    /// <summary>What becomes of work whose end could not be told to GitHub: what cannot be told now is told later, so that no check waits for ever.</summary>
    public Settlement DecideOnGivingUp(Exception failure, Settlement.Parked parked, DateTimeOffset now) => failure switch
    {
        RateLimitedException limited => new Settlement.Retry(limited.RetryAt > now ? limited.RetryAt : now + FirstWait, parked.Reason),
        _ when IsOutage(failure) => new Settlement.Retry(now + LongestWait, parked.Reason),
        _ => parked,
    };

    // A key that GitHub does not take stops all work alike: it waits for the operator.
    private static bool IsOutage(Exception failure) =>
        failure is GitHubUnreachableException or GitHubApiException { Status: >= HttpStatusCode.InternalServerError or HttpStatusCode.Unauthorized } and not RateLimitedException;

    private TimeSpan Wait(int attempt, double jitter) => Spread(Math.Min(FirstWait.Ticks * Math.Pow(2, attempt - 1), LongestWait.Ticks), jitter);

    private static TimeSpan Spread(double ticks, double jitter) => TimeSpan.FromTicks((long)(ticks * (0.5 + (jitter / 2))));

    private static string Describe(Exception failure)
    {
        var text = $"{failure.GetType().Name}: {failure.Message}".ReplaceLineEndings(" ");
        return text.Length <= 500 ? text : text[..500];
    }
}
