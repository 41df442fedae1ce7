using System.Collections.Concurrent;
using System.Net;

namespace MaturityBot.GitHub.Api.Http;

/// <summary>Keeps to GitHub's rate limits, for each installation by itself. Waits a little; a longer wait is the caller's business.</summary>
internal sealed class RateLimitHandler(GitHubOptions options, TimeProvider time, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int MaxWaits = 3;

    private readonly ConcurrentDictionary<long, RateLimit> limits = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var context = RequestContext.Of(request);
        var limit = limits.GetOrAdd(context.Token?.InstallationId ?? 0, static (_, time) => new RateLimit(time), time);
        await limit.Places.WaitAsync(cancellationToken);
        try
        {
            if (Creates(request, context))
                await WaitWhileAsync(limit.TakeCreation, "Enough was written for now.");

            for (var waits = 0; ; waits++)
            {
                await WaitWhileAsync(limit.Blocked, "The rate limit is used up.");
                var response = await base.SendAsync(request, cancellationToken);
                var reason = response.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests ? await Refusal.ReadReasonAsync(response, cancellationToken) : "";
                if (limit.Learn(response, reason) is not { } retryAt)
                    return response;

                response.Dispose();
                if (waits == MaxWaits)
                    throw Limited(retryAt, response.StatusCode, reason);
            }
        }
        finally
        {
            limit.Places.Release();
        }

        async Task WaitWhileAsync(Func<DateTimeOffset?> ask, string reason)
        {
            var patience = time.GetUtcNow() + options.LongestRateLimitWait;
            while (ask() is { } until)
            {
                if (until > patience)
                    throw Limited(until, HttpStatusCode.TooManyRequests, reason);
                var pause = until - time.GetUtcNow();
                if (pause > TimeSpan.Zero)
                    await Task.Delay(pause, time, cancellationToken);
            }
        }

        RateLimitedException Limited(DateTimeOffset retryAt, HttpStatusCode status, string reason) => new(retryAt, status, request.Method.Method, context.Template, reason);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var limit in limits.Values)
                limit.Dispose();
        }

        base.Dispose(disposing);
    }

    private static bool Creates(HttpRequestMessage request, RequestContext context) =>
        request.Method == HttpMethod.Post && (context.Template.EndsWith("/issues", StringComparison.Ordinal) || context.Template.EndsWith("/comments", StringComparison.Ordinal));
}
