using System.Text;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Documents;

/// <summary>A heading. <paramref name="EndLine"/> is the last line of what stands under it, sub-headings included.</summary>
public sealed record MarkdownHeading(int Level, string Text, int Line, int EndLine);

/// <summary>A link, an image, or a link in HTML.</summary>
/// <param name="Text">What people see; the alternative text of an image.</param>
/// <param name="Target">Where it leads, as written.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="IsImage">Whether it shows a picture.</param>
public sealed record MarkdownLink(string Text, string Target, int Line, bool IsImage);

/// <summary>A block of code.</summary>
/// <param name="Language">The first word behind the fence, in lower case; empty for none.</param>
/// <param name="Text">The code.</param>
/// <param name="Line">First line, the fence included.</param>
/// <param name="EndLine">Last line.</param>
public sealed record MarkdownCode(string Language, string Text, int Line, int EndLine);

/// <summary>A table: the cells of its head, and its rows.</summary>
public sealed record MarkdownTable(IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows, int Line, int EndLine);

/// <summary>
/// A Markdown text: its headings, links, code blocks and tables with their lines. AsciiDoc is read for its headings.
/// Never fails: a text that nests too deeply is empty, and of a text over 256 Ki characters the rest is left out.
/// </summary>
public sealed class MarkdownDocument
{
    private const int LongestText = 256 << 10;
    private const int LongestBlock = 64 << 10;
    private const int MostMarks = 2_000;
    private const int MostReferences = 1_000;

    private static readonly MarkdownPipeline Pipeline = BuildPipeline();

    private readonly SourceFile file;
    private readonly List<MarkdownHeading> headings = [];
    private readonly List<MarkdownLink> links = [];
    private readonly List<MarkdownCode> code = [];
    private readonly List<MarkdownTable> tables = [];

    private MarkdownDocument(SourceFile file)
    {
        this.file = file;
        var isAsciiDoc = file.Path.EndsWith(".adoc", StringComparison.OrdinalIgnoreCase) || file.Path.EndsWith(".asciidoc", StringComparison.OrdinalIgnoreCase);
        try
        {
            var text = isAsciiDoc ? HeadingsOfAsciiDoc(file.Lines) : WithoutExcessReferences(file);
            Collect(Markdown.Parse(text.Length > LongestText ? text[..LongestText] : text, Pipeline));
        }
        catch (ArgumentException)
        {
            // Markdig's answer to hostile nesting: what was collected before stays.
        }

        Close();
    }

    /// <summary>The file itself.</summary>
    public SourceFile File => file;

    /// <summary>Headings, in order.</summary>
    public IReadOnlyList<MarkdownHeading> Headings => headings;

    /// <summary>Links and images, in order.</summary>
    public IReadOnlyList<MarkdownLink> Links => links;

    /// <summary>Code blocks, in order.</summary>
    public IReadOnlyList<MarkdownCode> Code => code;

    /// <summary>Tables, in order.</summary>
    public IReadOnlyList<MarkdownTable> Tables => tables;

    /// <summary>The document of a file, parsed once.</summary>
    public static MarkdownDocument Read(SourceFile file) => file.Parse(static file => new MarkdownDocument(file));

    /// <summary>The first heading that has one of these words or phrases, without regard to case; null when none has.</summary>
    public MarkdownHeading? Heading(params IReadOnlyList<string> phrases) =>
        headings.FirstOrDefault(heading => phrases.Any(phrase => ContainsWords(heading.Text, phrase)));

    /// <summary>The lines under a heading, sub-headings included.</summary>
    public string TextUnder(MarkdownHeading heading) => string.Join('\n', file.Lines.Skip(heading.Line).Take(heading.EndLine - heading.Line));

