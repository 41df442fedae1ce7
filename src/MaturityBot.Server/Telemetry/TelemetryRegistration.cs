namespace MaturityBot.Server.Telemetry;

/// <summary>Registers logs, metrics and traces.</summary>
public static class TelemetryRegistration
{
    /// <summary>Adds the server's own figures; of the frameworks' logs only what needs attention.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services) => services
        .AddLogging(logging => logging
            .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
            .AddFilter("System.Net.Http", LogLevel.Warning))
        .AddMetrics()
        .AddSingleton<ServerMetrics>();
}
