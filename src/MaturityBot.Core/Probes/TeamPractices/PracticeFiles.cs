using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.TeamPractices;

/// <summary>What shows a team's practices outside of pipelines.</summary>
internal static class PracticeFiles
{
    private static readonly string[] Bots = [".github/{stale,labeler,auto_assign,auto-assign,mergify,settings,boring-cyborg,auto-approve}.{yml,yaml}", ".mergify.{yml,yaml}", ".github/prow.yaml"];

    private static readonly string[] CommitForm = [".commitlintrc{,.json,.yml,.yaml,.js,.cjs,.ts}", "commitlint.config.{js,cjs,mjs,ts}", ".gitlint", ".conform.{yml,yaml}", "cog.toml", ".github/semantic.{yml,yaml}"];

    private static readonly DocumentSet DeliveryDocuments = new($"**/*{{dora-metrics,dora_metrics,four-keys,fourkeys}}*.{Prose.Endings}");

    private static readonly string[] DeliveryConfigurations = ["{.github,docs,monitoring,observability,dashboards,metrics}/**/*{dora,fourkeys,four-keys}*.{json,yml,yaml,tf,sql}"];

    private static readonly string[] DeliveryHeadings = ["DORA", "DORA metrics", "four keys", "deployment frequency", "change failure rate", "lead time for changes", "delivery metrics", "engineering metrics"];

    /// <summary>Guides that can speak of measures of delivery.</summary>
    public static DocumentSet DeliveryGuides { get; } = new([.. Prose.Guides.Globs, $"docs/{{,*/}}{{metrics,dora,delivery,engineering-metrics,kpis}}.{Prose.Endings}"]);

    /// <summary>Files of bots that do routine. An empty one does nothing.</summary>
    public static IEnumerable<Evidence> RoutineBots(Snapshot snapshot) => snapshot.Find(Bots).Where(entry => entry.Size > 1).Select(entry => Evidence.In(entry, "a bot does routine work"));

    /// <summary>Configurations of enforced commit forms.</summary>
    public static IEnumerable<Evidence> CommitForms(Snapshot snapshot) => snapshot.Find(CommitForm).Where(entry => entry.Size > 0).Select(entry => Evidence.In(entry, "the form of commits is fixed"));

    /// <summary>Documents and dashboards on measures of delivery.</summary>
    public static IEnumerable<Evidence> DeliveryMeasures(Snapshot snapshot) =>
        DeliveryDocuments.Entries(snapshot).Concat(snapshot.Find(DeliveryConfigurations)).Select(entry => Evidence.In(entry, "measures of delivery"))
            .Concat(DeliveryGuides.Sections(snapshot, DeliveryHeadings));
}
