using System.Text;

namespace MaturityBot.Core.Reporting;

/// <summary>
/// A piece of GitHub's Markdown in which only our own words can act. Text from anywhere else gets in through an interpolation of <see cref="Of"/>,
/// which escapes it, or through <see cref="Code"/>, <see cref="Prose"/> and <see cref="Fence"/>: there is no way to put it in raw.
/// </summary>
public readonly record struct Markdown
{
    /// <summary>The most graphemes of one untrusted text that are shown in a line.</summary>
    public const int LongestText = 300;

    private readonly string? value;

    private Markdown(string value) => this.value = value;

    /// <summary>Nothing.</summary>
    public static Markdown Empty => default;

    /// <summary>Whether there is nothing in it.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(value);

    /// <summary>What it takes on the wire.</summary>
    public int Utf8Length => Encoding.UTF8.GetByteCount(ToString());

    /// <summary>Our own words with texts in between: the literal parts stay as they are, every text is escaped.</summary>
    public static Markdown Of(MarkdownInterpolation text) => new(text.Value);

    /// <summary>Untrusted text, escaped and cut.</summary>
    public static Markdown Text(string? text, int most = LongestText) => new(MarkdownEscape.Text(PlainText.OneLine(text, most)));

    /// <summary>Untrusted text as code, e.g. a path. What cannot stand in a code span of a table cell is shown as escaped text.</summary>
    public static Markdown Code(string? text, int most = LongestText) => CodeOf(PlainText.OneLine(text, most));

    /// <summary>A sentence in which pairs of single backticks mark code; everything else in it is escaped.</summary>
    public static Markdown Prose(string? text, int most = 2 * LongestText)
    {
        var visible = PlainText.OneLine(text, most);
        var parts = visible.Split('`');
        if (parts.Length % 2 == 0 || visible.Contains("``", StringComparison.Ordinal))
            return new Markdown(MarkdownEscape.Text(visible));
        return new Markdown(string.Concat(parts.Select((part, index) => index % 2 == 1 ? CodeOf(part).ToString() : MarkdownEscape.Text(part))));
    }

    /// <summary>A link to an address that we made; just the label when there is none.</summary>
    public static Markdown Link(Markdown label, Uri? target) =>
        target is null ? label : new Markdown($"[{label}]({target.AbsoluteUri.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)})");

    /// <summary>A link to a page beside this one, or to a heading on it.</summary>
    /// <param name="label">What is shown.</param>
    /// <param name="page">File name; empty for the same page.</param>
    /// <param name="heading">Text of the heading; empty for the page as a whole.</param>
    public static Markdown Beside(Markdown label, string page, string heading = "") =>
        new($"[{label}]({Uri.EscapeDataString(page)}{(heading.Length == 0 ? "" : "#" + Anchor(heading))})");

    /// <summary>A block of code. The fence is longer than any in the content, which is kept as it is but for control characters.</summary>
    /// <param name="language">One of ours: <c>yaml</c>, <c>markdown</c>.</param>
    /// <param name="content">Any text.</param>
    public static Markdown Fence(string language, string content)
    {
        var lines = content.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(PlainText.Reveal).ToArray();
        var fence = new string('`', Math.Max(3, lines.Max(line => LongestRun(line, '`')) + 1));
        return new Markdown($"{fence}{language}\n{string.Join('\n', lines)}\n{fence}");
    }

    /// <summary>Pieces with a separator of ours in between; empty ones are left out.</summary>
    public static Markdown Join(string separator, IEnumerable<Markdown> parts) =>
        new(string.Join(separator, parts.Where(part => !part.IsEmpty)));

    /// <inheritdoc />
    public override string ToString() => value ?? "";

    // In the label of a link at the start of a paragraph, "]:" would make the line a definition, code or not.
    private static Markdown CodeOf(string visible) =>
        visible.Length == 0 || visible.AsSpan().ContainsAny('`', '|') || visible.Contains("]:", StringComparison.Ordinal) ? new Markdown(MarkdownEscape.Text(visible)) : new Markdown($"`{visible}`");

    private static string Anchor(string heading) =>
        string.Concat(heading.ToLowerInvariant().Where(letter => letter is '-' or ' ' || char.IsAsciiLetterOrDigit(letter)).Select(letter => letter == ' ' ? '-' : letter));

    private static int LongestRun(string line, char letter)
    {
        var (longest, run) = (0, 0);
        foreach (var at in line)
            longest = Math.Max(longest, run = at == letter ? run + 1 : 0);
        return longest;
    }
}
