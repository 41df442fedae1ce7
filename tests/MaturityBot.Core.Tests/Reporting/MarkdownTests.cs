using System.Globalization;
using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MaturityBot.Core.Reporting;

namespace MaturityBot.Core.Tests.Reporting;

public sealed class MarkdownTests
{
    [Fact]
    public void Hostile_text_has_no_effect() => HostileText.Check(hostile =>
        Assert.Empty(GitHubMarkdown.Effects(Markdown.Text(hostile).ToString())));

    [Fact]
    public void Hostile_text_between_our_words_has_no_effect() => HostileText.Check(hostile =>
        Assert.Empty(GitHubMarkdown.Effects(Markdown.Of($"before {hostile} between ({hostile}), after.").ToString())));

    [Fact]
    public void Hostile_prose_has_no_effect_but_code() => HostileText.Check(hostile =>
        Assert.All(GitHubMarkdown.Effects(Markdown.Prose(hostile).ToString()), effect => Assert.Equal(nameof(CodeInline), effect)));

    [Fact]
    public void Hostile_code_is_one_code_span_or_text() => HostileText.Check(hostile =>
        Assert.All(GitHubMarkdown.Effects(Markdown.Code(hostile).ToString()), effect => Assert.Equal(nameof(CodeInline), effect)));

    [Fact]
    public void Hostile_cells_keep_the_shape_of_a_table() => HostileText.Check(hostile =>
    {
        var row = Markdown.Of($"| {hostile} | {Markdown.Code(hostile)} | {Markdown.Prose(hostile)} |");

        var document = GitHubMarkdown.Parse($"| A | B | C |\n|---|---|---|\n{row}\n| x | y | z |");

        var table = Assert.IsType<Table>(Assert.Single(document));
        Assert.Equal(3, table.Count);
        Assert.All(table.Cast<TableRow>(), cells => Assert.Equal(3, cells.Count));
    });

    [Fact]
    public void A_link_leads_where_we_say_whatever_its_label() => HostileText.Check(hostile =>
    {
        var target = new Uri($"https://github.example/o/r/blob/0/{Uri.EscapeDataString(PlainText.OneLine(hostile, 50))}");

        var document = GitHubMarkdown.Parse(Markdown.Link(Markdown.Of($"{Markdown.Code(hostile)} {hostile}"), target).ToString());

        var link = Assert.Single(document.Descendants<LinkInline>());
        Assert.Equal(target, new Uri(link.Url!));
    });

    [Fact]
    public void Hostile_content_cannot_leave_its_fence() => HostileText.Check(hostile =>
    {
        var document = GitHubMarkdown.Parse($"{Markdown.Fence("yaml", hostile)}\n\nend");

        Assert.Equal(2, document.Count);
        Assert.IsType<FencedCodeBlock>(document[0]);
    });

    [Fact]
    public void Nothing_hidden_is_left_in_a_line() => HostileText.Check(hostile =>
    {
        var line = PlainText.OneLine(hostile, 1000).TrimStart('\u2068').TrimEnd('\u2069');

        Assert.DoesNotContain(line.EnumerateRunes(), rune => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.Surrogate);
        Assert.Equal(line, line.Trim(' '));
    });

    [Fact]
    public void A_cut_keeps_whole_graphemes_and_the_limits() => HostileText.Check(hostile =>
    {
        var cut = PlainText.Cut(PlainText.OneLine(hostile, 1000), 10, 24);

        Assert.True(Encoding.UTF8.GetByteCount(cut) <= 24 && new StringInfo(cut).LengthInTextElements <= 10, cut);
        Assert.Equal(cut, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(cut)));
    });

    [Theory]
    [InlineData("plain words, 3 of 9; 50 %", "plain words, 3 of 9; 50 %")]
    [InlineData("snake_case and kebab-case", "snake_case and kebab-case")]
    [InlineData("needs \"Administration: read\"", "needs \"Administration: read\"")]
    [InlineData("thanks @octocat, fixes #1", "thanks @&#8203;octocat, fixes #&#8203;1")]
    [InlineData("<b>", "&lt;b&gt;")]
    [InlineData("see https://example.org", "see https:&#8203;//example.org")]
    [InlineData("at da39a3ee5e6b", "at da39a3&#8203;ee5e6b")]
    [InlineData("invoice\u202Efdp.exe", "invoice\uFFFDfdp.exe")]
    [InlineData("1. first", "1\\. first")]
    public void Text_reads_as_it_was_written(string text, string expected) => Assert.Equal(expected, Markdown.Text(text).ToString());

    [Fact]
    public void Prose_keeps_code() => Assert.Equal("keep a step with `if: failure()` & go on", Markdown.Prose("keep a step with `if: failure()` & go on").ToString());
}
