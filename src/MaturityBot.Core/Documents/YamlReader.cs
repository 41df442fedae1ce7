using MaturityBot.Core.Snapshots;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MaturityBot.Core.Documents;

/// <summary>
/// Reads YAML into <see cref="DataNode"/>s. Works on the event stream, so that an alias is a reference and never a copy: a document of nested aliases
/// costs no more than its text. Depth, size and the number of nodes are bounded.
/// </summary>
public static class YamlReader
{
    private const int Deepest = 64;
    private const int MostNodes = 200_000;

    /// <summary>The first document of a file, read once.</summary>
    public static DataDocument Read(SourceFile file) => file.Parse(static file => new Parsed(ReadAll(file.Text))).Documents is [var first, ..] ? first : new(DataNode.None);

    /// <summary>Every document of a file (Kubernetes manifests have several), read once; one that is broken ends the list.</summary>
    public static IReadOnlyList<DataDocument> ReadAll(SourceFile file) => file.Parse(static file => new Parsed(ReadAll(file.Text))).Documents;

    /// <summary>Every document of a text.</summary>
    public static IReadOnlyList<DataDocument> ReadAll(string text)
    {
        var documents = new List<DataDocument>();
        var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        try
        {
            parser.Consume<StreamStart>();
            while (parser.Accept<DocumentStart>(out _))
            {
                parser.Consume<DocumentStart>();
                documents.Add(new DataDocument(new Builder(parser).Node(0)));
                parser.Consume<DocumentEnd>();
            }
        }
        catch (YamlException error)
        {
            documents.Add(DataDocument.Broken(FirstLine(error.InnerException is YamlException inner ? inner.Message : error.Message), (int)error.Start.Line));
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            // What the parser throws where it should have told a syntax error.
            documents.Add(DataDocument.Broken("not valid YAML", (int)(parser.Current?.Start.Line ?? 1)));
        }

        return documents;
    }

    private static string FirstLine(string text) => text.Split('\n')[0].Trim();

    private sealed record Parsed(IReadOnlyList<DataDocument> Documents);

    private sealed class Builder(Parser parser)
    {
        private readonly Dictionary<string, DataNode> anchors = new(StringComparer.Ordinal);
        private int nodes;

        public DataNode Node(int depth)
        {
            var at = parser.Current!.Start;
            if (depth > Deepest)
                throw new YamlException(at, at, $"nested deeper than {Deepest} levels");
            Count(1, at);
            if (parser.TryConsume<AnchorAlias>(out var alias))
                return anchors.GetValueOrDefault(alias.Value.Value, DataNode.None);

            var anchor = (parser.Current as NodeEvent)?.Anchor ?? AnchorName.Empty;
            var node = parser.TryConsume<Scalar>(out var scalar) ? Scalar(scalar)
                : parser.TryConsume<SequenceStart>(out var sequence) ? List(sequence, depth)
                : Map(parser.Consume<MappingStart>(), depth);
            if (!anchor.IsEmpty)
                anchors[anchor.Value] = node;
            return node;
        }

        private void Count(int more, Mark at)
        {
            nodes += more;
            if (nodes > MostNodes)
                throw new YamlException(at, at, $"more than {MostNodes:N0} values");
        }

        private static DataNode Scalar(Scalar scalar)
        {
            var isNull = scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null" && scalar.Style == ScalarStyle.Plain;
            var line = (int)scalar.Start.Line;
            return isNull ? DataNode.Null(line) : DataNode.Scalar(scalar.Value, line, LastLine(scalar.Start, scalar.End), scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded ? line + 1 : line);
        }

        private DataNode List(SequenceStart start, int depth)
        {
            var items = new List<DataNode>();
            while (!parser.Accept<SequenceEnd>(out _))
                items.Add(Node(depth + 1));
            var end = parser.Consume<SequenceEnd>();
            return DataNode.List(items, (int)start.Start.Line, items.Count > 0 && end.Start.Column == 1 ? items[^1].EndLine : LastLine(start.Start, end.Start));
        }

        private DataNode Map(MappingStart start, int depth)
        {
            var members = new List<KeyValuePair<string, DataNode>>();
            var keyLines = new List<int>();
            var last = (int)start.Start.Line;
            while (!parser.Accept<MappingEnd>(out _))
            {
                var keyLine = (int)parser.Current!.Start.Line;
                var key = Node(depth + 1);
                var value = Node(depth + 1);
                if (string.Equals(key.Text, "<<", StringComparison.Ordinal))
                {
                    // Of several merged maps the first counts most, and of repeated names in a node the last does.
                    var merged = value.ItemsOrSelf.Reverse().SelectMany(item => item.Members).Take(MostNodes).ToArray();
                    Count(merged.Length, parser.Current.Start);
                    members.InsertRange(0, merged);
                    keyLines.InsertRange(0, merged.Select(member => member.Value.Line));
                }
                else
                {
                    members.Add(KeyValuePair.Create(key.Text, value.Line == 0 ? DataNode.Null(keyLine) : value));
                    keyLines.Add(keyLine);
                }

                last = Math.Max(last, Math.Max(keyLine, value.EndLine));
            }

            parser.Consume<MappingEnd>();
            return DataNode.Map(members, (int)start.Start.Line, last, keyLines);
        }

        private static int LastLine(Mark start, Mark end) => (int)(end.Column <= 1 && end.Line > start.Line ? end.Line - 1 : end.Line);
    }
}
