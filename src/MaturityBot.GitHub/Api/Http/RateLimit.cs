using System.Globalization;
using System.Net;

namespace MaturityBot.GitHub.Api.Http;

/// <summary>What GitHub said last about how much one installation may still ask, and what we asked of it.</summary>
internal sealed class RateLimit(TimeProvider time) : IDisposable
{
    private const int MostAtOnce = 40;
    private const int CreationsAMinute = 80;
    private const int CreationsAnHour = 500;
    private static readonly TimeSpan SecondaryPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private readonly Queue<DateTimeOffset> creations = new();
    private DateTimeOffset blockedUntil = DateTimeOffset.MinValue;
    private int secondaryStrikes;

    /// <summary>Places for requests under way; GitHub allows 100 to all processes of an installation together.</summary>
    public SemaphoreSlim Places { get; } = new(MostAtOnce);

    /// <summary>Notes an issue or comment about to be created, or says when the next one may be.</summary>
    public DateTimeOffset? TakeCreation()
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            while (creations.TryPeek(out var oldest) && oldest <= now - TimeSpan.FromHours(1))
                creations.Dequeue();

            var lastMinute = creations.Count(when => when > now - TimeSpan.FromMinutes(1));
            if (creations.Count >= CreationsAnHour)
                return creations.Peek() + TimeSpan.FromHours(1);
            if (lastMinute >= CreationsAMinute)
                return creations.ElementAt(creations.Count - lastMinute) + TimeSpan.FromMinutes(1);
            creations.Enqueue(now);
            return null;
        }
    }

    /// <summary>When the next request may be sent; null when at once.</summary>
    public DateTimeOffset? Blocked()
    {
        lock (gate)
            return blockedUntil > time.GetUtcNow() ? blockedUntil : null;
    }

    /// <summary>Learns from an answer. Returns when to try again if the answer is a rate limit, else null.</summary>
    public DateTimeOffset? Learn(HttpResponseMessage response, string reason)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            var refused = response.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests;
            var exhausted = Header(response, "x-ratelimit-remaining") == 0 && IsCore(response);
            var reset = Header(response, "x-ratelimit-reset") is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(seconds, 0, 253402300799)) : (DateTimeOffset?)null;

            if (refused && RetryAfter(response, now) is { } told)
                return Block(told);
            if (exhausted && reset is { } when)
            {
                // The last request of the hour is answered like any other; only the next one has to wait.
                var until = Block(when);
                return refused ? until : null;
            }

            if (response.StatusCode == HttpStatusCode.TooManyRequests || (refused && reason.Contains("secondary rate", StringComparison.OrdinalIgnoreCase)))
                return Block(now + Min(SecondaryPause * Math.Pow(2, Math.Min(secondaryStrikes++, 10)), LongestPause));
            if (response.IsSuccessStatusCode)
                secondaryStrikes = 0;
            return null;
        }
    }

    public void Dispose() => Places.Dispose();

    private DateTimeOffset Block(DateTimeOffset until)
    {
        // No pause is longer than GitHub's hour, whatever a wrong clock says.
        var latest = time.GetUtcNow() + LongestPause + SecondaryPause;
        until = until > latest ? latest : until;
        if (until > blockedUntil)
            blockedUntil = until;
        return until;
    }

    private static DateTimeOffset? RetryAfter(HttpResponseMessage response, DateTimeOffset now) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => now + delta,
        { Date: { } date } => date,
        _ => null,
    };

    // Search and the like have limits of their own, which must not hold up everything else.
    private static bool IsCore(HttpResponseMessage response) =>
        !response.Headers.TryGetValues("x-ratelimit-resource", out var resources) || resources.Contains("core", StringComparer.Ordinal);

    private static long? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
