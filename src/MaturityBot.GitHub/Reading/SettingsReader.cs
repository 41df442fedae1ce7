using System.Net;
using MaturityBot.Core.Snapshots;
using MaturityBot.GitHub.Api;

namespace MaturityBot.GitHub.Reading;

/// <summary>Reads the settings that somebody wants; whatever GitHub does not show stays out of sight, with what would show it.</summary>
internal sealed class SettingsReader(RepositoryClient github, OrganizationDefaults defaults, ApiRequestCounter? counter)
{
    private const string Administration = "administration";
    private const int MaxErrors = 100;
    private static readonly string[] CodeownersPaths = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"];

    /// <param name="wanted">What to read.</param>
    /// <param name="commit">The commit whose CODEOWNERS is meant.</param>
    /// <param name="tree">Lists its paths, which is needed to know whether there is one.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<RepositorySettings> ReadAsync(WantedSettings wanted, string commit, Func<Task<RepositoryTree>> tree, CancellationToken cancellation)
    {
        var settings = RepositorySettings.Unseen("not asked for");
        if (wanted == WantedSettings.None)
            return settings;

        if (await github.Repositories.FindAsync(cancellation) is not { } details)
            return RepositorySettings.Unseen("GitHub does not show the repository to this App");

        var isPublic = IsPublic(details);
        var securityUpdates = Feature(details, features => features.DependabotSecurityUpdates);
        var rules = When(WantedSettings.BranchRules, () => new BranchRulesReader(github).ReadAsync(details.DefaultBranch ?? "main", cancellation));
        var alerts = When(WantedSettings.VulnerabilityAlerts, () => ReadAlertsAsync(securityUpdates, cancellation));
        var reporting = When(WantedSettings.PrivateVulnerabilityReporting, () => ReadReportingAsync(isPublic, cancellation));
        var scanning = When(WantedSettings.CodeScanning, () => ReadScanningAsync(cancellation));
        var owners = When(WantedSettings.CodeownersErrors, () => ReadOwnersAsync(commit, tree, cancellation));
        var environments = When(WantedSettings.Environments, () => ReadEnvironmentsAsync(cancellation));
        var organization = When(WantedSettings.OrganizationDefaults, () => defaults.ReadAsync(github.Repository, isPublic is { IsSeen: true, Value: true }, counter, cancellation));
        await Task.WhenAll(rules, alerts, reporting, scanning, owners, environments, organization);

        return settings with
        {
            DefaultBranch = Seen(details.DefaultBranch),
            IsPublic = isPublic,
            IsArchived = Seen(details.Archived),
            IsFork = Seen(details.Fork),
            HasIssues = Seen(details.HasIssues),
            SecretScanning = Feature(details, features => features.SecretScanning),
            PushProtection = Feature(details, features => features.SecretScanningPushProtection),
            SecurityUpdates = securityUpdates,
            DefaultBranchRules = await rules,
            VulnerabilityAlerts = await alerts,
            PrivateVulnerabilityReporting = await reporting,
            CodeScanningDefaultSetup = await scanning,
            CodeownersErrors = await owners,
            Environments = await environments,
            OrganizationDefaults = (await organization).Select(files => files.Paths),
            OrganizationConfiguration = (await organization).Select(files => files.Configuration),
        };

        Task<Sight<T>> When<T>(WantedSettings setting, Func<Task<Sight<T>>> read) => wanted.HasFlag(setting) ? read() : Task.FromResult(Sight.Hidden<T>("not asked for"));
    }

    private Task<Sight<bool>> ReadAlertsAsync(Sight<bool> securityUpdates, CancellationToken cancellation) =>
        // Security updates are made from alerts, so where the ones are on the others are.
        securityUpdates is { IsSeen: true, Value: true }
            ? Task.FromResult(Sight.Of(true))
            : Visibility.LookAsync(
                github,
                Administration,
                () => github.Settings.GetVulnerabilityAlertsAsync(cancellation),
                refusal => refusal.Status == HttpStatusCode.NotFound && refusal.Reason.Contains("disabled", StringComparison.OrdinalIgnoreCase) ? Sight.Of(false) : null,
                cancellation);

    private Task<Sight<bool>> ReadReportingAsync(Sight<bool> isPublic, CancellationToken cancellation) =>
        isPublic is { IsSeen: true, Value: false }
            ? Task.FromResult(Sight.Hidden<bool>("only public repositories have it"))
            : Visibility.LookAsync(
                github, "metadata", async () => (await github.Settings.GetPrivateVulnerabilityReportingAsync(cancellation)).Enabled == true, _ => null, cancellation);

    private Task<Sight<bool>> ReadScanningAsync(CancellationToken cancellation) =>
        Visibility.LookAsync(
            github,
            Administration,
            async () => (await github.Settings.GetCodeScanningSetupAsync(cancellation)).State == "configured",
            refusal => refusal.Status == HttpStatusCode.Forbidden && refusal.Reason.Contains("must be enabled", StringComparison.OrdinalIgnoreCase) ? Sight.Of(false) : null,
            cancellation);

    private async Task<Sight<IReadOnlyList<string>>> ReadOwnersAsync(string commit, Func<Task<RepositoryTree>> tree, CancellationToken cancellation)
    {
        if (!(await tree()).Entries.Any(entry => CodeownersPaths.Contains(entry.Path, StringComparer.Ordinal)))
            return Sight.Hidden<IReadOnlyList<string>>("there is no CODEOWNERS");
        return await Visibility.LookAsync<IReadOnlyList<string>>(
            github,
            "contents",
            async () => [.. ((await github.Settings.GetCodeownersErrorsAsync(commit, cancellation)).Errors ?? []).Take(MaxErrors).Select(error => $"{error.Line}: {error.Message ?? error.Kind}")],
            _ => null,
            cancellation);
    }

    private Task<Sight<IReadOnlyList<string>>> ReadEnvironmentsAsync(CancellationToken cancellation) =>
        Visibility.LookAsync<IReadOnlyList<string>>(
            github,
            "actions",
            async () => await github.Settings.ListEnvironmentsAsync(cancellation).Select(environment => environment.Name).OfType<string>().ToArrayAsync(cancellation),
            _ => null,
            cancellation);

    private static Sight<bool> IsPublic(RepositoryDetails details) =>
        details.Visibility is { } visibility ? Sight.Of(visibility == "public") : Seen(details.Private is { } hidden ? !hidden : null);

    private static Sight<bool> Feature(RepositoryDetails details, Func<SecurityAndAnalysis, FeatureStatus?> feature) =>
        details.SecurityAndAnalysis is not { } features ? Sight.Hidden<bool>(Visibility.Needs(Administration))
        : feature(features)?.Status is { } status ? Sight.Of(status == "enabled")
        : Sight.Hidden<bool>("not offered by this server");

    private static Sight<bool> Seen(bool? value) => value is { } seen ? Sight.Of(seen) : Sight.Hidden<bool>("not offered by this server");

    private static Sight<string> Seen(string? value) => value is { } seen ? Sight.Of(seen) : Sight.Hidden<string>("not offered by this server");
}
