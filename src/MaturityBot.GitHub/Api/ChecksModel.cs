namespace MaturityBot.GitHub.Api;

/// <summary>A check run as GitHub shows it.</summary>
public sealed record CheckRun(
    long Id, string? Name, string? HeadSha, string? ExternalId, string? Status, string? Conclusion, string? HtmlUrl, string? DetailsUrl,
    DateTimeOffset? StartedAt, DateTimeOffset? CompletedAt, AppReference? App, CheckRunOutputSummary? Output);

/// <summary>The text of a check run, and how many annotations it has.</summary>
public sealed record CheckRunOutputSummary(string? Title, string? Summary, string? Text, int? AnnotationsCount);

/// <summary>A check run to create.</summary>
/// <param name="Name">What people see in the list of checks.</param>
/// <param name="HeadSha">The commit it judges.</param>
public sealed record NewCheckRun(string Name, string HeadSha)
{
    public string? DetailsUrl { get; init; }

    /// <summary>Our own key, by which the run is found again.</summary>
    public string? ExternalId { get; init; }

    /// <summary>See <see cref="CheckStatus"/>.</summary>
    public string? Status { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>See <see cref="CheckConclusion"/>; giving one completes the run.</summary>
    public string? Conclusion { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    public CheckRunOutput? Output { get; init; }

    /// <summary>At most three buttons.</summary>
    public IReadOnlyList<CheckRunAction>? Actions { get; init; }
}

/// <summary>A change of a check run; what is null stays. Annotations are added to those that are there.</summary>
public sealed record CheckRunChange
{
    public string? Name { get; init; }

    public string? DetailsUrl { get; init; }

    public string? ExternalId { get; init; }

    /// <summary>See <see cref="CheckStatus"/>.</summary>
    public string? Status { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>See <see cref="CheckConclusion"/>; giving one completes the run.</summary>
    public string? Conclusion { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    public CheckRunOutput? Output { get; init; }

    /// <summary>At most three buttons.</summary>
    public IReadOnlyList<CheckRunAction>? Actions { get; init; }
}

/// <summary>The text of a check run.</summary>
/// <param name="Title">One line.</param>
/// <param name="Summary">Markdown, at most 65,535 bytes.</param>
/// <param name="Text">Markdown, at most 65,535 bytes.</param>
/// <param name="Annotations">At most 50 in one request.</param>
public sealed record CheckRunOutput(string Title, string Summary, string? Text = null, IReadOnlyList<CheckRunAnnotation>? Annotations = null);

/// <summary>A remark on lines of a file.</summary>
/// <param name="Path">Path from the repository's root.</param>
/// <param name="StartLine">First line, from 1.</param>
/// <param name="EndLine">Last line, from 1.</param>
/// <param name="AnnotationLevel">See <see cref="Api.AnnotationLevel"/>.</param>
/// <param name="Message">At most 64 KiB.</param>
/// <param name="Title">At most 255 characters.</param>
public sealed record CheckRunAnnotation(string Path, int StartLine, int EndLine, string AnnotationLevel, string Message, string? Title = null);

/// <summary>A button on a check run.</summary>
/// <param name="Label">At most 20 characters.</param>
/// <param name="Description">At most 40 characters.</param>
/// <param name="Identifier">At most 20 characters; comes back in the webhook.</param>
public sealed record CheckRunAction(string Label, string Description, string Identifier);

/// <summary>States of a check run.</summary>
public static class CheckStatus
{
    public const string Queued = "queued";
    public const string InProgress = "in_progress";
    public const string Completed = "completed";
}

/// <summary>How a check run ends. Success, neutral and skipped let a required check pass.</summary>
public static class CheckConclusion
{
    public const string Success = "success";
    public const string Neutral = "neutral";
    public const string Failure = "failure";
    public const string ActionRequired = "action_required";
    public const string Cancelled = "cancelled";
    public const string Skipped = "skipped";
}

/// <summary>How loud an annotation is.</summary>
public static class AnnotationLevel
{
    public const string Notice = "notice";
    public const string Warning = "warning";
    public const string Failure = "failure";
}
