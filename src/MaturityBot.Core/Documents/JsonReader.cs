using System.Text.Json;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Documents;

/// <summary>Reads JSON, with comments and trailing commas as configuration files have them, into <see cref="DataNode"/>s.</summary>
public static class JsonReader
{
    private const int Deepest = 64;

    /// <summary>The document of a file, read once.</summary>
    public static DataDocument Read(SourceFile file) => file.Parse(static file => new Parsed(Read(file.Content.Span))).Document;

    /// <summary>The document of UTF-8 text.</summary>
    public static DataDocument Read(ReadOnlySpan<byte> utf8)
    {
        if (utf8.StartsWith("\uFEFF"u8))
            utf8 = utf8[3..];
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = Deepest });
        try
        {
            return reader.Read() ? new DataDocument(new Builder(utf8).Node(ref reader)) : new DataDocument(DataNode.None);
        }
        catch (JsonException error)
        {
            return DataDocument.Broken("not valid JSON", (int)(error.LineNumber ?? 0) + 1);
        }
        catch (InvalidOperationException)
        {
            return DataDocument.Broken("text that is not valid UTF-8", 1);
        }
    }

    private sealed record Parsed(DataDocument Document);

    private ref struct Builder(ReadOnlySpan<byte> utf8)
    {
        private readonly ReadOnlySpan<byte> utf8 = utf8;
        private int counted;
        private int line = 1;

        public DataNode Node(ref Utf8JsonReader reader)
        {
            var start = Line(reader.TokenStartIndex);
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    var members = new List<KeyValuePair<string, DataNode>>();
                    var keyLines = new List<int>();
                    while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                    {
                        var name = reader.GetString()!;
                        keyLines.Add(Line(reader.TokenStartIndex));
                        reader.Read();
                        members.Add(KeyValuePair.Create(name, Node(ref reader)));
                    }

                    return DataNode.Map(members, start, Line(reader.TokenStartIndex), keyLines);
                case JsonTokenType.StartArray:
                    var items = new List<DataNode>();
                    while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                        items.Add(Node(ref reader));
                    return DataNode.List(items, start, Line(reader.TokenStartIndex));
                case JsonTokenType.Null:
                    return DataNode.Null(start);
                case JsonTokenType.String:
                    return DataNode.Scalar(reader.GetString()!, start, start);
                default:
                    return DataNode.Scalar(System.Text.Encoding.UTF8.GetString(reader.ValueSpan), start, start);
            }
        }

        private int Line(long offset)
        {
            line += utf8[counted..(int)offset].Count((byte)'\n');
            counted = (int)offset;
            return line;
        }
    }
}
