using MaturityBot.Core.Documents;

namespace MaturityBot.Core.Tests.Documents;

/// <summary>The examples of the TOML 1.0 specification, section by section.</summary>
public sealed class TomlReaderTests
{
    [Theory]
    [InlineData("# a comment\nkey = \"value\" # another\n", "{key: value}")]
    [InlineData("key = \"# no comment\"", "{key: # no comment}")]
    [InlineData("bare-key = 1\nbare_key = 2\n1234 = 3", "{bare-key: 1, bare_key: 2, 1234: 3}")]
    [InlineData("\"127.0.0.1\" = 1\n'quoted \"value\"' = 2\n\"\" = 3", "{127.0.0.1: 1, quoted \"value\": 2, : 3}")]
    [InlineData("physical.color = 1\nphysical . shape = 2\nsite.\"google.com\" = true", "{physical: {color: 1, shape: 2}, site: {google.com: true}}")]
    [InlineData("apple.type = 1\norange.type = 2\napple.skin = 3", "{apple: {type: 1, skin: 3}, orange: {type: 2}}")]
    [InlineData("3.14159 = \"pi\"", "{3: {14159: pi}}")]
    [InlineData("s = \"a\\tb\\\"c\\\\ \\u00E9\\U0001F600\"", "{s: a\tb\"c\\ é😀}")]
    [InlineData("s = \"\"\"\nRoses\nViolets\"\"\"", "{s: Roses\nViolets}")]
    [InlineData("s = \"\"\"\\\n   The quick \\\n\n   brown.\\\n   \"\"\"", "{s: The quick brown.}")]
    [InlineData("s = \"\"\"Two \"\"quotes\"\", and five: \"\"\\\"\"\"\"\"\"", "{s: Two \"\"quotes\"\", and five: \"\"\"\"\"}")]
    [InlineData("s = 'C:\\Users'", "{s: C:\\Users}")]
    [InlineData("s = '''\nFirst\\n\n  'quoted' '''", "{s: First\\n\n  'quoted' }")]
    [InlineData("a = +99\nb = 0\nc = 1_000\nd = 0xDEAD_beef\ne = 0o755\nf = 0b1101", "{a: +99, b: 0, c: 1_000, d: 0xDEAD_beef, e: 0o755, f: 0b1101}")]
    [InlineData("a = 3.1415\nb = -0.01\nc = 5e+22\nd = 6.626e-34\ne = -inf\nf = nan", "{a: 3.1415, b: -0.01, c: 5e+22, d: 6.626e-34, e: -inf, f: nan}")]
    [InlineData("a = 1979-05-27T07:32:00Z\nb = 1979-05-27 00:32:00.999999-07:00\nc = 1979-05-27\nd = 07:32:00", "{a: 1979-05-27T07:32:00Z, b: 1979-05-27 00:32:00.999999-07:00, c: 1979-05-27, d: 07:32:00}")]
    [InlineData("a = [ [ 1, 2 ], [\"a\", 'b'] ]\nb = [\n  1, # one\n  2,\n]\nc = []", "{a: [[1, 2], [a, b]], b: [1, 2], c: []}")]
    [InlineData("[a]\nx = 1\n\n[a.b.c]\n[ d . 'e' ]\ny = 2", "{a: {x: 1, b: {c: {}}}, d: {e: {y: 2}}}")]
    [InlineData("[x.y.z.w]\n[x]\na = 1", "{x: {y: {z: {w: {}}}, a: 1}}")]
    [InlineData("[fruit]\napple.color = 1\n[fruit.apple.texture]\nsmooth = true", "{fruit: {apple: {color: 1, texture: {smooth: true}}}}")]
    [InlineData("name = { first = \"Tom\", last.x = 1 }\nempty = {}", "{name: {first: Tom, last: {x: 1}}, empty: {}}")]
    [InlineData("[[products]]\nname = 1\n\n[[products]]\n\n[[products]]\nname = 2\n[products.size]\nx = 3", "{products: [{name: 1}, {}, {name: 2, size: {x: 3}}]}")]
    [InlineData("[[fruits]]\n[[fruits.varieties]]\nname = 1\n[[fruits.varieties]]\nname = 2\n[[fruits]]\n[[fruits.varieties]]\nname = 3", "{fruits: [{varieties: [{name: 1}, {name: 2}]}, {varieties: [{name: 3}]}]}")]
    [InlineData("points = [ { x = 1, y = 2 },\r\n  { x = 7 } ]\r\n", "{points: [{x: 1, y: 2}, {x: 7}]}")]
    [InlineData("", "{}")]
    public void A_valid_text_is_read(string text, string expected)
    {
        var document = TomlReader.Read(text);

        Assert.Null(document.Error);
        Assert.Equal(expected, Rendered.Of(document.Root));
    }

