using MaturityBot.Core.Rubrics;

namespace MaturityBot.Core.Configuration;

/// <summary>The keys of a configuration file.</summary>
internal static class ConfigurationKeys
{
    public const string Locked = "locked";

    public static readonly string[] Top = ["archetype", "pillars", "attestations", "waivers", "gaps", "pull-requests", "paths", "dora"];
    public static readonly string[] Pillar = ["applicable", "reason", "target", "by"];
    public static readonly string[] Gaps = ["issues", "max-open", "labels"];
    public static readonly string[] PullRequests = ["check", "comment"];
    public static readonly string[] Paths = ["ignore"];
    public static readonly string[] Dora = ["production-environments", "incident-labels"];

    /// <summary>Whether a dotted key (<c>gaps</c>, <c>pull-requests.check</c>, <c>pillars.security.target</c>) is one that a file can have.</summary>
    public static bool IsKnown(string key, Rubric rubric) => key.Split('.') switch
    {
        [var top] => Top.Contains(top, StringComparer.Ordinal),
        ["pillars", var id] => HasPillar(rubric, id),
        ["pillars", var id, var setting] => HasPillar(rubric, id) && Pillar.Contains(setting, StringComparer.Ordinal),
        ["gaps", var setting] => Gaps.Contains(setting, StringComparer.Ordinal),
        ["pull-requests", var setting] => PullRequests.Contains(setting, StringComparer.Ordinal),
        ["paths", var setting] => Paths.Contains(setting, StringComparer.Ordinal),
        ["dora", var setting] => Dora.Contains(setting, StringComparer.Ordinal),
        _ => false,
    };

    private static bool HasPillar(Rubric rubric, string id) => rubric.Dimensions.Any(dimension => dimension.Id == id);
}
