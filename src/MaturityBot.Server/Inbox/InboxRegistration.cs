using MaturityBot.Server.Setup;

namespace MaturityBot.Server.Inbox;

/// <summary>Registers the worker.</summary>
public static class InboxRegistration
{
    /// <summary>Adds the worker; not in set-up mode, where there is nothing to do.</summary>
    public static IServiceCollection AddWorker(this IServiceCollection services, ServerSettings settings)
    {
        services.AddSingleton(new WorkerSettings()).AddSingleton<WorkBell>();
        return settings.IsSetUpMode ? services : services.AddHostedService<Worker>().AddHostedService<Forgetting>();
    }
}
