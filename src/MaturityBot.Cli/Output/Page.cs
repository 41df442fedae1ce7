using System.Text;
using MaturityBot.Core.Reporting;

namespace MaturityBot.Cli.Output;

/// <summary>How a line is set on a screen with colours.</summary>
internal enum Style
{
    Plain,
    Bold,
    Dim,
}

/// <summary>Lines for a person: cut to the screen's width, whole where there is no screen, styled only where the screen shows it.</summary>
internal sealed class Page(Screen? screen)
{
    private const int LongestPiece = 300;

    private readonly StringBuilder text = new();

    /// <summary>Text from a repository on one line, without anything that a terminal could obey.</summary>
    public static string Clean(string? piece) => PlainText.OneLine(piece, LongestPiece);

    /// <summary>Adds a line; pieces from elsewhere are to be <see cref="Clean"/>.</summary>
    public void Line(string line = "", Style style = Style.Plain)
    {
        var shown = screen is null ? line.TrimEnd() : PlainText.Cut(line.TrimEnd(), screen.Width);
        var code = screen is { HasColours: true } ? style switch { Style.Bold => "1", Style.Dim => "2", _ => null } : null;
        text.Append(code is null ? shown : $"\e[{code}m{shown}\e[0m").Append('\n');
    }

    /// <summary>Adds a headed section, if there is anything in it.</summary>
    public void Section(string head, IReadOnlyCollection<string> lines)
    {
        if (lines.Count == 0)
            return;
        Line();
        Line(head, Style.Bold);
        foreach (var line in lines)
            Line($"  {line}");
    }

    /// <inheritdoc />
    public override string ToString() => text.ToString();
}
