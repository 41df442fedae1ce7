using System.Globalization;
using System.Text;

namespace MaturityBot.Core.Reporting;

/// <summary>Makes untrusted text fit to be shown on one line: nothing hidden in it, nothing that reorders what stands around it, no more of it than fits.</summary>
public static class PlainText
{
    private const int MarksPerLetter = 4;

    /// <summary>
    /// One line of visible text. White space becomes single spaces, control and direction characters become U+FFFD so that hiding something shows,
    /// joiners and variation selectors go, stacked marks are thinned, and text with letters that run from right to left is isolated from what follows it.
    /// </summary>
    /// <param name="text">Any text, also with broken surrogates.</param>
    /// <param name="most">The most graphemes to keep; what is cut is replaced by an ellipsis.</param>
    /// <param name="mostBytes">The most UTF-8 bytes to keep, ellipsis included and the isolation excluded.</param>
    public static string OneLine(string? text, int most, int mostBytes = int.MaxValue)
    {
        var visible = Cut(Visible(text ?? ""), most, mostBytes);
        return visible.EnumerateRunes().Any(RunsRightToLeft) ? $"\u2068{visible}\u2069" : visible;
    }

    /// <summary>The beginning of a text, cut between graphemes; an ellipsis stands for the rest.</summary>
    public static string Cut(string text, int most, int mostBytes = int.MaxValue)
    {
        var (length, kept, bytes, fitting) = (0, 0, 0, 0);
        while (length < text.Length)
        {
            var next = StringInfo.GetNextTextElementLength(text, length);
            kept++;
            bytes += Encoding.UTF8.GetByteCount(text.AsSpan(length, next));
            if (kept > most || bytes > mostBytes)
                return string.Concat(text.AsSpan(0, fitting).TrimEnd(), "…");
            length += next;
            if (kept < most && bytes + 3 <= mostBytes)
                fitting = length;
        }

        return text;
    }

    /// <summary>The text with every hidden character replaced by U+FFFD; white space stays as it is.</summary>
    public static string Reveal(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => IsHidden(rune) && rune.Value != '\t' ? "\uFFFD" : rune.ToString()));

    private static string Visible(string text)
    {
        var visible = new StringBuilder(text.Length);
        var marks = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            marks = IsMark(rune) ? marks + 1 : 0;
            if (Rune.IsWhiteSpace(rune))
                AppendSpace(visible);
            else if (IsHidden(rune))
                visible.Append('\uFFFD');
            else if (!IsJoiner(rune) && marks <= MarksPerLetter)
                visible.Append(rune);
        }

        return visible.ToString().TrimEnd(' ');
    }

    private static void AppendSpace(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] != ' ')
            text.Append(' ');
    }

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsHidden(Rune rune) => !IsJoiner(rune)
        && (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            || rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x2800 or 0x3164 or 0xFFA0);

    private static bool IsJoiner(Rune rune) => rune.Value is 0x200C or 0x200D or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    private static bool RunsRightToLeft(Rune rune) =>
        rune.Value is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF);
}
