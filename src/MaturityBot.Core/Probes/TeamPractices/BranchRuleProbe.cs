using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.TeamPractices;

/// <summary>A rule on the default branch is in force.</summary>
internal sealed class BranchRuleProbe : IProbe
{
    private const string Setting = "rules/branches";

    private readonly Func<BranchRules, bool> holds;
    private readonly string what;

    private BranchRuleProbe(string id, string what, Func<BranchRules, bool> holds) => (Id, this.what, this.holds) = (id, what, holds);

    /// <summary>The code's owners must approve.</summary>
    public static BranchRuleProbe CodeOwnerReview { get; } = new("code-owner-review-required", "the approval of a code owner", rules => rules.RequiresCodeOwnerReview);

    /// <summary>Two people must approve.</summary>
    public static BranchRuleProbe TwoApprovals { get; } = new("two-approvals-required", "two approvals", rules => rules.RequiredApprovals >= 2);

    /// <summary>History cannot be rewritten.</summary>
    public static BranchRuleProbe HistoryKept { get; } = new("history-protected", "that history is kept", rules => rules.BlocksForcePush && rules.BlocksDeletion);

    public string Id { get; }

    public string Question => $"Does the default branch require {what}?";

    public IReadOnlyList<string> Reads => [];

    public ProbeResult Examine(Snapshot snapshot)
    {
        var rules = snapshot.Settings.DefaultBranchRules;
        if (!rules.IsSeen)
            return new(Outcome.Unknown, [Evidence.Of(Setting, rules.Reason)]);
        return holds(rules.Value) ? ProbeResult.Met(Evidence.Of(Setting, $"the default branch requires {what}")) : ProbeResult.NotMet(Evidence.Of(Setting, $"the default branch does not require {what}"));
    }
}
