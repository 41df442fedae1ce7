using MaturityBot.GitHub.Api;
using MaturityBot.Server.Inbox;

namespace MaturityBot.Server.Evaluation;

/// <summary>Judges what the inbox hands out, and publishes the judgement. Doing it twice changes nothing the second time.</summary>
public interface IEvaluation
{
    /// <summary>Does one item of work.</summary>
    /// <exception cref="RateLimitedException">It cannot be done before a certain time; it is taken up then, without counting as an attempt.</exception>
    /// <exception cref="WorkRejectedException">It can never be done, however often it is tried; it is parked with the reason.</exception>
    /// <exception cref="OperationCanceledException">The process stops or the lease was lost; the work is given back.</exception>
    Task EvaluateAsync(WorkItem item, CancellationToken cancellation);

    /// <summary>Says on GitHub that an item was given up, so that no check is left waiting. Called once, after the last attempt.</summary>
    /// <param name="item">What was given up.</param>
    /// <param name="cancellation">Stops trying to say so.</param>
    Task GiveUpAsync(WorkItem item, CancellationToken cancellation);
}
