using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.TeamPractices;

/// <summary>The tools that workflows are searched for, where team practices are concerned.</summary>
internal static class PracticeTools
{
    /// <summary>Enforced forms of commit messages and titles.</summary>
    public static IReadOnlyList<CiTool> CommitForms { get; } =
    [
        new("Commit lint", ["wagoid/commitlint-github-action", "webiny/action-conventional-commits", "cocogitto/cocogitto-action", "taskmedia/action-conventional-commits"], ["commitlint", "cog check", "gitlint", "cz check", "conform enforce"]),
        new("Title lint", ["amannn/action-semantic-pull-request", "zeke/semantic-pull-requests", "deepakputhraya/action-pr-title", "thehanimo/pr-title-checker", "Slashgear/action-check-pr-title", "morrisoncole/pr-lint-action", "aslafy-z/conventional-pr-title-action", "ytanikin/PRConventionalCommits"], []),
        new("Sign-off check", ["christophebedard/dco-check", "KineticCafe/actions-dco", "tim-actions/dco"], []),
    ];

    /// <summary>Measures of delivery.</summary>
    public static IReadOnlyList<CiTool> Delivery { get; } =
    [
        new("DORA metrics", ["DeveloperMetrics/deployment-frequency", "DeveloperMetrics/lead-time-for-changes", "samsmithnz/SamsDORAMetrics", "sleuth-io/sleuth-action", "linear-b/gitstream-github-action", "stenjo/dora", "mikaelvesavuori/dorametrix-action", "swarmia/deployments-action", "haystackeditor/haystack-action", "opslevel/report-deploy-github-action", "github/issue-metrics", "cortexapps/deployment-action"],
            ["datadog-ci dora", "sleuth deploy"]),
    ];

    /// <summary>Routine that needs no person.</summary>
    public static IReadOnlyList<CiTool> Routine { get; } =
    [
        new("Labels", ["actions/labeler", "github/issue-labeler", "srvaroa/labeler", "TimonVS/pr-labeler-action", "CodelyTV/pr-size-labeler", "crazy-max/ghaction-github-labeler"], []),
        new("Stale items", ["actions/stale", "dessant/lock-threads"], []),
        new("Assignment of reviewers", ["kentaro-m/auto-assign-action", "hkusu/review-assign-action", "necojackarc/auto-request-review", "toshimaru/auto-author-assign", "pozil/auto-assign-issue"], []),
        new("Project boards", ["actions/add-to-project"], []),
        new("Cherry-picks and back-ports", ["korthout/backport-action", "tibdex/backport", "sorenlouv/backport-github-action"], []),
        new("Reminders and reports", ["github/issue-metrics", "davideviolante/pr-reviews-reminder-action", "flowwer-dev/pull-request-stats"], []),
    ];

    private static readonly string[] Bots = [".github/{stale,labeler,auto_assign,auto-assign,mergify,settings,boring-cyborg,auto-approve}.{yml,yaml}", ".mergify.{yml,yaml}", ".github/prow.yaml"];

    private static readonly string[] CommitForm = [".commitlintrc{,.json,.yml,.yaml,.js,.cjs,.ts}", "commitlint.config.{js,cjs,mjs,ts}", ".gitlint", ".conform.{yml,yaml}", "cog.toml", ".github/semantic.{yml,yaml}", ".github/dco.{yml,yaml}"];

    private static readonly DocumentSet DeliveryDocuments = new($"**/*{{dora-metrics,dora_metrics,four-keys,fourkeys}}*.{Prose.Endings}");

    private static readonly string[] DeliveryConfigurations = ["{.github,docs,monitoring,observability,dashboards,metrics}/**/*{dora,fourkeys,four-keys}*.{json,yml,yaml,tf,sql}"];

    private static readonly string[] DeliveryHeadings = ["DORA", "DORA metrics", "four keys", "deployment frequency", "change failure rate", "lead time for changes", "delivery metrics", "engineering metrics"];

    /// <summary>Guides that can speak of measures of delivery.</summary>
    public static DocumentSet DeliveryGuides { get; } = new([.. Prose.Guides.Globs, $"docs/{{,*/}}{{metrics,dora,delivery,engineering-metrics,kpis}}.{Prose.Endings}"]);

    /// <summary>Files of bots that do routine. An empty one does nothing.</summary>
    public static IEnumerable<Evidence> RoutineBots(Snapshot snapshot) => snapshot.Find(Bots).Where(entry => entry.Size > 1).Select(entry => Evidence.In(entry, "a bot does routine work"));

    /// <summary>Configurations of enforced commit forms.</summary>
    public static IEnumerable<Evidence> CommitFormFiles(Snapshot snapshot) => snapshot.Find(CommitForm).Where(entry => entry.Size > 0).Select(entry => Evidence.In(entry, "the form of commits is fixed"));

    /// <summary>Documents and dashboards on measures of delivery.</summary>
    public static IEnumerable<Evidence> DeliveryMeasures(Snapshot snapshot) =>
        DeliveryDocuments.Entries(snapshot).Concat(snapshot.Find(DeliveryConfigurations)).Select(entry => Evidence.In(entry, "measures of delivery"))
            .Concat(DeliveryGuides.Sections(snapshot, DeliveryHeadings));
}
