using System.Diagnostics;
using System.Text;
using MaturityBot.Core.Documents;

namespace MaturityBot.Core.Tests.Documents;

public sealed class YamlReaderTests
{
    [Fact]
    public void Every_value_knows_its_lines()
    {
        var root = Read("""
            # a comment
            name: build
            on:
              push:
              pull_request:
                branches: [main,
                           next]

            jobs:
              test:
                steps:
                  - run: |
                      one
                      two
                  - uses: a/b@v1   # pinned
            env:
            """);

        Assert.Equal((2, 2), Lines(root["name"]));
        Assert.Equal((6, 7), Lines(root["on"]["pull_request"]["branches"]));
        Assert.Equal(4, root["on"]["push"].Line);
        Assert.Equal((12, 14), Lines(root["jobs"]["test"]["steps"].Items.First()));
        Assert.Equal((15, 15), Lines(root["jobs"]["test"]["steps"].Items.Last()["uses"]));
        Assert.Equal((11, 15), (root["jobs"]["test"].Line, root["jobs"].EndLine));
        Assert.Equal((false, true), (root["env"].Exists, root.Has("env")));
    }

    [Fact]
    public void Scalars_are_read_as_written()
    {
        var root = Read("a: yes\nb: 0x1F\nc: '012'\nd: \"q\\tq\"\ne: ~\nf: null\ng: 'null'\nh: ''\n1: one\n");

        Assert.Equal(["yes", "0x1F", "012", "q\tq", "", "", "null", ""], root.Members.Take(8).Select(member => member.Value.Text));
        Assert.Equal([true, true, true, true, false, false, true, true], root.Members.Take(8).Select(member => member.Value.Exists));
        Assert.True(root["a"].AsBoolean());
        Assert.Equal("one", root["1"].Text);
    }

    [Fact]
    public void Aliases_and_merges_are_resolved()
    {
        var root = Read("""
            base: &base { a: 1, b: 1 }
            more: &more { b: 2, c: 2 }
            one: *base
            two: { <<: *base, b: 9 }
            three: { <<: [*base, *more] }
            four: *nothing
            """);

        Assert.Equal("1", root["one"]["a"].Text);
        Assert.Equal(("1", "9"), (root["two"]["a"].Text, root["two"]["b"].Text));
        Assert.Equal(("1", "1", "2"), (root["three"]["a"].Text, root["three"]["b"].Text, root["three"]["c"].Text));
        Assert.False(root["four"].Exists);
    }

    [Fact]
    public void Every_document_is_read_until_one_is_broken()
    {
        var documents = YamlReader.ReadAll("a: 1\n---\nb: 2\n---\nc: [\n");

        Assert.Equal(["1", "2"], documents.Take(2).Select(document => document.Root.Members[0].Value.Text));
        Assert.NotNull(documents[2].Error);
        Assert.InRange(documents[2].ErrorLine, 5, 7);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment\n")]
    [InlineData("---\n...\n")]
    public void An_empty_file_has_nothing_and_no_error(string text) =>
        Assert.All(YamlReader.ReadAll(text), document => Assert.Equal((false, null), (document.Root.Exists, document.Error)));

    [Theory]
    [InlineData("a: b: c\n")]
    [InlineData("a:\n\t- b\n")]
    [InlineData("\"never ends\n")]
    [InlineData("- a\nb: c\n")]
    [InlineData("%YAML 9.9\n---\na\n")]
    [InlineData("a: !<tag\n")]
    [InlineData("? ? ?\n: : :\n")]
    [InlineData("\0\u0001\u0002")]
    [InlineData("*a : b")]
    [InlineData("{ a: &x *x }")]
    public void Broken_text_is_an_error_with_a_line_or_data_and_never_an_exception(string text) =>
        Assert.All(YamlReader.ReadAll(text), document => Assert.True(document.Error is null || document.ErrorLine >= 1));

    [Fact]
    public void A_bomb_of_aliases_costs_no_more_than_its_text()
    {
        var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (var level = 1; level < 100; level++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"a{level}: &a{level} [{string.Join(", ", Enumerable.Repeat($"*a{level - 1}", 9))}]\n");

        var root = Read(text.ToString());

        Assert.Equal(100, root.Members.Count);
        Assert.InRange(root.DescendantsAndSelf().Count(), 100, 2000);
    }

    [Fact]
    public void A_bomb_of_merges_is_refused_before_it_grows()
    {
        var text = new StringBuilder("a0: &a0 { k: v }\n");
        for (var level = 1; level < 20; level++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"a{level}: &a{level} {{ <<: [*a{level - 1}, *a{level - 1}] }}\n");
        text.Append("last: { <<: [").AppendJoin(", ", Enumerable.Repeat("*a16", 5000)).Append("] }\n");
        var before = GC.GetTotalAllocatedBytes();

        var document = Assert.Single(YamlReader.ReadAll(text.ToString()));

        Assert.Contains("more than 200,000 values", document.Error);
        Assert.True(GC.GetTotalAllocatedBytes() - before < 200 << 20);
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{a: ", "}")]
    [InlineData("- ", "")]
    public void Depth_is_bounded(string open, string close)
    {
        Assert.Null(YamlReader.ReadAll(Nested(60)).Single().Error);
        Assert.Contains("nested deeper than 64", YamlReader.ReadAll(Nested(70)).Single().Error);
        Assert.NotNull(YamlReader.ReadAll(Nested(100_000))[^1].Error);

        string Nested(int depth) => string.Concat(Enumerable.Repeat(open, depth)) + "x" + string.Concat(Enumerable.Repeat(close, depth));
    }

    [Fact]
    public void The_number_of_values_is_bounded()
    {
        var started = Stopwatch.GetTimestamp();

        Assert.Contains("more than 200,000 values", YamlReader.ReadAll(string.Concat(Enumerable.Repeat("- a\n", 260_000)))[^1].Error);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(30));
    }

    private static DataNode Read(string text)
    {
        var document = Assert.Single(YamlReader.ReadAll(text));
        Assert.Null(document.Error);
        return document.Root;
    }

    private static (int, int) Lines(DataNode node) => (node.Line, node.EndLine);
}
