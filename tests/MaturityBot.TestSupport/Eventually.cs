using System.Diagnostics;

namespace MaturityBot.TestSupport;

/// <summary>Waiting by condition: asks until the answer is there, within a generous limit.</summary>
public static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Asks until the answer is not null, and returns it.</summary>
    /// <param name="what">What is waited for, for the message when it does not come.</param>
    /// <param name="ask">Asks once.</param>
    /// <param name="explain">What to add to the message, such as a log.</param>
    /// <exception cref="TimeoutException">It did not come in time.</exception>
    public static async Task<T> Comes<T>(string what, Func<Task<T?>> ask, Func<string>? explain = null)
        where T : class
    {
        long began = Stopwatch.GetTimestamp();
        while (true)
        {
            if (await ask() is { } answer)
                return answer;
            if (Stopwatch.GetElapsedTime(began) > Limit)
                throw new TimeoutException($"{what}: not within {Limit.TotalSeconds:0} s.\n{explain?.Invoke()}");
            await Task.Delay(Pause);
        }
    }

    /// <summary>Asks until the condition holds.</summary>
    /// <inheritdoc cref="Comes{T}"/>
    public static Task Holds(string what, Func<Task<bool>> ask, Func<string>? explain = null) =>
        Comes(what, async () => await ask() ? "" : null, explain);
}
