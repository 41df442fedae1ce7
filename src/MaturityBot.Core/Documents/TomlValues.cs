using System.Globalization;
using System.Text;

namespace MaturityBot.Core.Documents;

/// <summary>Reads the keys and values of a TOML text from front to back.</summary>
internal sealed class TomlValues(string text)
{
    private const int Deepest = 64;
    private const int LongestKey = 32;

    private int at;

    /// <summary>The current line, from 1.</summary>
    public int Line { get; private set; } = 1;

    private char Current => at < text.Length ? text[at] : '\0';

    /// <summary>Skips blank lines and comments; false at the end.</summary>
    public bool SkipToContent()
    {
        while (at < text.Length)
        {
            SkipBlanks();
            if (Current == '#')
                Comment();
            if (at < text.Length && !TryNewline())
                return true;
        }

        return false;
    }

    /// <summary>Only a comment may follow on the line.</summary>
    public void EndOfLine()
    {
        SkipBlanks();
        if (Current == '#')
            Comment();
        if (at < text.Length && !TryNewline())
            throw new TomlException("something follows where the line should end");
    }

    public bool TryTake(char letter)
    {
        if (Current != letter || at >= text.Length)
            return false;
        at++;
        return true;
    }

    public void Take(char letter)
    {
        SkipBlanks();
        if (!TryTake(letter))
            throw new TomlException($"{letter} is missing");
        SkipBlanks();
    }

    /// <summary>A bare, quoted or dotted key.</summary>
    public List<string> Key()
    {
        var parts = new List<string>();
        do
        {
            SkipBlanks();
            parts.Add(KeyPart());
            SkipBlanks();
            if (parts.Count > LongestKey)
                throw new TomlException($"a key of more than {LongestKey} parts");
        }
        while (TryTake('.'));
        return parts;
    }

    public DataNode Value(int depth)
    {
        if (depth > Deepest)
            throw new TomlException($"nested deeper than {Deepest} levels");
        SkipBlanks();
        var start = Line;
        return Current switch
        {
            '"' or '\'' => DataNode.Scalar(Text(allowLines: true), start, Line),
            '[' => Array(depth),
            '{' => InlineTable(depth),
            _ => Plain(),
        };
    }

    private string KeyPart()
    {
        if (Current is '"' or '\'')
            return Text(allowLines: false);
        var start = at;
        while (char.IsAsciiLetterOrDigit(Current) || Current is '_' or '-')
            at++;
        return at > start ? text[start..at] : throw new TomlException("a key is missing");
    }

    private string Text(bool allowLines)
    {
        var quote = Current;
        if (allowLines && text.AsSpan(at).StartsWith(quote == '"' ? "\"\"\"" : "'''"))
            return Lines(quote);
        var content = new StringBuilder();
        for (at++; Current != quote || at >= text.Length;)
        {
            if (at >= text.Length || Current is '\n' or '\r')
                throw new TomlException("a text is not closed");
            if (quote == '"' && Current == '\\')
                Escape(content);
            else
                content.Append(Letter());
        }

        at++;
        return content.ToString();
    }

    private string Lines(char quote)
    {
        at += 3;
        TryNewline();
        var content = new StringBuilder();
        while (!Closes(quote))
        {
            if (at >= text.Length)
                throw new TomlException("a text is not closed");
            if (quote == '"' && Current == '\\' && !TryJoinLines())
                Escape(content);
            else if (Closes(quote) || at >= text.Length)
                continue;
            else if (TryNewline())
                content.Append('\n');
            else if (Current != '\\' || quote == '\'')
                content.Append(Letter());
        }

        at += 3;
        for (var more = 0; more < 2 && Current == quote && at < text.Length; more++, at++)
            content.Append(quote);
        return content.ToString();
    }

    private bool Closes(char quote) => at + 2 < text.Length && text[at] == quote && text[at + 1] == quote && text[at + 2] == quote;

    // A backslash at a line's end takes away all white space up to the next letter.
    private bool TryJoinLines()
    {
        var ahead = at + 1;
        while (ahead < text.Length && text[ahead] is ' ' or '\t')
            ahead++;
        if (ahead < text.Length && text[ahead] is not ('\n' or '\r'))
            return false;
        at = ahead;
        while (at < text.Length && (TryNewline() || Current is ' ' or '\t'))
            at += Current is ' ' or '\t' ? 1 : 0;
        return true;
    }

    private void Escape(StringBuilder content)
    {
        var letter = at + 1 < text.Length ? text[at + 1] : '\0';
        var length = letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
        if (length > 0)
        {
            if (at + 2 + length > text.Length
                || !int.TryParse(text.AsSpan(at + 2, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) || !Rune.IsValid(code))
                throw new TomlException("an escape that is no character");
            content.Append(new Rune(code));
        }
        else
        {
            content.Append(letter switch
            {
                'b' => '\b', 't' => '\t', 'n' => '\n', 'f' => '\f', 'r' => '\r', '"' => '"', '\\' => '\\',
                _ => throw new TomlException("an unknown escape"),
            });
        }

        at += 2 + length;
    }

    private char Letter() =>
        Current is '\t' or >= ' ' and not '\u007F' ? text[at++] : throw new TomlException("a control character in a text");

    private DataNode Array(int depth)
    {
        var start = Line;
        at++;
        var items = new List<DataNode>();
        while (true)
        {
            if (!SkipToContent())
                throw new TomlException("an array is not closed");
            if (TryTake(']'))
                return DataNode.List(items, start, Line);
            items.Add(Value(depth + 1));
            if (!SkipToContent())
                throw new TomlException("an array is not closed");
            if (!TryTake(',') && Current != ']')
                throw new TomlException(", or ] is missing");
        }
    }

    private DataNode InlineTable(int depth)
    {
        var start = Line;
        at++;
        SkipBlanks();
        var table = new TomlTable(start);
        if (TryTake('}'))
            return table.ToNode();
        do
        {
            var line = Line;
            var path = Key();
            Take('=');
            var target = table;
            foreach (var part in path[..^1])
                target = target.ReachDotted(part, line);
            target.Set(path[^1], line, Value(depth + 1));
            SkipBlanks();
        }
        while (TryTake(','));
        if (!TryTake('}'))
            throw new TomlException("} is missing");
        return table.ToNode();
    }

    private DataNode Plain()
    {
        var start = at;
        while (char.IsAsciiLetterOrDigit(Current) || Current is '+' or '-' or '_' or '.' or ':')
            at++;
        // A date and its time may be parted by a single space.
        if (at - start == 10 && text[start + 4] == '-' && Current == ' ' && at + 3 < text.Length && char.IsAsciiDigit(text[at + 1]) && text[at + 3] == ':')
        {
            at++;
            while (char.IsAsciiLetterOrDigit(Current) || Current is '+' or '-' or '.' or ':')
                at++;
        }

        var value = text[start..at];
        return TomlPlain.IsValid(value) ? DataNode.Scalar(value, Line, Line) : throw new TomlException("a value is missing or malformed");
    }

    private void SkipBlanks()
    {
        while (Current is ' ' or '\t')
            at++;
    }

    private void Comment()
    {
        at++;
        while (at < text.Length && Current is not ('\n' or '\r'))
            _ = Letter();
    }

    private bool TryNewline()
    {
        if (Current == '\r' && at + 1 < text.Length && text[at + 1] == '\n')
            at++;
        if (Current != '\n')
            return false;
        at++;
        Line++;
        return true;
    }
}
