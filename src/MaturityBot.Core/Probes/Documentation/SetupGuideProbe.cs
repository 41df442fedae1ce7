using MaturityBot.Core.Documents;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Documentation;

/// <summary>A newcomer finds the commands that build, run or test this: in the readme, in a guide, or as a ready-made workplace.</summary>
internal sealed class SetupGuideProbe : IProbe
{
    private static readonly string[] Headings =
    [
        "getting started", "get started", "install", "installation", "installing", "setup", "set up", "setting up", "prerequisites", "development", "developing", "local development", "build", "building", "compile", "compiling",
        "run", "running", "quickstart", "quick start", "test", "tests", "testing", "developer guide", "how to",
    ];

    private static readonly DocumentSet Guides = new(
    [
        .. Prose.Readme.Globs, .. Prose.Guides.Globs, $"{{,docs/,doc/,docs/*/}}{{TESTING,INSTALL,INSTALLATION,SETUP,BUILD,BUILDING,QUICKSTART,GETTING-STARTED,GETTING_STARTED,ONBOARDING,DEVELOPMENT,LOCAL-DEVELOPMENT,DEVELOPMENT-GUIDE,DEVELOPER-GUIDE}}.{Prose.Endings}",
        $"*/{{DevelopmentManual,DEVELOPMENT,DevelopmentSetup,CONTRIBUTING}}.{Prose.Endings}",
    ]);

    private static readonly string[] Workplaces = [".devcontainer/devcontainer.json", ".devcontainer.json", ".devcontainer/*/devcontainer.json", ".gitpod.yml", "devbox.json", "shell.nix", "flake.nix"];

    public string Id => "setup-documented";

    public string Question => "Does a newcomer find the commands that build, run or test this?";

    public IReadOnlyList<string> Reads => Guides.Globs;

    public ProbeResult Examine(Snapshot snapshot) => ProbeResult.MetIfAny(
        Guides.Files(snapshot).Select(Commands).OfType<Evidence>()
            .Concat(snapshot.Find(Workplaces).Select(entry => Evidence.In(entry, "a ready-made workplace"))),
        "no section on building, running or testing shows a command");

    private static Evidence? Commands(SourceFile file)
    {
        var document = MarkdownDocument.Read(file);
        // A short readme has all of it under its title.
        if (document.Headings is [var only] && IsTitle(file, only) && document.Code is [var code, ..])
            return Evidence.At(file, code.Line, "the readme shows commands");
        var heading = document.Headings.FirstOrDefault(heading => !IsTitle(file, heading) && Headings.Any(phrase => MarkdownDocument.ContainsWords(heading.Text, phrase)) && HasCommand(document, heading));
        return heading is null ? null : Evidence.At(file, heading.Line, $"the section \"{heading.Text}\" with commands");
    }

    // A readme's title covers all of it, and often the text of its badges.
    private static bool IsTitle(SourceFile file, MarkdownHeading heading) => heading.Level == 1 && Prose.Title(file.Entry) == "readme";

    private static bool HasCommand(MarkdownDocument document, MarkdownHeading heading) =>
        document.Code.Any(code => code.Line > heading.Line && code.Line <= heading.EndLine)
        || document.TextUnder(heading).Contains("::", StringComparison.Ordinal) && document.File.Path.EndsWith(".rst", StringComparison.OrdinalIgnoreCase)
        || document.TextUnder(heading).Contains("----", StringComparison.Ordinal) && document.File.Path.EndsWith(".adoc", StringComparison.OrdinalIgnoreCase);
}