    /// <summary>Whether a text has a phrase as whole words, without regard to case.</summary>
    public static bool ContainsWords(string text, string phrase)
    {
        for (var at = text.IndexOf(phrase, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(phrase, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + phrase.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
                return true;
        }

        return false;
    }

    private static MarkdownPipeline BuildPipeline()
    {
        var builder = new MarkdownPipelineBuilder().UsePreciseSourceLocation().UsePipeTables().UseAutoLinks();
        foreach (var parser in builder.BlockParsers.OfType<BlockParser>())
            parser.Closed += LeaveHostileBlockAlone;
        return builder.Build();
    }

    // Finding links and emphasis takes time in the square of the marks of one block; no text for people has thousands of them.
    private static void LeaveHostileBlockAlone(BlockProcessor processor, Block block)
    {
        if (block is not LeafBlock { ProcessInlines: true } leaf)
            return;
        var marks = 0;
        var letters = 0;
        for (var index = 0; index < leaf.Lines.Count; index++)
        {
            var line = leaf.Lines.Lines[index].Slice.AsSpan();
            letters += line.Length;
            foreach (var letter in line)
                marks += letter is '[' or '*' or '_' or '<' or '`' ? 1 : 0;
        }

        leaf.ProcessInlines = marks <= MostMarks && letters <= LongestBlock;
    }

    private void Collect(Markdig.Syntax.MarkdownDocument document)
    {
        foreach (var item in document.Descendants())
        {
            switch (item)
            {
                case HeadingBlock heading:
                    headings.Add(new MarkdownHeading(heading.Level, TextOf(heading.Inline), heading.Line + 1, 0));
                    break;
                case CodeBlock block:
                    var language = ((block as FencedCodeBlock)?.Info ?? "").ToLowerInvariant();
                    code.Add(new MarkdownCode(language, block.Lines.ToString(), block.Line + 1, block.Line + block.Lines.Count + (block is FencedCodeBlock ? 2 : 0)));
                    break;
                case Table table:
                    var rows = table.OfType<TableRow>().Select(row => (row.IsHeader, Cells: (IReadOnlyList<string>)[.. row.OfType<TableCell>().Select(CellText)])).ToArray();
                    tables.Add(new MarkdownTable(
                        rows.FirstOrDefault(row => row.IsHeader).Cells ?? [], [.. rows.Where(row => !row.IsHeader).Select(row => row.Cells)], table.Line + 1, table.Line + rows.Length + 1));
                    break;
                case LinkInline link:
                    links.Add(new MarkdownLink(TextOf(link), link.Url ?? "", link.Line + 1, link.IsImage));
                    break;
                case AutolinkInline link:
                    links.Add(new MarkdownLink(link.Url, link.IsEmail ? $"mailto:{link.Url}" : link.Url, link.Line + 1, IsImage: false));
                    break;
                case HtmlBlock html:
                    Html(html.Lines.ToString(), html.Line + 1);
                    break;
                case HtmlInline html:
                    Html(html.Tag, html.Line + 1);
                    break;
            }
        }
    }

    private void Html(string text, int line)
    {
        foreach (var (attribute, isImage) in (ReadOnlySpan<(string, bool)>)[("href=", false), ("src=", true)])
        {
            for (var at = text.IndexOf(attribute, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(attribute, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                var start = at + attribute.Length + 1;
                if (start >= text.Length || text[start - 1] is not ('"' or '\''))
                    continue;
                var end = text.IndexOf(text[start - 1], start);
                if (end > start)
                    links.Add(new MarkdownLink("", text[start..end], line + text.AsSpan(0, at).Count('\n'), isImage));
            }
        }
    }

    // A heading reaches to the next one that is not below it.
    private void Close()
    {
        var open = new Stack<int>();
        for (var index = 0; index < headings.Count; index++)
        {
            while (open.TryPeek(out var above) && headings[above].Level >= headings[index].Level)
                headings[open.Pop()] = headings[above] with { EndLine = headings[index].Line - 1 };
            open.Push(index);
        }

        foreach (var last in open)
            headings[last] = headings[last] with { EndLine = Math.Max(headings[last].Line, file.Lines.Count) };
    }

    // Reference definitions that follow each other take time in the square of their number; those beyond a thousand become blank lines.
    private static string WithoutExcessReferences(SourceFile file)
    {
        if (file.Content.Span.Count("]:"u8) <= MostReferences)
            return file.Text;
        var left = MostReferences;
        return string.Join('\n', file.Lines.Select(line => line.Contains("]:", StringComparison.Ordinal) && --left < 0 ? "" : line));
    }

    private static string CellText(TableCell cell) => string.Join(' ', cell.Descendants<ParagraphBlock>().Select(paragraph => TextOf(paragraph.Inline)));

    private static string TextOf(ContainerInline? container)
    {
        var text = new StringBuilder();
        foreach (var inline in container?.Descendants() ?? [])
        {
            if (inline is LiteralInline literal)
                text.Append(literal.Content.AsSpan());
            else if (inline is CodeInline span)
                text.Append(span.Content);
            else if (inline is LineBreakInline)
                text.Append(' ');
        }

        return text.ToString().Trim();
    }

    private static string HeadingsOfAsciiDoc(IEnumerable<string> lines) =>
        string.Join('\n', lines.Select(line => line.TrimStart('=') is [' ', ..] rest && line[0] == '=' ? new string('#', Math.Min(6, line.Length - rest.Length)) + rest : line));
}
