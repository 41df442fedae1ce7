using MaturityBot.Core.Dependencies;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Security;

/// <summary>Every package ecosystem of the repository is kept current, in every folder where it is used.</summary>
internal sealed class DependencyUpdatesCompleteProbe : IProbe
{
    // Pinned tools and containers of the workplace: welcome, but their absence is no gap in what is shipped.
    private static readonly HashSet<string> Minor = new(StringComparer.Ordinal) { "dotnet-sdk", "devcontainers", "gitsubmodule", "pre-commit", "docker-compose" };

    public string Id => "dependency-updates-complete";

    public string Question => "Are all package ecosystems that are used here kept current by a tool?";

    public IReadOnlyList<string> Reads { get; } = [.. UpdateAutomation.Reads, .. DependencyEcosystem.Reads];

    public ProbeResult Examine(Snapshot snapshot)
    {
        var needed = DependencyEcosystem.Of(snapshot).Where(found => !Minor.Contains(found.Ecosystem) && !TrialPaths.IsTrial(found.Manifest)).ToArray();
        if (needed.Length == 0)
            return ProbeResult.NotApplicable("no package ecosystem is used here");

        var automation = UpdateAutomation.Of(snapshot);
        var names = string.Join(", ", needed.Select(found => found.Ecosystem).Distinct(StringComparer.Ordinal));
        if (!automation.IsConfigured)
            return ProbeResult.NotMet([.. automation.Broken, new Evidence($"nothing updates {names}: no dependabot.yml and no Renovate configuration")]);

        var first = automation.Evidence[0];
        var missing = needed.Where(found => !automation.Covers(found)).ToArray();
        return missing.Length == 0
            ? ProbeResult.Met(automation.Evidence)
            : ProbeResult.NotMet([.. missing.Select(found => new Evidence($"{found.Ecosystem} in {found.Directory} is not covered by {first.Path}", found.Manifest.Length > 0 ? found.Manifest : first.Path))]);
    }
}
