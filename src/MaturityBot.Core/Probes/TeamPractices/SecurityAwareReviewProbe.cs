using MaturityBot.Core.Documents;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.TeamPractices;

/// <summary>Reviews are asked to think of security: in the pull request template, or in the guide to reviewing.</summary>
internal sealed class SecurityAwareReviewProbe : IProbe
{
    private static readonly string[] Words = ["security", "vulnerability", "vulnerabilities", "secrets", "credentials", "threat", "sensitive data", "personal data", "PII"];

    private static readonly DocumentSet Guides = new($"**/*{{code-review,code_review,review-checklist,review_checklist}}*.{Prose.Endings}");

    public string Id => "security-aware-review";

    public string Question => "Are reviewers asked to think of security?";

    public IReadOnlyList<string> Reads { get; } = [.. PullRequestTemplates.File.Reads, .. Guides.Globs];

    public ProbeResult Examine(Snapshot snapshot)
    {
        var files = PullRequestTemplates.File.Files(snapshot).Concat(Guides.Files(snapshot)).ToArray();
        return files.Length == 0
            ? ProbeResult.NotMet("no pull request template and no guide to reviewing")
            : ProbeResult.MetIfAny(files.SelectMany(Mentions), "neither the pull request template nor a guide to reviewing speaks of security");
    }

    private static IEnumerable<Evidence> Mentions(SourceFile file)
    {
        for (var index = 0; index < file.Lines.Count; index++)
        {
            if (Words.Any(word => MarkdownDocument.ContainsWords(file.Lines[index], word)))
                yield return Evidence.At(file, index + 1, "asks for security");
        }
    }
}
