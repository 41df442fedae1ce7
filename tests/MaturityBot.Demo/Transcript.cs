using System.Text.Json.Nodes;

namespace MaturityBot.Demo;

/// <summary>Writes what happens and what people would see on GitHub, 100 columns wide.</summary>
internal sealed class Transcript(TextWriter output)
{
    private const int Width = 100;

    /// <summary>A new part of the story.</summary>
    public void Heading(string text)
    {
        output.WriteLine();
        output.WriteLine(text);
        output.WriteLine(new string('─', Math.Min(text.Length, Width)));
    }

    /// <summary>One step.</summary>
    public void Say(string text) => Lines(text, "");

    /// <summary>A fact with its name.</summary>
    public void Fact(string name, string value) => Lines(value, $"  {name,-8} ");

    /// <summary>A check run with its annotations.</summary>
    public void CheckRun(JsonNode run, IReadOnlyList<JsonNode> annotations)
    {
        output.WriteLine();
        Lines($"{Text(run["output"]?["title"])}  ({Text(run["name"])}, {Text(run["conclusion"])})", "  check run  ");
        Box(Text(run["output"]?["summary"]));
        foreach (var annotation in annotations)
        {
            output.WriteLine();
            Lines($"{Text(annotation["path"])}:{annotation["start_line"]} {Text(annotation["annotation_level"])}: {Text(annotation["title"])}", "  annotation ");
            Box(TerminalMarkdown.Wrap(Text(annotation["message"]), Width - 4));
        }
    }

    /// <summary>A comment.</summary>
    public void Comment(JsonNode comment, string on)
    {
        output.WriteLine();
        Lines($"by {Text(comment["user"]?["login"])} on {on}", "  comment    ");
        Box(Text(comment["body"]));
    }

    /// <summary>An issue: its text in full, or its title only.</summary>
    public void Issue(JsonNode issue, bool whole)
    {
        if (whole)
            output.WriteLine();
        string labels = string.Join(", ", issue["labels"]!.AsArray().Select(label => Text(label!["name"])));
        Lines($"#{issue["number"]} {Text(issue["title"])} ({Text(issue["state"])}; {labels})", "  issue      ");
        if (whole)
            Box(Text(issue["body"]));
    }

    private void Box(string markdown) => Box(TerminalMarkdown.Render(markdown, Width - 4));

    private void Box(IEnumerable<string> lines)
    {
        foreach (string line in lines)
            output.WriteLine($"  │ {line}".TrimEnd());
    }

    private void Lines(string text, string indent)
    {
        string lead = indent;
        foreach (string line in TerminalMarkdown.Wrap(text, Width - indent.Length))
        {
            output.WriteLine(lead + line);
            lead = new string(' ', indent.Length);
        }
    }

    private static string Text(JsonNode? node) => node?.GetValue<string>() ?? "";
}
