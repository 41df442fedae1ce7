using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MaturityBot.Server.Tests.Telemetry;

public sealed class ExportTests
{
    [Fact]
    public async Task Metrics_traces_and_logs_go_where_the_settings_say()
    {
        using var folder = new TemporaryFolder();
        var received = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        await using var collector = Collector(received);
        await collector.StartAsync();

        var (server, client) = await ServerProcess.StartAsync(new Dictionary<string, string>
        {
            ["Storage__SqlitePath"] = folder.File("server.db"),
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Urls.Single(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "100",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
            ["OTEL_BLRP_SCHEDULE_DELAY"] = "100",
        });
        await using var running = server;
        await client.GetAsync("/health/live");

        await Conditions.Until(() => received.ContainsKey("metrics") && received.ContainsKey("traces") && received.ContainsKey("logs"));
    }

    private static WebApplication Collector(ConcurrentDictionary<string, int> received)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapPost("/v1/{signal}", (string signal) =>
        {
            received.AddOrUpdate(signal, 1, (_, count) => count + 1);
            return Results.Bytes([], "application/x-protobuf");
        });
        return app;
    }
}
