using System.Text;
using MaturityBot.Core.Documents;

namespace MaturityBot.Core.Tests.Documents;

public sealed class JsonReaderTests
{
    [Fact]
    public void Every_value_knows_its_lines()
    {
        var root = JsonReader.Read("""
            {
              // a comment
              "name": "sample",
              "scripts": {
                "test": "jest",
                "build": "tsc"
              },
              "files": [
                "a",
                1.5, true, null,
              ],
            }
            """u8).Root;

        Assert.Equal((1, 12), (root.Line, root.EndLine));
        Assert.Equal((3, "sample"), (root["name"].Line, root["name"].Text));
        Assert.Equal((4, 7), (root["scripts"].Line, root["scripts"].EndLine));
        Assert.Equal(6, root["scripts"]["build"].Line);
        Assert.Equal([9, 10, 10, 10], root["files"].Items.Select(item => item.Line));
        Assert.Equal(["a", "1.5", "true", ""], root["files"].Items.Select(item => item.Text));
        Assert.Equal((1.5, true, false), (root["files"].Items.ElementAt(1).AsNumber(), root["files"].Items.ElementAt(2).AsBoolean(), root["files"].Items.ElementAt(3).Exists));
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over_and_of_repeated_names_the_last_counts() =>
        Assert.Equal("2", JsonReader.Read("\uFEFF{\"a\": 1, \"a\": 2}"u8).Root["a"].Text);

    [Theory]
    [InlineData("{\n\"a\": 1\n\"b\": 2 }", 3)]
    [InlineData("{\n\"a\": [1, 2", 2)]
    [InlineData("{ \"a\": }", 1)]
    [InlineData("nonsense", 1)]
    [InlineData("{\"a\": \"never ends", 1)]
    [InlineData("{\"a\": \"\\ud800\"}", 1)]
    public void Broken_text_is_an_error_with_its_line(string text, int line)
    {
        var document = JsonReader.Read(Encoding.UTF8.GetBytes(text));

        Assert.Equal((false, true, line), (document.Root.Exists, document.Error is not null, document.ErrorLine));
    }

    [Theory]
    [InlineData(new byte[] { (byte)'"', 0xC3, 0x28, (byte)'"' })]
    [InlineData(new byte[] { (byte)'{', (byte)'"', 0xFF, (byte)'"', (byte)':', (byte)'1', (byte)'}' })]
    [InlineData(new byte[] { 0, 1, 2 })]
    public void Bytes_that_are_no_text_are_an_error(byte[] bytes) => Assert.NotNull(JsonReader.Read(bytes).Error);

    [Fact]
    public void An_empty_file_is_an_error_or_nothing() => Assert.False(JsonReader.Read(""u8).Root.Exists);

    [Fact]
    public void Depth_is_bounded()
    {
        Assert.Null(JsonReader.Read(Nested(60)).Error);
        Assert.NotNull(JsonReader.Read(Nested(65)).Error);
        Assert.NotNull(JsonReader.Read(Nested(400_000)).Error);

        static byte[] Nested(int depth) => Encoding.ASCII.GetBytes(new string('[', depth) + new string(']', depth));
    }
}
