using System.Text.Json;

namespace MaturityBot.GitHub.Api;

/// <summary>An issue, or a pull request seen as one.</summary>
/// <param name="Number">Number within the repository.</param>
/// <param name="PullRequest">Present when this is a pull request.</param>
/// <param name="StateReason"><c>completed</c>, <c>not_planned</c>, <c>duplicate</c>, <c>reopened</c> or null.</param>
/// <param name="PerformedViaGithubApp">The App that opened it, if one did.</param>
public sealed record Issue(
    long Id, long Number, string? Title, string? Body, string? State, string? StateReason, string? HtmlUrl,
    Account? User, Account? ClosedBy, DateTimeOffset? CreatedAt, DateTimeOffset? ClosedAt,
    IReadOnlyList<Label>? Labels, JsonElement? PullRequest, AppReference? PerformedViaGithubApp);

/// <summary>Which issues to list.</summary>
/// <param name="Creator">Login of the author; an App's is <c>slug[bot]</c>. Null: anybody.</param>
/// <param name="Labels">Labels that an issue must all have.</param>
/// <param name="State"><c>open</c>, <c>closed</c> or <c>all</c>.</param>
public sealed record IssueQuery(string? Creator = null, IReadOnlyList<string>? Labels = null, string State = "all");

/// <summary>An issue to open.</summary>
/// <param name="Title">One line.</param>
/// <param name="Body">Markdown, at most 65,536 characters.</param>
/// <param name="Labels">Labels; without push access GitHub drops them silently.</param>
public sealed record NewIssue(string Title, string Body, IReadOnlyList<string>? Labels = null);

/// <summary>A change of an issue; what is null stays.</summary>
public sealed record IssueChange
{
    public string? Title { get; init; }

    public string? Body { get; init; }

    /// <summary><c>open</c> or <c>closed</c>.</summary>
    public string? State { get; init; }

    /// <summary><c>completed</c>, <c>not_planned</c> or <c>reopened</c>; only together with a change of <see cref="State"/>.</summary>
    public string? StateReason { get; init; }

    public IReadOnlyList<string>? Labels { get; init; }
}

/// <summary>A comment of an issue or pull request.</summary>
/// <param name="PerformedViaGithubApp">The App that wrote it, if one did: anybody can paste a marker, nobody can paste this.</param>
public sealed record IssueComment(
    long Id, string? Body, string? HtmlUrl, Account? User, DateTimeOffset? CreatedAt, DateTimeOffset? UpdatedAt, AppReference? PerformedViaGithubApp);

/// <summary>A label of a repository.</summary>
/// <param name="Name">Its name; case does not count.</param>
/// <param name="Color">Six hexadecimal digits without <c>#</c>.</param>
/// <param name="Description">At most 100 characters.</param>
public sealed record Label(string Name, string? Color = null, string? Description = null);

/// <summary>The text of a comment.</summary>
internal sealed record CommentBody(string Body);
