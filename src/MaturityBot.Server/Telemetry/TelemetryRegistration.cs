namespace MaturityBot.Server.Telemetry;

/// <summary>Registers metrics and traces.</summary>
public static class TelemetryRegistration
{
    /// <summary>Adds the server's own figures.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services) => services.AddMetrics().AddSingleton<ServerMetrics>();
}
