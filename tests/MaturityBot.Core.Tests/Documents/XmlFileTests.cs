using System.Xml.Linq;
using MaturityBot.Core.Documents;

namespace MaturityBot.Core.Tests.Documents;

public sealed class XmlFileTests
{
    [Fact]
    public void Elements_are_found_whatever_their_namespace_and_know_their_lines()
    {
        var root = XmlFile.Read("<?xml version=\"1.0\"?>\n<!DOCTYPE project>\n<project xmlns=\"urn:x\">\n  <dependency Version='1'/>\n</project>").Root;

        var dependency = root.Child("dependency");

        Assert.Equal((4, "1"), (dependency!.Line(), dependency.Value("version")));
        Assert.Null(((XElement?)null).Child("x"));
    }

    [Theory]
    [InlineData("<a>\n<b></a>", 2)]
    [InlineData("", 1)]
    [InlineData("<!DOCTYPE a [<!ENTITY b \"c\">]>\n<a>&b;</a>", 2)]
    [InlineData("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>\n<a>&b;</a>", 2)]
    public void What_is_not_plain_xml_is_told_with_its_line(string text, int line) => Assert.Equal((null, line), (XmlFile.Read(text).Root, XmlFile.Read(text).ErrorLine));

    [Fact]
    public void Deep_nesting_is_refused() =>
        Assert.Equal("nested deeper than 128 levels", XmlFile.Read(string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000))).Error);
}
