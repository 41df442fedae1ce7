using System.Text;

namespace MaturityBot.Core.Reporting;

/// <summary>
/// Turns text into Markdown that shows as that text on GitHub and does nothing else. Backslashes and entities stop what the Markdown parser does;
/// mentions, references and addresses are found by GitHub in the finished text, so an invisible zero-width space breaks those.
/// </summary>
internal static class MarkdownEscape
{
    private const string Break = "&#8203;";
    private const int ShortestCommitId = 7;

    /// <summary>Escapes one line of text that <see cref="PlainText"/> has cleaned.</summary>
    public static string Text(ReadOnlySpan<char> text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        var digits = 0;
        for (var at = 0; at < text.Length; at++)
        {
            digits = char.IsAsciiHexDigit(text[at]) ? digits + 1 : 0;
            if (digits == ShortestCommitId)
            {
                escaped.Append(Break);
                digits = 1;
            }

            Append(escaped, text, at);
        }

        return escaped.ToString();
    }

    private static void Append(StringBuilder escaped, ReadOnlySpan<char> text, int at)
    {
        var letter = text[at];
        var rest = text[(at + 1)..];
        switch (letter)
        {
            case '<':
                escaped.Append("&lt;");
                break;
            case '>':
                escaped.Append("&gt;");
                break;
            case '&' when rest.IsEmpty || rest[0] != ' ':
                escaped.Append("&amp;");
                break;
            case '|':
                escaped.Append("&#124;");
                break;
            case '`':
                escaped.Append("&#96;");
                break;
            case '@':
            case '#' when at == 0 || rest.IsEmpty || char.IsAsciiDigit(rest[0]):
                escaped.Append(letter).Append(Break);
                break;
            case ':' when rest.IsEmpty || rest[0] is '/' or '+' or '-' or '_' || char.IsAsciiLetterOrDigit(rest[0]):
                escaped.Append(letter).Append(Break);
                break;
            case '-' when rest is [>= '0' and <= '9', ..] && EndsWith(text[..at], "gh"):
                escaped.Append(letter).Append(Break);
                break;
            case '.' when EndsWith(text[..at], "www"):
                escaped.Append(Break).Append(letter);
                break;
            case '\\' or '*' or '[' or ']' or '~' or '$':
            case '_' when at == 0 || rest.IsEmpty || !char.IsAsciiLetterOrDigit(text[at - 1]) || !char.IsAsciiLetterOrDigit(rest[0]):
            case '!' when rest.IsEmpty:
            case '-' or '+' or '=' when at == 0:
            case '.' or ')' when at > 0 && text[..at].IndexOfAnyExceptInRange('0', '9') < 0:
                escaped.Append('\\').Append(letter);
                break;
            default:
                escaped.Append(letter);
                break;
        }
    }

    private static bool EndsWith(ReadOnlySpan<char> text, string end) => text.EndsWith(end, StringComparison.OrdinalIgnoreCase);
}
