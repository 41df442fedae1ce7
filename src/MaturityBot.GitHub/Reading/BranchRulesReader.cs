using System.Net;
using MaturityBot.Core.Snapshots;
using MaturityBot.GitHub.Api;

namespace MaturityBot.GitHub.Reading;

/// <summary>Merges everything that protects a branch: rulesets of all levels and classic protection.</summary>
internal sealed class BranchRulesReader(RepositoryClient github)
{
    private static readonly BranchRules Nothing = new(RequiresPullRequest: false, 0, RequiresCodeOwnerReview: false, [], BlocksForcePush: false, BlocksDeletion: false);

    public async Task<Sight<BranchRules>> ReadAsync(string branch, CancellationToken cancellation)
    {
        var rules = await Visibility.LookAsync(
            github, "metadata", async () => FromRules(await github.Settings.ListBranchRulesAsync(branch, cancellation).ToArrayAsync(cancellation)), OffWhenNotInPlan, cancellation);

        // Classic protection can only add; a branch that lacks nothing need not be asked about again.
        if (rules.IsSeen && LacksNothing(rules.Value))
            return rules;

        var classic = await ReadClassicAsync(branch, cancellation);
        if (!classic.IsSeen || !rules.IsSeen)
            return classic.IsSeen ? rules : classic;
        return Sight.Of(Merge(rules.Value, classic.Value));
    }

    private async Task<Sight<BranchRules>> ReadClassicAsync(string branch, CancellationToken cancellation)
    {
        var classic = await Visibility.LookAsync(
            github,
            "administration",
            async () => FromProtection(await github.Settings.GetBranchProtectionAsync(branch, cancellation)),
            refusal => refusal.Status == HttpStatusCode.NotFound && refusal.Reason.Contains("not protected", StringComparison.OrdinalIgnoreCase) ? Sight.Of(Nothing) : OffWhenNotInPlan(refusal),
            cancellation);
        if (classic.IsSeen)
            return classic;

        // Without the permission, the branch itself at least says when nothing protects it.
        var unprotected = await Visibility.LookAsync(
            github, "contents", async () => (await github.Repositories.FindBranchAsync(branch, cancellation))?.Protected == false, _ => null, cancellation);
        return unprotected is { IsSeen: true, Value: true } ? Sight.Of(Nothing) : classic;
    }

    private static Sight<BranchRules>? OffWhenNotInPlan(GitHubApiException refusal) => Visibility.IsNotInPlan(refusal) ? Sight.Of(Nothing) : null;

    private static bool LacksNothing(BranchRules rules) =>
        rules is { RequiresPullRequest: true, RequiredApprovals: > 0, RequiresCodeOwnerReview: true, RequiredStatusChecks.Count: > 0, BlocksForcePush: true, BlocksDeletion: true };

    private static BranchRules FromRules(IReadOnlyCollection<BranchRule> rules)
    {
        var reviews = Parameters("pull_request");
        return new(
            rules.Any(rule => rule.Type is "pull_request" or "merge_queue"),
            reviews.Max(rule => rule.RequiredApprovingReviewCount) ?? 0,
            reviews.Any(rule => rule.RequireCodeOwnerReview == true),
            Names(Parameters("required_status_checks").SelectMany(rule => rule.RequiredStatusChecks ?? []).Select(check => check.Context)),
            rules.Any(rule => rule.Type == "non_fast_forward"),
            rules.Any(rule => rule.Type == "deletion"));

        BranchRuleParameters[] Parameters(string type) => [.. rules.Where(rule => rule.Type == type).Select(rule => rule.Parameters).OfType<BranchRuleParameters>()];
    }

    private static BranchRules FromProtection(BranchProtection protection) => new(
        protection.RequiredPullRequestReviews is not null,
        protection.RequiredPullRequestReviews?.RequiredApprovingReviewCount ?? 0,
        protection.RequiredPullRequestReviews?.RequireCodeOwnerReviews == true,
        Names([.. protection.RequiredStatusChecks?.Contexts ?? [], .. (protection.RequiredStatusChecks?.Checks ?? []).Select(check => check.Context)]),
        protection.AllowForcePushes?.Enabled != true,
        protection.AllowDeletions?.Enabled != true);

    private static BranchRules Merge(BranchRules left, BranchRules right) => new(
        left.RequiresPullRequest || right.RequiresPullRequest,
        Math.Max(left.RequiredApprovals, right.RequiredApprovals),
        left.RequiresCodeOwnerReview || right.RequiresCodeOwnerReview,
        Names([.. left.RequiredStatusChecks, .. right.RequiredStatusChecks]),
        left.BlocksForcePush || right.BlocksForcePush,
        left.BlocksDeletion || right.BlocksDeletion);

    private static string[] Names(IEnumerable<string?> names) =>
        [.. names.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
