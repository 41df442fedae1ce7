namespace MaturityBot.Core.Reporting;

/// <summary>What a check run says.</summary>
/// <param name="Title">One line of plain text.</param>
/// <param name="Summary">Markdown within <see cref="LongestText"/>.</param>
/// <param name="Text">Markdown with the details, within <see cref="LongestText"/>; empty when there are none.</param>
/// <param name="Verdict">How the run ends.</param>
/// <param name="Annotations">Remarks on lines, any number.</param>
public sealed record CheckReport(string Title, string Summary, string Text, CheckVerdict Verdict, IReadOnlyList<Annotation> Annotations)
{
    /// <summary>The most UTF-8 bytes that GitHub takes for a summary, a text, and (in characters) for a comment or issue.</summary>
    public const int LongestText = 65_535;

    /// <summary>The check run of a commit that could not be judged. It ends neutral, so that it holds up nobody.</summary>
    /// <param name="reason">Why, in a person's words: <c>GitHub did not answer</c>.</param>
    /// <param name="retrying">Whether it will be tried again without anybody doing something.</param>
    public static CheckReport NotJudged(string reason, bool retrying) => new(
        PlainText.OneLine($"Not judged: {reason}{(retrying ? " (retrying)" : "")}", 140),
        Markdown.Of($"""
            **This commit could not be judged.** {Markdown.Prose(reason)}.

            {(retrying ? "It is tried again by itself; this check is replaced when it succeeds." : "It is tried again on the next push, or when this check is re-run.")}
            The levels of the repository stay as they were.
            """).ToString(),
        "",
        CheckVerdict.Neutral,
        []);

    /// <summary>The check run of a commit that is not judged because a newer one came.</summary>
    public static CheckReport Superseded { get; } = new(
        "Not judged: a newer commit came",
        "A newer commit was pushed before this one was judged. The newer commit has its own check.",
        "",
        CheckVerdict.Skipped,
        []);

    /// <summary>The check run of a commit that is not judged because its pull request was closed.</summary>
    public static CheckReport Closed { get; } = new(
        "Not judged: the pull request was closed",
        "The pull request was closed or merged before this commit was judged.",
        "",
        CheckVerdict.Skipped,
        []);

    /// <summary>The check run of a commit that is not judged because nothing leads to it any more.</summary>
    public static CheckReport Gone { get; } = new(
        "Not judged: its branch is gone",
        "The branch or pull request of this commit was gone before the commit was judged.",
        "",
        CheckVerdict.Skipped,
        []);

    /// <summary>The check run of a commit in a repository that wants no check runs.</summary>
    public static CheckReport TurnedOff { get; } = new(
        "Not judged: checks are turned off",
        $"Check runs are turned off in `{Configuration.MaturityConfiguration.Path}` on the default branch.",
        "",
        CheckVerdict.Skipped,
        []);
}

/// <summary>How a check run ends. Only <see cref="Fell"/> can hold up a merge.</summary>
public enum CheckVerdict
{
    /// <summary>Nothing fell.</summary>
    Held,

    /// <summary>Something fell, which is only reported; or there is no judgement.</summary>
    Neutral,

    /// <summary>Something fell, and the repository asked to be stopped by that.</summary>
    Fell,

    /// <summary>There is nothing to judge.</summary>
    Skipped,
}

/// <summary>A remark on lines of a file.</summary>
/// <param name="Path">Path from the repository's root; exists in the commit.</param>
/// <param name="Line">First line, from 1.</param>
/// <param name="EndLine">Last line.</param>
/// <param name="IsWarning">Whether it tells of a loss; otherwise it is a notice.</param>
/// <param name="Title">Plain text.</param>
/// <param name="Message">Plain text.</param>
public sealed record Annotation(string Path, int Line, int EndLine, bool IsWarning, string Title, string Message);
