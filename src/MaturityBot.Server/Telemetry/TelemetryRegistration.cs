namespace MaturityBot.Server.Telemetry;

/// <summary>Registers logs, metrics and traces.</summary>
public static class TelemetryRegistration
{
    /// <summary>Adds the server's own figures, of the framework's logs only what needs attention, and the export when there is somewhere to send them.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddMetrics().AddSingleton<ServerMetrics>().AddLogging(logging => logging
            .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
            .AddFilter("System.Net.Http", LogLevel.Warning));
        return configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 }
            ? services.AddHostedService<Export>().AddLogging(Export.AddLogs)
            : services;
    }
}
