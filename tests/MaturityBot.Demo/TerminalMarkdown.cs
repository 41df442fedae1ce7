using System.Text;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace MaturityBot.Demo;

/// <summary>Markdown as a terminal shows it: tables in columns, links by their text, no markup.</summary>
internal static class TerminalMarkdown
{
    private const int WidestColumn = 24;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    /// <summary>The lines, none wider than <paramref name="width"/> but for code.</summary>
    public static IEnumerable<string> Render(string markdown, int width) => Blocks(Markdown.Parse(markdown, Pipeline), width);

    /// <summary>Breaks a text at spaces, and words that are longer than a line.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        var line = new StringBuilder();
        foreach (string word in text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).SelectMany(word => word.Chunk(width)).Select(part => new string(part)))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        yield return line.ToString();
    }

    private static IEnumerable<string> Blocks(ContainerBlock container, int width)
    {
        bool first = true;
        foreach (var block in container.Where(b => b is not (HtmlBlock or LinkReferenceDefinitionGroup)))
        {
            if (!first && container is MarkdownDocument)
                yield return "";
            first = false;
            foreach (string line in Block(block, width))
                yield return line;
        }
    }

    private static IEnumerable<string> Block(Block block, int width) => block switch
    {
        Table table => Rows(table, width),
        CodeBlock code => code.Lines.ToString().Split('\n').Select(line => "    " + line),
        ListBlock list => list.OfType<ListItemBlock>().SelectMany(item => Item(item, list, width)),
        QuoteBlock quote => Blocks(quote, width - 2).Select(line => "> " + line),
        LeafBlock { Inline: { } inline } => Text(inline).Split('\n').SelectMany(line => Wrap(line, width)),
        ContainerBlock other => Blocks(other, width),
        _ => [],
    };

    private static IEnumerable<string> Item(ListItemBlock item, ListBlock list, int width)
    {
        string lead = list.IsOrdered ? $"{item.Order}. " : "- ";
        foreach (string line in Blocks(item, width - lead.Length))
        {
            yield return lead + line;
            lead = new string(' ', lead.Length);
        }
    }

    /// <summary>Columns as wide as they need, within reason; the last takes what is left.</summary>
    private static IEnumerable<string> Rows(Table table, int width)
    {
        string[][] rows = [.. table.OfType<TableRow>().Select(row => row.OfType<TableCell>().Select(cell => string.Join(' ', Blocks(cell, int.MaxValue))).ToArray())];
        int columns = rows.Max(row => row.Length);
        int[] widths = [.. Enumerable.Range(0, columns).Select(c => Math.Min(WidestColumn, rows.Max(row => c < row.Length ? row[c].Length : 0)))];
        widths[^1] = width - widths.SkipLast(1).Sum() - (2 * (columns - 1));
        for (int r = 0; r < rows.Length; r++)
        {
            string[][] cells = [.. rows[r].Select((cell, c) => Wrap(cell, widths[c]).ToArray())];
            for (int line = 0; line < cells.Max(cell => cell.Length); line++)
                yield return string.Join("  ", cells.Select((cell, c) => (line < cell.Length ? cell[line] : "").PadRight(widths[c]))).TrimEnd();
            if (r == 0)
                yield return string.Join("  ", widths.Select(w => new string('─', w)));
        }
    }

    private static string Text(ContainerInline container)
    {
        var text = new StringBuilder();
        foreach (var inline in container)
        {
            text.Append(inline switch
            {
                LiteralInline literal => literal.Content.ToString(),
                CodeInline code => code.Content,
                HtmlEntityInline entity => entity.Transcoded.ToString(),
                // GitHub keeps the line ends of comments and issues.
                LineBreakInline => "\n",
                AutolinkInline link => link.Url,
                ContainerInline nested => Text(nested),
                _ => "",
            });
        }

        return text.ToString();
    }
}
