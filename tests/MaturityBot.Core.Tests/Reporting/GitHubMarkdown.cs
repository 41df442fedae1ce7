using System.Text;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace MaturityBot.Core.Tests.Reporting;

/// <summary>Reads Markdown as GitHub does: parses it, then looks for mentions, references and addresses in the text that is left.</summary>
internal static partial class GitHubMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseAutoLinks()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .UseTaskLists()
        .UseFootnotes()
        .UseMathematics()
        .UseAlertBlocks()
        .UseEmojiAndSmiley(enableSmileys: false)
        .Build();

    public static MarkdownDocument Parse(string text) => Markdown.Parse(text, Pipeline);

    /// <summary>Everything that would do something: links, images, HTML, emphasis, code, headings, mentions, references.</summary>
    public static IReadOnlyList<string> Effects(string text)
    {
        var document = Parse(text);
        var nodes = document.Descendants()
            .Where(node => node is not (LiteralInline or HtmlEntityInline or ContainerInline or ParagraphBlock or Table or TableRow or TableCell or LineBreakInline) || node is LinkInline or EmphasisInline)
            .Select(node => node is LiteralInline ? "" : node.GetType().Name);
        var texts = document.Descendants<LeafBlock>().Where(block => block.Inline is not null).SelectMany(block => Found(Shown(block.Inline!)));
        return [.. nodes.Concat(texts).Where(effect => effect.Length > 0)];
    }

    /// <summary>Asserts that a whole report links only to the sample's own pages and does nothing else.</summary>
    public static void AssertInert(string text)
    {
        var document = Parse(text);
        Assert.All(document.Descendants<LinkInline>(), link => Assert.Matches("^https://(github|maturity)[.]example/", link.Url));
        Assert.DoesNotContain(document.Descendants<LinkInline>(), link => link.IsImage);
        Assert.Empty(document.Descendants<AutolinkInline>());
        Assert.All(document.Descendants<HtmlInline>(), html => Assert.Contains(html.Tag, new[] { "<sub>", "</sub>" }));
        Assert.All(document.Descendants<HtmlBlock>(), html => Assert.Matches("^(<details><summary>[^<>]*</summary>|</details>)$", html.Lines.ToString()));
        Assert.All(document.Descendants<LeafBlock>().Where(block => block.Inline is not null), block => Assert.Empty(Found(Shown(block.Inline!))));
    }

    /// <summary>The text that a reader sees, code left out.</summary>
    public static string Shown(ContainerInline inlines)
    {
        var shown = new StringBuilder();
        foreach (var inline in inlines.Descendants())
        {
            shown.Append(inline switch
            {
                LiteralInline literal => literal.Content.ToString(),
                HtmlEntityInline entity => entity.Transcoded.ToString(),
                CodeInline => " ",
                LineBreakInline => "\n",
                _ => "",
            });
        }

        return shown.ToString();
    }

    private static IEnumerable<string> Found(string shown) => Active().Matches(shown).Select(match => match.Value);

    [GeneratedRegex(
        """
        (?<![A-Za-z0-9_])@[A-Za-z0-9]      # a mention
        | [A-Za-z0-9]@[A-Za-z0-9]          # an address, or owner@commit
        | \#[0-9]                          # an issue
        | \b[gG][hH]-[0-9]                 # an issue
        | [0-9a-fA-F]{7,}                  # a commit
        | ://                              # an address
        | [wW]{3}\.                        # an address
        | :[A-Za-z0-9_+-]+:                # an emoji
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Active();
}
