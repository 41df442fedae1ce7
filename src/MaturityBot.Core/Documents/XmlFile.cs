using System.Xml;
using System.Xml.Linq;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Documents;

/// <summary>A file read as XML: its root, or where and why it could not be read.</summary>
/// <param name="Root">The root element; null when the file could not be read.</param>
/// <param name="Error">What is wrong with the file; null when it was read.</param>
/// <param name="ErrorLine">The line of the error, from 1.</param>
public sealed record XmlFile(XElement? Root, string? Error = null, int ErrorLine = 0)
{
    private const int Deepest = 128;

    // A document type is skipped, not refused: build files name one, and nothing that it defines is ever expanded or fetched.
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true };

    /// <summary>The document of a file, read once.</summary>
    public static XmlFile Read(SourceFile file) => file.Parse(static file => Read(file.Text));

    /// <summary>The document of a text.</summary>
    public static XmlFile Read(string text)
    {
        try
        {
            if (TooDeep(text) is var line and > 0)
                return new XmlFile(null, $"nested deeper than {Deepest} levels", line);
            using var reader = XmlReader.Create(new StringReader(text), Settings);
            return new XmlFile(XDocument.Load(reader, LoadOptions.SetLineInfo).Root);
        }
        catch (XmlException error)
        {
            return new XmlFile(null, "not valid XML", Math.Max(1, error.LineNumber));
        }
    }

    private static int TooDeep(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text), Settings);
        while (reader.Read())
        {
            if (reader.Depth > Deepest)
                return ((IXmlLineInfo)reader).LineNumber;
        }

        return 0;
    }
}

/// <summary>Reading elements by their local name, whatever the namespace.</summary>
public static class XmlElements
{
    /// <summary>The line of an element or attribute, from 1; 0 when it is not known.</summary>
    public static int Line(this XObject node) => ((IXmlLineInfo)node).LineNumber;

    /// <summary>The children of a name.</summary>
    public static IEnumerable<XElement> Children(this XElement? element, string name) => element?.Elements().Where(child => child.Name.LocalName == name) ?? [];

    /// <summary>The first child of a name; null when there is none, or no element.</summary>
    public static XElement? Child(this XElement? element, string name) => element.Children(name).FirstOrDefault();

    /// <summary>The elements of a name at any depth below.</summary>
    public static IEnumerable<XElement> Below(this XElement? element, string name) => element?.Descendants().Where(child => child.Name.LocalName == name) ?? [];

    /// <summary>The value of an attribute, in whatever case its name is written; null when there is none.</summary>
    public static string? Value(this XElement? element, string attribute) =>
        element?.Attributes().FirstOrDefault(candidate => candidate.Name.LocalName.Equals(attribute, StringComparison.OrdinalIgnoreCase))?.Value;
}
