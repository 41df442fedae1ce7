using MaturityBot.Core.Dependencies;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Scalability;

/// <summary>User sessions do not live in the memory of one process, where a second instance would not find them.</summary>
internal sealed class SessionsSharedProbe : IProbe
{
    // Session libraries whose default store is the process's memory, and what the packages of shared stores are called.
    private static readonly (string Ecosystem, string Library, string[] Stores)[] Libraries =
    [
        (PackageEcosystem.Npm, "express-session", ["connect-", "session-", "redis", "memorystore", "better-sqlite3-session", "@quixo3/prisma-session", "firestore-store"]),
        (PackageEcosystem.Npm, "koa-session", ["koa-redis", "koa-session-", "redis"]),
    ];

    public string Id => "sessions-shared";

    public string Question => "Do user sessions survive a second instance?";

    public IReadOnlyList<string> Reads => Dependency.Reads;

    public ProbeResult Examine(Snapshot snapshot)
    {
        var dependencies = Dependency.Of(snapshot).Where(dependency => dependency.Scope == DependencyScope.Runtime).ToArray();
        foreach (var (ecosystem, library, stores) in Libraries)
        {
            if (dependencies.FirstOrDefault(dependency => dependency.Ecosystem == ecosystem && dependency.Name == library) is not { } used)
                continue;
            var store = dependencies.FirstOrDefault(dependency => dependency.Ecosystem == ecosystem && dependency.Name != library && stores.Any(name => dependency.Name.Contains(name, StringComparison.Ordinal)));
            return store is null
                ? ProbeResult.NotMet(new Evidence($"{library} keeps sessions in memory, and no package of a shared store is there", used.Path, used.Line, used.Line))
                : ProbeResult.Met(new Evidence($"{store.Name} keeps sessions for {library}", store.Path, store.Line, store.Line));
        }

        return ProbeResult.NotApplicable("no session library that keeps sessions in memory is used");
    }
}
