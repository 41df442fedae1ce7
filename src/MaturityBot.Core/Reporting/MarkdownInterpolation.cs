using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace MaturityBot.Core.Reporting;

/// <summary>Puts an interpolated string together as Markdown: what stands in the source code is kept, what is put in is escaped.</summary>
[InterpolatedStringHandler]
public readonly ref struct MarkdownInterpolation(int literalLength, int formattedCount)
{
    private readonly StringBuilder text = new(literalLength + (formattedCount * 32));

    internal string Value => text.ToString();

    /// <summary>Our own words.</summary>
    public void AppendLiteral(string literal) => text.Append(literal);

    /// <summary>Markdown that is safe already.</summary>
    public void AppendFormatted(Markdown part) => text.Append(part.ToString());

    /// <summary>A number.</summary>
    public void AppendFormatted(int number) => text.Append(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Text from elsewhere.</summary>
    public void AppendFormatted(string? untrusted) => text.Append(Markdown.Text(untrusted).ToString());
}
