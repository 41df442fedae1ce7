using System.Text;

namespace MaturityBot.Core.Documents;

/// <summary>Walks through an HCL text: blanks, comments, names, texts with templates, here-documents, and expressions as a whole.</summary>
internal sealed class HclLexer(string text)
{
    private const int Deepest = 64;

    public int Position { get; private set; }

    public int Line { get; private set; } = 1;

    public bool AtEnd => Position >= text.Length;

    public char Current => Position < text.Length ? text[Position] : '\0';

    /// <summary>The name that stands here; empty for none.</summary>
    public ReadOnlySpan<char> Word => text.AsSpan(Position, NameLength());

    /// <summary>Whether nothing follows that would continue an expression.</summary>
    public bool AtEndOfExpression
    {
        get
        {
            var (start, line) = (Position, Line);
            SkipBlanks(andLines: false);
            var ends = AtEnd || Current is '\n' or '\r' or ',' or ']' or '}' or ')';
            Reset(start, line);
            return ends;
        }
    }

    public void Reset(int position, int line) => (Position, Line) = (position, line);

    public bool TryTake(char letter)
    {
        if (AtEnd || Current != letter)
            return false;
        Position++;
        return true;
    }

    public void SkipBlanks(bool andLines)
    {
        while (!AtEnd)
        {
            if (Current is ' ' or '\t' or '\uFEFF' || (Current is '\n' or '\r' && andLines))
                Advance(1);
            else if (Current == '#' || Starts("//"))
                SkipTo(text.IndexOf('\n', Position));
            else if (Starts("/*"))
                SkipTo(text.IndexOf("*/", Position + 2, StringComparison.Ordinal) is var end and >= 0 ? end + 2 : -1);
            else
                return;
        }
    }

    public string Identifier()
    {
        var length = NameLength();
        if (length == 0)
            throw new HclException("a name is missing");
        Position += length;
        return text[(Position - length)..Position];
    }

    public void SkipName()
    {
        while (!AtEnd && (char.IsLetterOrDigit(Current) || Current is '_' or '-' or '.'))
            Position++;
    }

    /// <summary>A text in quotes, escapes resolved, templates as they are.</summary>
    public string Quoted()
    {
        var content = new StringBuilder();
        Advance(1);
        while (!TryTake('"'))
        {
            if (AtEnd || Current == '\n')
                throw new HclException("a text is not closed");
            if (Current == '\\' && Position + 1 < text.Length)
            {
                content.Append(text[Position + 1] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', var letter => letter });
                Advance(2);
            }
            else
            {
                var start = Position;
                if (!TrySkipTemplate(0))
                    Advance(1);
                content.Append(text, start, Position - start);
            }
        }

        return content.ToString();
    }

    /// <summary>A here-document: <c>&lt;&lt;EOF</c> or <c>&lt;&lt;-EOF</c> to the line with its end mark.</summary>
    public bool TryHereDocument(out string lines)
    {
        lines = "";
        if (!Starts("<<"))
            return false;
        var start = Position + (Starts("<<-") ? 3 : 2);
        var head = EndOfLine(start);
        var mark = text[start..head].Trim();
        if (mark.Length == 0 || !mark.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '-'))
            return false;
        for (var at = head + 1; at < text.Length; at = EndOfLine(at) + 1)
        {
            var end = EndOfLine(at);
            if (!text.AsSpan(at, end - at).Trim().SequenceEqual(mark))
                continue;
            lines = text[(head + 1)..at];
            SkipTo(end);
            return true;
        }

        throw new HclException("a here-document is not closed");
    }

    /// <summary>Skips an expression: to the end of its line, or to the comma or bracket that ends it, brackets and texts taken as a whole.</summary>
    public void SkipExpression()
    {
        while (!AtEnd && Current is not ('\n' or ',' or ']' or '}' or ')' or '#') && !Starts("//"))
        {
            if (!TrySkipWhole(0))
                Advance(1);
        }
    }

    public void SkipBrackets() => TrySkipWhole(0);

    /// <summary>Whether a text has parts that are only known when it is used.</summary>
    public static bool HasTemplate(string text)
    {
        for (var at = 0; at + 1 < text.Length; at++)
        {
            if (text[at] is '$' or '%' && text[at + 1] == '{' && (at == 0 || text[at - 1] != text[at]))
                return true;
        }

        return false;
    }

    // A comment, text, here-document or pair of brackets.
    private bool TrySkipWhole(int depth)
    {
        if (depth > Deepest)
            throw new HclException($"nested deeper than {Deepest} levels");
        if (Current == '"')
            SkipQuoted(depth);
        else if (Current == '#' || Starts("//") || Starts("/*"))
            SkipBlanks(andLines: false);
        else if (Current is '(' or '[' or '{')
        {
            var close = Current == '(' ? ')' : Current == '[' ? ']' : '}';
            Advance(1);
            while (!TryTake(close))
            {
                if (AtEnd)
                    throw new HclException($"{close} is missing");
                if (!TrySkipWhole(depth + 1))
                    Advance(1);
            }
        }
        else
            return Starts("<<") && TryHereDocument(out _);

        return true;
    }

    private void SkipQuoted(int depth)
    {
        Advance(1);
        while (!TryTake('"'))
        {
            if (AtEnd || Current == '\n')
                throw new HclException("a text is not closed");
            if (!TrySkipTemplate(depth + 1))
                Advance(Current == '\\' ? 2 : 1);
        }
    }

    private bool TrySkipTemplate(int depth)
    {
        if (Current is not ('$' or '%') || Position + 1 >= text.Length)
            return false;
        if (text[Position + 1] == Current && Position + 2 < text.Length && text[Position + 2] == '{')
        {
            Advance(3);
            return true;
        }

        if (text[Position + 1] != '{')
            return false;
        Advance(1);
        return TrySkipWhole(depth + 1);
    }

    private bool Starts(string start) => text.AsSpan(Math.Min(Position, text.Length)).StartsWith(start);

    private int EndOfLine(int from) => from <= text.Length && text.IndexOf('\n', from) is var end and >= 0 ? end : text.Length;

    private void SkipTo(int position) => Advance((position < 0 ? text.Length : position) - Position);

    private void Advance(int length)
    {
        var end = Math.Min(text.Length, Position + length);
        Line += text.AsSpan(Position, end - Position).Count('\n');
        Position = end;
    }

    private int NameLength()
    {
        var end = Position;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '-'))
            end++;
        return end - Position;
    }
}
