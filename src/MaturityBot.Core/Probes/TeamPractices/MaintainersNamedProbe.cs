using MaturityBot.Core.Documents;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.TeamPractices;

/// <summary>The people who decide are named.</summary>
internal sealed class MaintainersNamedProbe : IProbe
{
    private static readonly string[] Files =
    [
        $"{{,.github/,docs/}}{{MAINTAINERS,OWNERS,COMMITTERS,STEERING,CODE_OWNERS}}{{,.md,.rst,.adoc,.txt,.yml,.yaml}}", "OWNERS_ALIASES", "catalog-info.{yml,yaml}",
    ];

    private static readonly string[] Headings = ["maintainers", "maintainer", "lead maintainers", "core maintainers", "team", "the team", "our team", "core team", "committers", "code owners", "steering committee", "project lead", "project leads"];

    public string Id => "maintainers-named";

    public string Question => "Are the people who decide named?";

    public IReadOnlyList<string> Reads { get; } = [.. Prose.Readme.Globs, .. Prose.Guides.Globs];

    public ProbeResult Examine(Snapshot snapshot) => ProbeResult.MetIfAny(
        snapshot.Find(Files).Where(entry => entry.Size > 0).Select(entry => Evidence.In(entry, "names who decides"))
            .Concat((Prose.Readme + Prose.Guides).Files(snapshot).Select(Section).OfType<Evidence>()),
        "nothing names who decides");

    private static Evidence? Section(SourceFile file)
    {
        var document = MarkdownDocument.Read(file);
        var heading = document.Headings.FirstOrDefault(heading => Headings.Any(name => heading.Text.Trim(' ', '#', ':').Equals(name, StringComparison.OrdinalIgnoreCase)));
        return heading is not null && Prose.Lines(document.TextUnder(heading)) >= 1 ? Evidence.At(file, heading.Line, $"the section \"{heading.Text}\"") : null;
    }
}
