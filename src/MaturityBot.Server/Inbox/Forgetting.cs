namespace MaturityBot.Server.Inbox;

/// <summary>Keeps the inbox from growing for ever. GitHub redelivers for three days, an Enterprise Server for seven; a repeat after a month is a new delivery.</summary>
public sealed partial class Forgetting(IInbox inbox, TimeProvider time, ILogger<Forgetting> logger) : BackgroundService
{
    private static readonly TimeSpan Memory = TimeSpan.FromDays(30);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hourly = new PeriodicTimer(TimeSpan.FromHours(1), time);
        while (await hourly.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await inbox.ForgetAsync(time.GetUtcNow() - Memory, stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                Log.Failed(logger, failure);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Old deliveries could not be forgotten")]
        public static partial void Failed(ILogger logger, Exception failure);
    }
}
