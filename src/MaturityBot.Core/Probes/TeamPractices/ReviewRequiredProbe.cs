using MaturityBot.Core.Documents;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.TeamPractices;

/// <summary>Nothing reaches the default branch without an approval: by the host's rules, or by rules that are kept as code.</summary>
internal sealed class ReviewRequiredProbe : IProbe
{
    private static readonly string[] Apache = [".asf.yaml"];
    private static readonly string[] SettingsApp = [".github/settings.{yml,yaml}"];

    public string Id => "review-required";

    public string Question => "Does every change of the default branch need an approval?";

    public IReadOnlyList<string> Reads { get; } = [.. Apache, .. SettingsApp];

    public ProbeResult Examine(Snapshot snapshot)
    {
        const string setting = "rules/branches";
        var rules = snapshot.Settings.DefaultBranchRules;
        if (rules is { IsSeen: true, Value: { RequiresPullRequest: true, RequiredApprovals: > 0 and var approvals } })
            return ProbeResult.Met(Evidence.Of(setting, $"{approvals} approval{(approvals == 1 ? " is" : "s are")} required"));
        if (rules.IsSeen)
            return ProbeResult.NotMet(Evidence.Of(setting, rules.Value.RequiresPullRequest ? "pull requests are required, approvals are not" : "changes reach the default branch without a pull request"));
        var asCode = AsCode(snapshot).ToArray();
        return asCode.Length > 0 ? ProbeResult.Met(asCode) : ProbeResult.Unknown($"branch rules are out of sight: {rules.Reason}");
    }

    private static IEnumerable<Evidence> AsCode(Snapshot snapshot) =>
        (from file in snapshot.ReadAll(Apache)
         from branch in YamlReader.Read(file).Root["github"]["protected_branches"].Members
         let reviews = branch.Value["required_pull_request_reviews"]
         where reviews["required_approving_review_count"].AsNumber() > 0
         select Evidence.At(file, reviews["required_approving_review_count"], $"approvals are required on {branch.Key}"))
        .Concat(
            from file in snapshot.ReadAll(SettingsApp)
            from branch in YamlReader.Read(file).Root["branches"].Items
            let reviews = branch["protection"]["required_pull_request_reviews"]
            where reviews["required_approving_review_count"].AsNumber() > 0
            select Evidence.At(file, reviews["required_approving_review_count"], $"approvals are required on {branch["name"].Text}"));
}
