using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Documents;

/// <summary>Reads TOML 1.0 into <see cref="DataNode"/>s. Numbers and dates are kept as they are written.</summary>
public static class TomlReader
{
    /// <summary>The document of a file, read once.</summary>
    public static DataDocument Read(SourceFile file) => file.Parse(static file => new Parsed(Read(file.Text))).Document;

    /// <summary>The document of a text.</summary>
    public static DataDocument Read(string text)
    {
        var values = new TomlValues(text);
        try
        {
            return new DataDocument(new Tables(values).Read());
        }
        catch (TomlException error)
        {
            return DataDocument.Broken(error.Message, values.Line);
        }
    }

    private sealed record Parsed(DataDocument Document);

    private sealed class Tables(TomlValues values)
    {
        private readonly TomlTable root = new(1);

        public DataNode Read()
        {
            var current = root;
            while (values.SkipToContent())
            {
                if (values.TryTake('['))
                    current = Header();
                else
                    KeyAndValue(current);
                values.EndOfLine();
            }

            return root.ToNode();
        }

        private TomlTable Header()
        {
            var isArray = values.TryTake('[');
            var line = values.Line;
            var path = values.Key();
            values.Take(']');
            if (isArray)
                values.Take(']');

            var table = root;
            foreach (var part in path[..^1])
                table = table.Reach(part, line);
            return isArray ? table.AddToArray(path[^1], line) : table.Define(path[^1], line);
        }

        private void KeyAndValue(TomlTable table)
        {
            var line = values.Line;
            var path = values.Key();
            values.Take('=');
            foreach (var part in path[..^1])
                table = table.ReachDotted(part, line);
            table.Set(path[^1], line, values.Value(0));
        }
    }
}

/// <summary>A TOML text that breaks a rule; the reader knows the line.</summary>
internal sealed class TomlException(string message) : Exception(message);
