using MaturityBot.Server.Inbox;

namespace MaturityBot.Server.Evaluation;

/// <summary>Stands in until the pipeline is there: says so on every item.</summary>
internal sealed class PendingEvaluation : IEvaluation
{
    public Task EvaluateAsync(WorkItem item, CancellationToken cancellation) => throw new WorkRejectedException("the evaluation pipeline is not there yet");

    public Task GiveUpAsync(WorkItem item, CancellationToken cancellation) => Task.CompletedTask;
}

/// <summary>Registers the pipeline.</summary>
public static class EvaluationRegistration
{
    /// <summary>Adds the pipeline.</summary>
    public static IServiceCollection AddEvaluation(this IServiceCollection services) => services.AddScoped<IEvaluation, PendingEvaluation>();
}
