using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace MaturityBot.Server.Telemetry;

/// <summary>Sends metrics and traces, the server's own and the framework's, to where the <c>OTEL_</c> settings say.</summary>
internal sealed class Export : IHostedService, IDisposable
{
    private readonly MeterProvider metrics = Sdk.CreateMeterProviderBuilder()
        .SetResourceBuilder(Resource())
        .AddMeter(ServerMetrics.MeterName, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime")
        .AddOtlpExporter()
        .Build();

    private readonly TracerProvider traces = Sdk.CreateTracerProviderBuilder()
        .SetResourceBuilder(Resource())
        .AddSource(ServerActivity.Source.Name, "Microsoft.AspNetCore", "System.Net.Http")
        .AddOtlpExporter()
        .Build();

    /// <summary>Has logs sent there too.</summary>
    public static void AddLogs(ILoggingBuilder logging) => logging.AddOpenTelemetry(options =>
    {
        options.IncludeScopes = true;
        options.SetResourceBuilder(Resource()).AddOtlpExporter();
    });

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        traces.Dispose();
        metrics.Dispose();
    }

    private static ResourceBuilder Resource() => ResourceBuilder.CreateDefault().AddService("maturitybot").AddEnvironmentVariableDetector();
}
