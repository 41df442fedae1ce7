using MaturityBot.Core.Catalogue;
using MaturityBot.Core.Code;
using MaturityBot.Core.Infrastructure;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Security;

/// <summary>Requests are limited in rate: by a library, by code of its own, or by the gateway in front.</summary>
internal sealed class RateLimitsProbe : IProbe
{
    private static readonly string[] Pieces = ["limit_req", "limit_conn", "ratelimit", "rate-limiting", "rate_limit"];

    private static readonly string[] Annotations = ["limit-rps", "limit-rpm", "limit-connections", "rate-limit", "ratelimit"];

    // A limiter of incoming requests, not the count of what another's API still allows.
    private static readonly string[] Limiters = ["limiter", "filter", "middleware", "interceptor", "guard", "throttl", "plug", "attribute"];

    // Where refusals are named, and the answer to them is not to another's refusal.
    private static readonly string[] Refusals = ["**/{errors,exceptions,validators,middleware}*.{py,rb,js,ts,go,java,kt,cs,php,ex}"];
    private static readonly string[] RefusalNames = ["RateLimitError", "TooManyRequests", "RateLimitExceeded", "rate_limit_exceeded"];
    private static readonly HashSet<string> Outward = new(StringComparer.OrdinalIgnoreCase) { "client", "clients", "plugins", "providers", "adapters", "integrations", "connectors", "sdk" };

    public string Id => "rate-limits-set";

    public string Question => "Are requests limited in rate?";

    public IReadOnlyList<string> Reads { get; } = [.. Capability.Reads, .. EdgeConfiguration.Reads, .. Refusals];

    public ProbeResult Examine(Snapshot snapshot) => ProbeResult.MetIfAny(
        Capability.Find(snapshot, "rate-limiting")
            .Concat(snapshot.Own.Where(IsLimiter).Select(entry => Evidence.In(entry, "code of its own limits rates")))
            .Concat(CodeSearch.Find(snapshot, Refusals, RefusalNames, "code of its own refuses what comes too often").Where(evidence => !evidence.Path!.Split('/').Any(Outward.Contains)))
            .Concat(EdgeConfiguration.With(snapshot, Pieces, "the gateway limits rates"))
            .Concat(from item in KubernetesObject.Of(snapshot)
                    from annotation in item.Node["metadata"]["annotations"].Members
                    where Annotations.Any(name => annotation.Key.Contains(name, StringComparison.OrdinalIgnoreCase))
                    select Evidence.At(item.File, annotation.Value, $"{item.Kind} {item.Name} limits rates")),
        "no library, no code and no gateway limits the rate of requests");

    private static bool IsLimiter(TreeEntry entry)
    {
        if (Languages.Of(entry.Path) is null || CodeRoles.Of(entry.Path) != CodeRole.Product)
            return false;
        var name = entry.Name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return name.Contains("throttl", StringComparison.OrdinalIgnoreCase)
            || (name.Contains("ratelimit", StringComparison.OrdinalIgnoreCase) && Limiters.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }
}
