using System.Diagnostics;
using System.Diagnostics.Metrics;
using MaturityBot.Server.Inbox;

namespace MaturityBot.Server.Telemetry;

/// <summary>The server's own figures; the framework's meters count requests and calls.</summary>
public sealed class ServerMetrics
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "MaturityBot.Server";

    private readonly Counter<long> deliveries;
    private readonly Counter<long> settled;
    private readonly Histogram<double> queued;
    private readonly Histogram<double> worked;

    /// <summary>Creates the instruments.</summary>
    public ServerMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        deliveries = meter.CreateCounter<long>("maturitybot.deliveries", "{delivery}", "Webhook deliveries, by event and answer");
        settled = meter.CreateCounter<long>("maturitybot.work.settled", "{item}", "Work that ended, by kind and how");
        queued = meter.CreateHistogram<double>("maturitybot.work.queued", "s", "Time between the delivery and the beginning of the work");
        worked = meter.CreateHistogram<double>("maturitybot.work.duration", "s", "Time that work took");
    }

    /// <summary>A delivery was answered.</summary>
    public void Delivered(string eventAndAction, string answer) =>
        deliveries.Add(1, new("event", eventAndAction), new("answer", answer));

    /// <summary>Work began.</summary>
    public void Started(WorkItem item, DateTimeOffset now) =>
        queued.Record((now - item.ReceivedAt).TotalSeconds, new KeyValuePair<string, object?>("kind", item.Kind.ToString()));

    /// <summary>Work ended.</summary>
    public void Ended(WorkItem item, Settlement settlement, TimeSpan took)
    {
        settled.Add(1, new("kind", item.Kind.ToString()), new("outcome", settlement.GetType().Name));
        worked.Record(took.TotalSeconds, new KeyValuePair<string, object?>("kind", item.Kind.ToString()));
    }
}

/// <summary>The server's trace source.</summary>
public static class ServerActivity
{
    /// <summary>Everything the server does of its own is traced here.</summary>
    public static ActivitySource Source { get; } = new("MaturityBot.Server");
}
