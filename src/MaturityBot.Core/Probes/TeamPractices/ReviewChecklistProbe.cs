using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.TeamPractices;

/// <summary>What a review looks at is written down: boxes to tick on each pull request, or a guide to reviewing.</summary>
internal sealed class ReviewChecklistProbe : IProbe
{
    private const int FewestBoxes = 3;
    private const int FewestLines = 5;

    private static readonly string[] Headings =
    [
        "code review", "code reviews", "review checklist", "review process", "review guidelines", "review criteria", "reviewing", "reviewer checklist", "for reviewers", "reviewer guidelines",
        "pull request checklist", "PR checklist", "definition of done", "merge criteria", "acceptance criteria", "checklist",
    ];

    private static readonly DocumentSet Documents = new($"**/*{{code-review,code_review,codereview,review-checklist,review_checklist,reviewing,review-guide,review_guide,reviewer,definition-of-done}}*.{Prose.Endings}");

    public string Id => "review-checklist";

    public string Question => "Is it written down what a review looks at?";

    public IReadOnlyList<string> Reads { get; } = [.. PullRequestTemplates.File.Reads, .. Prose.Guides.Globs, .. Documents.Globs];

    public ProbeResult Examine(Snapshot snapshot) => ProbeResult.MetIfAny(
        PullRequestTemplates.File.In(snapshot).Select(entry => snapshot.Read(entry.Path)).OfType<SourceFile>()
            .Select(file => (File: file, Boxes: Prose.Checkboxes(file)))
            .Where(template => template.Boxes.Count >= FewestBoxes)
            .Select(template => new Evidence($"{template.Boxes.Count} boxes to tick on each pull request", template.File.Path, template.Boxes[0], template.Boxes[^1]))
            .Concat(Documents.Files(snapshot).Where(file => Prose.Words(file) >= 50).Select(file => Evidence.At(file, 1, "a guide to reviewing")))
            .Concat(Prose.Guides.Sections(snapshot, Headings, FewestLines)),
        "no boxes to tick on pull requests and no guide to reviewing");
}
