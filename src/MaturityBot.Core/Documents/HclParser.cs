namespace MaturityBot.Core.Documents;

/// <summary>Reads the structure of HCL 2: arguments and blocks. Expressions are delimited exactly, and understood where they are literals.</summary>
internal sealed class HclParser(string text)
{
    private const int Deepest = 64;

    private readonly HclLexer lexer = new(text);

    public HclFile File()
    {
        var arguments = new List<HclArgument>();
        var blocks = new List<HclBlock>();
        string? error = null;
        try
        {
            Body(arguments, blocks, isFile: true, depth: 0);
        }
        catch (HclException broken)
        {
            error = broken.Message;
        }

        var root = new HclBlock("", [], arguments, blocks, 1, lexer.Line);
        return error is null ? new HclFile(root) : new HclFile(root, error, lexer.Line);
    }

    private void Body(List<HclArgument> arguments, List<HclBlock> blocks, bool isFile, int depth)
    {
        if (depth > Deepest)
            throw new HclException($"nested deeper than {Deepest} levels");
        while (true)
        {
            lexer.SkipBlanks(andLines: true);
            if (lexer.AtEnd)
            {
                if (!isFile)
                    throw new HclException("a block is not closed");
                return;
            }

            if (!isFile && lexer.TryTake('}'))
                return;
            var line = lexer.Line;
            var name = lexer.Identifier();
            lexer.SkipBlanks(andLines: false);
            if (lexer.TryTake('='))
                arguments.Add(Argument(name, line));
            else
                blocks.Add(Block(name, line, depth));
        }
    }

    private HclArgument Argument(string name, int line)
    {
        lexer.SkipBlanks(andLines: false);
        var (value, isLiteral) = Expression(0);
        return new HclArgument(name, value, isLiteral, line, lexer.Line);
    }

    private HclBlock Block(string type, int line, int depth)
    {
        var labels = new List<string>();
        while (!lexer.TryTake('{'))
        {
            labels.Add(lexer.Current == '"' ? lexer.Quoted() : lexer.Identifier());
            lexer.SkipBlanks(andLines: false);
        }

        var arguments = new List<HclArgument>();
        var blocks = new List<HclBlock>();
        Body(arguments, blocks, isFile: false, depth + 1);
        return new HclBlock(type, labels, arguments, blocks, line, lexer.Line);
    }

    // A literal is read as such; when something follows that makes it part of a larger expression, the whole is kept as text.
    private (DataNode Value, bool IsLiteral) Expression(int depth)
    {
        if (depth > Deepest)
            throw new HclException($"nested deeper than {Deepest} levels");
        var (start, line) = (lexer.Position, lexer.Line);
        var literal = TryLiteral(depth);
        if (literal.Value is not null && lexer.AtEndOfExpression)
            return (literal.Value, literal.IsLiteral);

        lexer.Reset(start, line);
        lexer.SkipExpression();
        var expression = text[start..lexer.Position].Trim();
        if (expression.Length == 0)
            throw new HclException("a value is missing");
        return (DataNode.Scalar(expression, line, lexer.Line), IsPlain(expression));
    }

    private (DataNode? Value, bool IsLiteral) TryLiteral(int depth)
    {
        var line = lexer.Line;
        try
        {
            return lexer.Current switch
            {
                '"' when lexer.Quoted() is var quoted => (DataNode.Scalar(quoted, line, lexer.Line), !HclLexer.HasTemplate(quoted)),
                '<' when lexer.TryHereDocument(out var lines) => (DataNode.Scalar(lines, line, lexer.Line, line + 1), !HclLexer.HasTemplate(lines)),
                '[' => List(depth),
                '{' => Object(depth),
                _ => default,
            };
        }
        catch (HclException)
        {
            // Not a literal after all; as an expression it may still be well formed.
            return default;
        }
    }

    private (DataNode? Value, bool IsLiteral) List(int depth)
    {
        var line = lexer.Line;
        lexer.TryTake('[');
        var items = new List<DataNode>();
        var isLiteral = true;
        while (true)
        {
            lexer.SkipBlanks(andLines: true);
            if (lexer.TryTake(']'))
                return (DataNode.List(items, line, lexer.Line), isLiteral);
            if (lexer.Word is "for")
                return default;
            var item = Expression(depth + 1);
            items.Add(item.Value);
            isLiteral &= item.IsLiteral;
            lexer.SkipBlanks(andLines: true);
            if (!lexer.TryTake(',') && lexer.Current != ']')
                throw new HclException(", or ] is missing");
        }
    }

    private (DataNode? Value, bool IsLiteral) Object(int depth)
    {
        var line = lexer.Line;
        lexer.TryTake('{');
        var members = new List<KeyValuePair<string, DataNode>>();
        var lines = new List<int>();
        var isLiteral = true;
        while (true)
        {
            lexer.SkipBlanks(andLines: true);
            if (lexer.TryTake('}'))
                return (DataNode.Map(members, line, lexer.Line, lines), isLiteral);
            if (lexer.Word is "for")
                return default;
            lines.Add(lexer.Line);
            var key = Key();
            lexer.SkipBlanks(andLines: true);
            if (!lexer.TryTake('=') && !lexer.TryTake(':'))
                throw new HclException("= is missing");
            lexer.SkipBlanks(andLines: true);
            var value = Expression(depth + 1);
            members.Add(KeyValuePair.Create(key, value.Value));
            isLiteral &= value.IsLiteral;
            lexer.SkipBlanks(andLines: false);
            lexer.TryTake(',');
        }
    }

    private string Key()
    {
        if (lexer.Current == '"')
            return lexer.Quoted();
        var start = lexer.Position;
        if (lexer.Current == '(')
            lexer.SkipBrackets();
        else
            lexer.SkipName();
        return lexer.Position > start ? text[start..lexer.Position] : throw new HclException("a key is missing");
    }

    private static bool IsPlain(string expression) =>
        expression is "true" or "false" or "null" || double.TryParse(expression, System.Globalization.CultureInfo.InvariantCulture, out _);
}

/// <summary>An HCL text that breaks a rule; the reader knows the line.</summary>
internal sealed class HclException(string message) : Exception(message);
