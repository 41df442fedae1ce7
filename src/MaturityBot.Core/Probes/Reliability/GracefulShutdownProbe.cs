using MaturityBot.Core.Code;
using MaturityBot.Core.Infrastructure;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Reliability;

/// <summary>The software stops in an orderly way when it is told to: it finishes what it has begun, within a time that is said.</summary>
internal sealed class GracefulShutdownProbe : IProbe
{
    private static readonly string[] Pieces =
    [
        "ShutdownTimeout", "ApplicationStopping", "IHostApplicationLifetime", "syscall.SIGTERM", "unix.SIGTERM", "os.Interrupt", ".Shutdown(ctx", ".Shutdown(context", "GracefulStop()", "addShutdownHook", "shutdown=graceful", "shutdown: graceful",
        "'SIGTERM'", "\"SIGTERM\"", "signal.SIGTERM", "SignalKind::terminate", "with_graceful_shutdown", "graceful_timeout", "graceful_shutdown", "createTerminus(", "enableShutdownHooks(", "createHttpTerminator(", "closeWithGrace(",
        "ServerLifecycleListener", "lifecycle().manage(", "SmartLifecycle", "ShutdownEvent", "@PreDestroy", "on_worker_shutdown", "worker_shutdown_timeout",
    ];

    private static readonly string[] Words = ["shutdown", "graceful"];

    public string Id => "graceful-shutdown-handled";

    public string Question => "Does the software finish what it has begun when it is told to stop?";

    public IReadOnlyList<string> Reads => [.. CodeSearch.Entries, .. CodeSearch.Named(Words), .. KubernetesObject.Reads];

    public ProbeResult Examine(Snapshot snapshot)
    {
        var hooks = from item in KubernetesObject.Of(snapshot)
                    from container in item.PodSpec["containers"].Items
                    where container["lifecycle"]["preStop"].Exists
                    select Evidence.At(item.File, container["lifecycle"]["preStop"], $"{item.Kind} {item.Name} has time to stop");
        return ProbeResult.MetIfAny(CodeSearch.FindNear(snapshot, Words, Pieces, "stops in an orderly way").Concat(hooks), "nothing handles the signal to stop");
    }
}
