using MaturityBot.Core.Documents;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.TeamPractices;

/// <summary>Accounts of incidents end in actions that can be followed: linked issues, or boxes to tick with owners.</summary>
internal sealed class PostmortemActionsProbe : IProbe
{
    private static readonly string[] Headings = ["action items", "actions", "action", "follow-up", "follow-ups", "follow up", "remediation", "next steps", "corrective actions", "preventive actions"];

    public string Id => "postmortem-actions-tracked";

    public string Question => "Do accounts of incidents end in actions that can be followed?";

    public IReadOnlyList<string> Reads => Postmortems.Globs;

    public ProbeResult Examine(Snapshot snapshot)
    {
        var accounts = Postmortems.In(snapshot).Select(entry => snapshot.Read(entry.Path)).OfType<SourceFile>().Where(file => Prose.IsDocument(file.Path)).ToArray();
        return accounts.Length == 0
            ? ProbeResult.NotApplicable("there is no account of an incident")
            : ProbeResult.MetIfAny(accounts.Select(Actions).OfType<Evidence>(), "no account of an incident lists actions with a link, an owner or a box to tick");
    }

    private static Evidence? Actions(SourceFile file)
    {
        var document = MarkdownDocument.Read(file);
        if (document.Heading(Headings) is not { } heading)
            return null;
        var followed = Prose.Checkboxes(file).Any(line => Covers(heading, line))
            || document.Links.Any(link => Covers(heading, link.Line))
            || document.Tables.Any(table => Covers(heading, table.Line) && table.Header.Any(cell => MarkdownDocument.ContainsWords(cell, "owner") || MarkdownDocument.ContainsWords(cell, "status")));
        return followed ? Evidence.At(file, heading.Line, $"the section \"{heading.Text}\"") : null;
    }

    private static bool Covers(MarkdownHeading heading, int line) => line > heading.Line && line <= heading.EndLine;
}
