using MaturityBot.Core.Documents;

namespace MaturityBot.Core.Tests.Documents;

public sealed class Json5ReaderTests
{
    [Fact]
    public void Comments_single_quotes_bare_names_and_trailing_commas_are_read()
    {
        var root = Json5Reader.Read("""
            // a comment
            {
              extends: ['config:recommended', "it's"], /* another
              one */
              'pip-compile': { enabled: true, },
              url: 'https://example.org', // with slashes inside
            	tab: 'x',
            }
            """).Root;

        Assert.Equal(["config:recommended", "it's"], root["extends"].Items.Select(item => item.Text));
        Assert.True(root["pip-compile"]["enabled"].AsBoolean());
        Assert.Equal(("https://example.org", 6), (root["url"].Text, root["url"].Line));
        Assert.Equal("x", root["tab"].Text);
    }

    [Fact]
    public void What_is_broken_says_where()
    {
        var document = Json5Reader.Read("{\n  a: [1,\n");

        Assert.NotNull(document.Error);
        Assert.False(document.Root.Exists);
    }

    [Theory]
    [InlineData("/* never closed")]
    [InlineData("'never closed")]
    [InlineData("{ a: '\\")]
    [InlineData("//")]
    [InlineData("")]
    public void Torn_text_is_no_error_of_ours(string text) => Assert.NotNull(Json5Reader.Read(text));
}
