using System.Globalization;
using System.Text;

namespace MaturityBot.Cli.Output;

/// <summary>Text from a repository, made harmless for a terminal.</summary>
internal static class SafeText
{
    /// <summary>
    /// The text on one line: control characters (terminal escapes begin with one), line ends and characters that reorder or hide text become a visible
    /// <c>\u{1B}</c>.
    /// </summary>
    public static string OneLine(string text)
    {
        if (!text.Any(IsUnsafe))
            return text;
        var safe = new StringBuilder(text.Length + 16);
        foreach (var letter in text)
        {
            if (IsUnsafe(letter))
                safe.Append(CultureInfo.InvariantCulture, $"\\u{{{(int)letter:X}}}");
            else
                safe.Append(letter);
        }

        return safe.ToString();
    }

    private static bool IsUnsafe(char letter) => char.GetUnicodeCategory(letter)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse;
}
