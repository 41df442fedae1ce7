using MaturityBot.Core.Documents;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Documentation;

/// <summary>The readme says what this is: some prose, and a command, a section on using it, or at least more than one section.</summary>
internal sealed class ReadmeProbe : IProbe
{
    private const int FewestWords = 50;

    private static readonly string[] Headings =
    [
        "install", "installation", "installing", "usage", "using", "use", "getting started", "get started", "quickstart", "quick start", "setup", "set up", "build", "building", "running", "run", "development",
        "developing", "deploy", "deployment", "deploying", "examples", "example", "prerequisites", "requirements", "how to", "documentation", "docs", "tutorial", "guide",
    ];

    public string Id => "readme-explains";

    public string Question => "Does the readme say what this is?";

    public IReadOnlyList<string> Reads => Prose.Readme.Globs;

    public ProbeResult Examine(Snapshot snapshot)
    {
        var readmes = Prose.Readme.Files(snapshot).ToArray();
        if (readmes.Length == 0)
            return ProbeResult.NotMet("there is no readme");
        var found = readmes.Where(file => Prose.Words(file) >= FewestWords).Select(Start).OfType<Evidence>().ToArray();
        return found.Length > 0 ? ProbeResult.Met(found) : ProbeResult.NotMet(Evidence.At(readmes[0], 1, "the readme says next to nothing"));
    }

    private static Evidence? Start(SourceFile file)
    {
        var document = MarkdownDocument.Read(file);
        var heading = document.Headings.FirstOrDefault(heading => heading.Level > 1 && Headings.Any(phrase => MarkdownDocument.ContainsWords(heading.Text, phrase)));
        if (heading is not null)
            return Evidence.At(file, heading.Line, $"the section \"{heading.Text}\"");
        if (document.Code is [var code, ..])
            return Evidence.At(file, code.Line, "commands to start with");
        return document.Headings is [_, var second, ..] ? Evidence.At(file, second.Line, $"the section \"{second.Text}\"") : null;
    }
}
