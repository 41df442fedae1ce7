using System.Diagnostics;
using MaturityBot.Core.Documents;

namespace MaturityBot.Core.Tests.Documents;

public sealed class MarkdownDocumentTests
{
    private const string Readme = """
        # The *best* `tool`

        See [the guide](docs/guide.md), <https://example.org> or mail <me@example.org>.
        ![build](https://example.org/badge.svg)

        ## Install

        ```sh
        # not a heading
        npm ci
        ```

        ### On Windows

        Run it.

        ## Recovery targets

        | Service | RTO |
        |---|---|
        | api | 1 h |
        | web | 4 h |

        [ref][1] and <a href="LICENSE">licence</a>

        [1]: https://example.org/ref
        """;

    private static readonly MarkdownDocument Document = Read(Readme);

    [Fact]
    public void Headings_know_what_stands_under_them()
    {
        Assert.Equal(
            [("The best tool", 1, 1, 26), ("Install", 2, 6, 16), ("On Windows", 3, 13, 16), ("Recovery targets", 2, 17, 26)],
            Document.Headings.Select(heading => (heading.Text, heading.Level, heading.Line, heading.EndLine)));
        Assert.Equal("\nRun it.\n", Document.TextUnder(Document.Headings[2]));
    }

    [Fact]
    public void Links_images_and_html_links_are_found_with_their_lines() => Assert.Equal(
        [("docs/guide.md", 3, false), ("https://example.org", 3, false), ("mailto:me@example.org", 3, false), ("https://example.org/badge.svg", 4, true), ("https://example.org/ref", 24, false), ("LICENSE", 24, false)],
        Document.Links.Select(link => (link.Target, link.Line, link.IsImage)));

    [Fact]
    public void Code_and_tables_are_found()
    {
        var code = Assert.Single(Document.Code);
        Assert.Equal(("sh", "# not a heading\nnpm ci", 8, 11), (code.Language, code.Text, code.Line, code.EndLine));
        var table = Assert.Single(Document.Tables);
        Assert.Equal(["Service", "RTO"], table.Header);
        Assert.Equal([["api", "1 h"], ["web", "4 h"]], table.Rows);
    }

    [Fact]
    public void A_heading_is_found_by_whole_words()
    {
        Assert.Equal(17, Document.Heading("rto", "recovery")!.Line);
        Assert.Null(Document.Heading("cover"));
    }

    [Fact]
    public void AsciiDoc_headings_count() =>
        Assert.Equal([("Title", 1), ("Usage", 2)], Read("= Title\n\ntext\n\n== Usage\n", "README.adoc").Headings.Select(heading => (heading.Text, heading.Level)));

    [Theory]
    [InlineData("> ")]
    [InlineData("- ")]
    [InlineData("[")]
    [InlineData("*a ")]
    [InlineData("![](")]
    [InlineData("<a href=\"")]
    [InlineData("`a``")]
    [InlineData("|a\n-|")]
    [InlineData("[a]: b\n")]
    [InlineData("a [b][c] ")]
    [InlineData("a\n\n  - ")]
    [InlineData("http://a")]
    public void Hostile_text_of_the_largest_size_is_read_soon(string piece)
    {
        var clock = Stopwatch.StartNew();

        Read(string.Concat(Enumerable.Repeat(piece, (1 << 20) / piece.Length)));

        Assert.True(clock.Elapsed < TimeSpan.FromMinutes(1), $"took {clock.Elapsed}");
    }

    private static MarkdownDocument Read(string text, string path = "README.md") => MarkdownDocument.Read(Samples.File(path, text));
}
