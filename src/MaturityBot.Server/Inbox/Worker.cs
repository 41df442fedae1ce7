using System.Diagnostics;
using MaturityBot.GitHub.Api;
using MaturityBot.Server.Evaluation;
using MaturityBot.Server.Telemetry;

namespace MaturityBot.Server.Inbox;

/// <summary>Takes work from the inbox and has it evaluated, a few items at a time, until the process stops.</summary>
public sealed partial class Worker(
    IInbox inbox,
    WorkBell bell,
    IServiceScopeFactory scopes,
    WorkerSettings settings,
    ServerMetrics metrics,
    TimeProvider time,
    ILogger<Worker> logger) : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var abort = new CancellationTokenSource();
        var running = new HashSet<Task>();
        while (!stoppingToken.IsCancellationRequested)
        {
            running.RemoveWhere(task => task.IsCompleted);
            var next = bell.Next;
            if (running.Count < settings.Concurrency && await TryLeaseAsync(stoppingToken) is { } lease)
                running.Add(WorkAsync(lease, abort.Token));
            else
                await Task.WhenAny([next, Task.Delay(settings.PollInterval, time, stoppingToken), .. running]);
        }

        abort.CancelAfter(settings.StopGrace);
        await Task.WhenAll(running);
    }

    private async Task<Lease?> TryLeaseAsync(CancellationToken stopping)
    {
        try
        {
            return await inbox.LeaseAsync(stopping);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.InboxFailed(logger, failure);
            return null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private async Task WorkAsync(Lease lease, CancellationToken abort)
    {
        await Task.Yield();
        using var activity = ServerActivity.Source.StartActivity("evaluate");
        activity?.SetTag("maturitybot.work", lease.Item.Key);
        using var scope = Log.Working(logger, lease.Item.DeliveryId, lease.Item.Reason, lease.Item.Repository);
        metrics.Started(lease.Item, time.GetUtcNow());
        var began = time.GetTimestamp();
        var settlement = await EvaluateAsync(lease, abort);
        metrics.Ended(lease.Item, settlement, time.GetElapsedTime(began));
        Log.Settled(logger, lease.Item.Key, lease.Attempt, settlement);
        activity?.SetStatus(settlement is Settlement.Finished ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
        try
        {
            if (!await inbox.SettleAsync(lease, settlement, CancellationToken.None))
                Log.LeaseLost(logger, lease.Item.Key);
        }
        catch (Exception failure)
        {
            // The lease runs out and the work is taken up again.
            Log.InboxFailed(logger, failure);
        }
    }

    private async Task<Settlement> EvaluateAsync(Lease lease, CancellationToken abort)
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(abort);
        var renewal = RenewAsync(lease, cancel);
        try
        {
            if (lease.Attempt > settings.Retries.MostAttempts)
                throw new WorkRejectedException("every attempt ended without a word, as if it had killed its process");
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IEvaluation>().EvaluateAsync(lease.Item, cancel.Token);
            return new Settlement.Finished();
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return new Settlement.Postponed(time.GetUtcNow(), "given back");
        }
        catch (Exception failure)
        {
            Log.Failed(logger, lease.Item.Key, lease.Attempt, failure);
            var now = time.GetUtcNow();
            var settlement = settings.Retries.Decide(failure, lease.Attempt, now, Random.Shared.NextDouble(), now - lease.Item.ReceivedAt);
            return settlement is Settlement.Parked parked ? await GiveUpAsync(lease, parked, cancel.Token) : settlement;
        }
        finally
        {
            await cancel.CancelAsync();
            await renewal;
        }
    }

    private async Task<Settlement> GiveUpAsync(Lease lease, Settlement.Parked parked, CancellationToken cancellation)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IEvaluation>().GiveUpAsync(lease.Item, cancellation);
            return parked;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return new Settlement.Postponed(time.GetUtcNow(), "given back");
        }
        catch (Exception failure)
        {
            Log.Failed(logger, lease.Item.Key, lease.Attempt, failure);
            return settings.Retries.DecideOnGivingUp(failure, parked, time.GetUtcNow());
        }
    }

    private async Task RenewAsync(Lease lease, CancellationTokenSource cancel)
    {
        try
        {
            while (true)
            {
                await Task.Delay(settings.LeaseDuration / 3, time, cancel.Token);
                if (!await TryRenewAsync(lease, cancel.Token))
                    await cancel.CancelAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The work has ended.
        }
    }

    /// <summary>Whether the lease is still ours, as far as is known: the inbox that fails once can be asked again before the lease runs out.</summary>
    private async Task<bool> TryRenewAsync(Lease lease, CancellationToken cancellation)
    {
        try
        {
            return await inbox.RenewAsync(lease, cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.InboxFailed(logger, failure);
            return true;
        }
    }

    private static partial class Log
    {
        public static readonly Func<ILogger, string, WorkReason, RepositoryIdentity, IDisposable?> Working =
            LoggerMessage.DefineScope<string, WorkReason, RepositoryIdentity>("{Delivery} {Reason} {Repository}");

        [LoggerMessage(1, LogLevel.Information, "{Key}: attempt {Attempt} ended as {Settlement}")]
        public static partial void Settled(ILogger logger, string key, int attempt, Settlement settlement);

        [LoggerMessage(2, LogLevel.Warning, "{Key}: attempt {Attempt} failed")]
        public static partial void Failed(ILogger logger, string key, int attempt, Exception failure);

        [LoggerMessage(3, LogLevel.Warning, "{Key}: the lease was lost before the work ended")]
        public static partial void LeaseLost(ILogger logger, string key);

        [LoggerMessage(4, LogLevel.Error, "The inbox could not be used")]
        public static partial void InboxFailed(ILogger logger, Exception failure);
    }
}

/// <summary>How work is done.</summary>
public sealed record WorkerSettings
{
    /// <summary>How many items are worked on at once.</summary>
    public int Concurrency { get; init; } = 4;

    /// <summary>How long work is ours without a sign of life.</summary>
    public TimeSpan LeaseDuration { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often the worker looks for what has become due.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long work may go on when the process has been asked to stop.</summary>
    public TimeSpan StopGrace { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>What becomes of failures.</summary>
    public RetryPolicy Retries { get; init; } = new();
}