    [Theory]
    [InlineData("key =", 1)]
    [InlineData("\nfirst = 1 last = 2", 2)]
    [InlineData("= 1", 1)]
    [InlineData("name = 1\nname = 2", 2)]
    [InlineData("fruit.apple = 1\nfruit.apple.smooth = true", 2)]
    [InlineData("[fruit]\napple = 1\n[fruit]\norange = 2", 3)]
    [InlineData("[fruit]\napple = 1\n[fruit.apple]", 3)]
    [InlineData("[fruit]\napple.color = 1\n[fruit.apple]", 3)]
    [InlineData("type = { name = 1 }\ntype.edible = 2", 2)]
    [InlineData("[product]\ntype = { name = 1 }\n[product.type]", 3)]
    [InlineData("fruits = []\n[[fruits]]", 2)]
    [InlineData("[[fruits]]\n[fruits]", 2)]
    [InlineData("a = \"b", 1)]
    [InlineData("a = \"\\q\"", 1)]
    [InlineData("a = \"\\uD800\"", 1)]
    [InlineData("a = \"\"\"b\nc", 2)]
    [InlineData("a = [1, 2", 1)]
    [InlineData("a = [1 2]", 1)]
    [InlineData("a = { b = 1, }", 1)]
    [InlineData("a = { b = 1\n}", 1)]
    [InlineData("a = 012", 1)]
    [InlineData("a = 1__0", 1)]
    [InlineData("a = .7", 1)]
    [InlineData("a = 7.", 1)]
    [InlineData("a = 3.e+20", 1)]
    [InlineData("a = 0x", 1)]
    [InlineData("a = 1979-13-27", 1)]
    [InlineData("a = yes", 1)]
    [InlineData("a = \"\u0001\"", 1)]
    [InlineData("[a", 1)]
    [InlineData("[]", 1)]
    [InlineData("[a] b", 1)]
    public void A_broken_text_is_told_with_its_line(string text, int line)
    {
        var document = TomlReader.Read(text);

        Assert.NotNull(document.Error);
        Assert.Equal(line, document.ErrorLine);
        Assert.False(document.Root.Exists);
    }

    [Fact]
    public void Values_and_keys_know_their_lines()
    {
        var root = TomlReader.Read("[tool.poetry]\nname = 'x'\n\n[tool.poetry.dependencies]\npython = '^3'\nlist = [\n  1,\n  2 ]\n").Root;

        var dependencies = root["tool"]["poetry"]["dependencies"];
        Assert.Equal((5, 5, 6, 8), (dependencies["python"].Line, dependencies.LineOf("python"), dependencies["list"].Line, dependencies["list"].EndLine));
        Assert.Equal(4, dependencies.Line);
    }

    [Theory]
    [InlineData("a=[")]
    [InlineData("a={b=")]
    [InlineData("a.")]
    [InlineData("[[a]]\n")]
    [InlineData("\"\"\"")]
    [InlineData("a=\"\"\"\\\n")]
    public void Hostile_text_is_survived(string piece) => Assert.NotNull(TomlReader.Read(string.Concat(Enumerable.Repeat(piece, 100_000))));
}
