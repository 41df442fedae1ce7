using MaturityBot.Core.Code;
using MaturityBot.Core.Infrastructure;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.BackgroundProcessing;

/// <summary>Code that works out of sight of a request, told by the names that people give it.</summary>
internal static class BackgroundWork
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "worker", "workers", "consumer", "consumers", "scheduler", "schedulers", "backgroundservice", "jobs", "job", "queue", "queues", "eventbus", "subscriber", "cron", "outbox",
    };

    private static readonly string[] DeadLetterSettings = ["redrive_policy", "dead_letter", "RedrivePolicy", "deadLetter"];

    /// <summary>Files whose content tells how background work is done.</summary>
    public static IReadOnlyList<string> Files { get; } =
    [
        $"**/*{{Queue,queue,Consumer,consumer,Worker,worker,Job,job,EventBus,Outbox,outbox,Scheduler,scheduler,Subscriber,subscriber,Listener,listener,Publisher,publisher,Handler,handler,Payment,payment,Stripe,stripe,Subscription,subscription,Webhook,webhook}}*.{SourceSearch.Endings}",
        $"**/*{{Idempot,idempot}}*.{SourceSearch.Endings}",
    ];

    /// <summary>Product files that are named after background work; schedulers and workers of a browser are not among them.</summary>
    public static IEnumerable<Evidence> Workers(Snapshot snapshot) =>
        from file in CodeMap.Of(snapshot).Files
        where file.Role == CodeRole.Product && !file.Entry.Name.Contains("service-worker", StringComparison.OrdinalIgnoreCase) && !file.Entry.Name.Contains("serviceWorker", StringComparison.OrdinalIgnoreCase)
            && !file.Entry.Name.EndsWith(".worker.js", StringComparison.OrdinalIgnoreCase) && !file.Entry.Name.EndsWith(".worker.ts", StringComparison.OrdinalIgnoreCase)
        let words = CodeRoles.Words(file.Entry.Name.Split('.')[0])
        where words.Count > 0 && Words.Contains(words[^1]) || file.Entry.Folder.Split('/') is [.., "workers" or "jobs" or "consumers" or "queues"]
        select Evidence.In(file.Entry, "works in the background");

    /// <summary>Code that takes care of items that come twice.</summary>
    public static IEnumerable<Evidence> Idempotency(Snapshot snapshot) =>
        SourceSearch.Names(snapshot, ["idempot"], "handles repeated items")
            .Concat(SourceSearch.Lines(snapshot, Files, ["idempot", "dedup", "alreadyProcessed", "already_processed"], "handles repeated items"));

    /// <summary>Code and resources that keep what fails for good.</summary>
    public static IEnumerable<Evidence> DeadLetters(Snapshot snapshot) =>
        SourceSearch.Lines(snapshot, Files, ["deadletter", "dead-letter", "dead_letter", "dlq", "failed_jobs", "FailedMessage"], "keeps what fails for good")
            .Concat(from resource in CloudResource.Of(snapshot)
                    where DeadLetterSettings.Any(setting => resource.Text.Contains(setting, StringComparison.Ordinal))
                    select new Evidence($"{resource.Type} {resource.Name} keeps what fails for good", resource.File.Path, resource.Line, resource.EndLine));
}
