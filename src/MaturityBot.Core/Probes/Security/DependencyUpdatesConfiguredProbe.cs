using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Security;

/// <summary>Something proposes updates of at least some dependencies.</summary>
internal sealed class DependencyUpdatesConfiguredProbe : IProbe
{
    public string Id => "dependency-updates-configured";

    public string Question => "Does a tool propose updates of dependencies?";

    public IReadOnlyList<string> Reads { get; } = UpdateAutomation.Reads;

    public ProbeResult Examine(Snapshot snapshot)
    {
        var automation = UpdateAutomation.Of(snapshot);
        if (automation.IsConfigured)
            return ProbeResult.Met(automation.Evidence);
        return automation.Broken.Count > 0 ? ProbeResult.NotMet(automation.Broken) : ProbeResult.NotMet("no dependabot.yml and no Renovate configuration");
    }
}
