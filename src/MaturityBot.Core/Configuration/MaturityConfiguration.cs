using System.Globalization;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Configuration;

/// <summary>What a repository or its organisation says about how it wants to be judged: <c>.github/maturity.yml</c>.</summary>
public sealed record MaturityConfiguration
{
    /// <summary>Where the configuration stands in a repository.</summary>
    public const string Path = ".github/maturity.yml";

    /// <summary>A line of one of the two files, as people read it.</summary>
    public static string PlaceOf(ConfigurationOrigin origin, int line) =>
        string.Create(CultureInfo.InvariantCulture, $"{Path}{(origin == ConfigurationOrigin.Organization ? " of the organisation" : "")} line {line}");

    /// <summary>Nothing configured.</summary>
    public static MaturityConfiguration Default { get; } = new();

    /// <summary>Overrides the detected archetype; null to detect.</summary>
    public string? Archetype { get; init; }

    /// <summary>Settings of single pillars, by id.</summary>
    public IReadOnlyDictionary<string, PillarSettings> Pillars { get; init; } = new Dictionary<string, PillarSettings>(StringComparer.Ordinal);

    /// <summary>Claims by people for what no repository shows.</summary>
    public IReadOnlyList<Attestation> Attestations { get; init; } = [];

    /// <summary>Criteria and quick wins that are set aside.</summary>
    public IReadOnlyList<Waiver> Waivers { get; init; } = [];

    /// <summary>Issues for quick wins.</summary>
    public GapSettings Gaps { get; init; } = new();

    /// <summary>Check run and comment on pull requests.</summary>
    public PullRequestSettings PullRequests { get; init; } = new();

    /// <summary>Globs of paths that are not the repository's own practice.</summary>
    public IReadOnlyList<string> IgnoredPaths { get; init; } = [];

    /// <summary>How deployments and incidents are recognised.</summary>
    public DoraSettings Dora { get; init; } = new();

    /// <summary>The attestations and waivers that have run out by a day, by line.</summary>
    public IReadOnlyList<ConfigurationError> Expired(DateOnly today) =>
    [
        .. Attestations.Where(item => item.Expires < today).Select(item => new ConfigurationError(item.Line, $"the attestation of {item.Criterion} ran out on {Day(item.Expires)}", item.Origin))
            .Concat(Waivers.Where(item => item.Expires < today).Select(item => new ConfigurationError(item.Line, $"the waiver of {item.Subject} ran out on {Day(item.Expires)}", item.Origin)))
            .OrderBy(error => error.Line),
    ];

    /// <summary>The snapshot without the ignored paths.</summary>
    public Snapshot Apply(Snapshot snapshot) => IgnoredPaths.Count == 0 ? snapshot : snapshot.Ignoring(new PathSet(IgnoredPaths));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>What is configured for one pillar.</summary>
/// <param name="Applicable">False to leave the pillar out; null to detect.</param>
/// <param name="Reason">Why it is left out, or why a target is higher than the rule allows.</param>
/// <param name="Target">Level to reach; null for the default.</param>
/// <param name="By">When the target is to be reached.</param>
/// <param name="Line">Line of the entry.</param>
public sealed record PillarSettings(bool? Applicable, string? Reason, int? Target, DateOnly? By, int Line)
{
    /// <summary>The file that the entry stands in.</summary>
    public ConfigurationOrigin Origin { get; init; }
}

/// <summary>A person's claim for what no repository shows.</summary>
/// <param name="Criterion">Criterion id.</param>
/// <param name="Evidence">Where the evidence is: an address or a sentence.</param>
/// <param name="Owner">Who claims it.</param>
/// <param name="Expires">The last day on which it counts.</param>
/// <param name="Line">Line of the entry.</param>
public sealed record Attestation(string Criterion, string Evidence, string Owner, DateOnly Expires, int Line)
{
    /// <summary>The file that the entry stands in.</summary>
    public ConfigurationOrigin Origin { get; init; }
}

/// <summary>A criterion or quick win that is set aside.</summary>
/// <param name="Subject">Criterion or quick-win id.</param>
/// <param name="Reason">Why.</param>
/// <param name="Owner">Who decided it.</param>
/// <param name="Expires">The last day on which it counts.</param>
/// <param name="Paths">Globs to which it is limited; empty for everything.</param>
/// <param name="Line">Line of the entry.</param>
public sealed record Waiver(string Subject, string Reason, string Owner, DateOnly Expires, IReadOnlyList<string> Paths, int Line)
{
    /// <summary>The file that the entry stands in.</summary>
    public ConfigurationOrigin Origin { get; init; }
}

/// <summary>Issues for quick wins.</summary>
/// <param name="Issues">Whether they are opened.</param>
/// <param name="MaxOpen">Most issues that are open at a time.</param>
/// <param name="Labels">Labels of the issues; <c>maturity</c> by default.</param>
public sealed record GapSettings(IssueMode Issues = IssueMode.On, int MaxOpen = 3, IReadOnlyList<string>? Labels = null)
{
    /// <summary>Labels of the issues; <c>maturity</c> by default.</summary>
    public IReadOnlyList<string> Labels { get; init; } = Labels ?? ["maturity"];
}

/// <summary>Check run and comment on pull requests.</summary>
public sealed record PullRequestSettings(CheckMode Check = CheckMode.Report, CommentMode Comment = CommentMode.OnChange);

/// <summary>How deployments and incidents are recognised.</summary>
/// <param name="ProductionEnvironments">Names of the environments that count as production.</param>
/// <param name="IncidentLabels">Labels of issues that are incidents.</param>
public sealed record DoraSettings(IReadOnlyList<string>? ProductionEnvironments = null, IReadOnlyList<string>? IncidentLabels = null)
{
    /// <summary>Names of the environments that count as production.</summary>
    public IReadOnlyList<string> ProductionEnvironments { get; init; } = ProductionEnvironments ?? ["production"];

    /// <summary>Labels of issues that are incidents.</summary>
    public IReadOnlyList<string> IncidentLabels { get; init; } = IncidentLabels ?? ["incident"];
}

/// <summary>Whether issues are opened for quick wins.</summary>
public enum IssueMode
{
    /// <summary>Opened and closed.</summary>
    On,

    /// <summary>Only said in the check and the dashboard.</summary>
    Preview,

    /// <summary>Not at all.</summary>
    Off,
}

/// <summary>What the check run does.</summary>
public enum CheckMode
{
    /// <summary>Reports, never fails.</summary>
    Report,

    /// <summary>Fails when a level falls.</summary>
    FailOnDrop,

    /// <summary>Is not posted.</summary>
    Off,
}

/// <summary>When a pull request is commented.</summary>
public enum CommentMode
{
    /// <summary>When a level or quick win moves.</summary>
    OnChange,

    /// <summary>Always.</summary>
    Always,

    /// <summary>Never.</summary>
    Off,
}
