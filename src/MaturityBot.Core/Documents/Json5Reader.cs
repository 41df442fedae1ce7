using System.Text;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Documents;

/// <summary>
/// Reads JSON5 (comments, single quotes, names without quotes, trailing commas) into <see cref="DataNode"/>s. Without its comments, JSON5 of configuration files is
/// YAML in flow style, so the YAML reader reads it, within its bounds.
/// </summary>
public static class Json5Reader
{
    /// <summary>The document of a file, read once.</summary>
    public static DataDocument Read(SourceFile file) => file.Parse(static file => new Parsed(Read(file.Text))).Document;

    /// <summary>The document of a text.</summary>
    public static DataDocument Read(string text) => YamlReader.ReadAll(Blank(text)) is [var first, ..] ? first : new DataDocument(DataNode.None);

    // Comments and tabs become spaces, so that lines and columns stay.
    private static string Blank(string text)
    {
        var result = new StringBuilder(text.Length);
        var quote = '\0';
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (quote != '\0')
            {
                var escape = letter == '\\' && at + 1 < text.Length;
                result.Append(letter);
                if (escape)
                    result.Append(text[++at]);
                else if (letter == quote)
                    quote = '\0';
            }
            else if (letter == '/' && at + 1 < text.Length && text[at + 1] is '/' or '*')
            {
                var end = text[at + 1] == '/' ? text.IndexOf('\n', at) : text.IndexOf("*/", at + 2, StringComparison.Ordinal);
                end = end < 0 ? text.Length : text[at + 1] == '/' ? end : end + 2;
                for (; at < end; at++)
                    result.Append(text[at] is '\n' ? '\n' : ' ');
                at--;
            }
            else
            {
                quote = letter is '"' or '\'' ? letter : '\0';
                result.Append(letter == '\t' ? ' ' : letter);
            }
        }

        return result.ToString();
    }

    private sealed record Parsed(DataDocument Document);
}
