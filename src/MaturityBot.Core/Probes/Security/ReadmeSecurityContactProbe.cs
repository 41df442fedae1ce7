using MaturityBot.Core.Documents;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Security;

/// <summary>The readme says under a heading of its own where to report a vulnerability: less than a policy, more than nothing.</summary>
internal sealed class ReadmeSecurityContactProbe : IProbe
{
    private static readonly string[] Phrases = ["security", "vulnerability", "vulnerabilities", "responsible disclosure"];

    public string Id => "readme-security-contact";

    public string Question => "Does the readme say where to report a vulnerability?";

    public IReadOnlyList<string> Reads => Prose.Readme.Globs;

    public ProbeResult Examine(Snapshot snapshot) => ProbeResult.MetIfAny(
        from file in Prose.Readme.Files(snapshot)
        let heading = MarkdownDocument.Read(file).Heading(Phrases)
        where heading is not null
        where Prose.IsOnReporting(string.Join('\n', file.Lines.Skip(heading.Line - 1).Take(heading.EndLine - heading.Line + 1)))
        let line = Prose.SecurityContact(file.Lines, heading.Line, heading.EndLine)
        where line is not null
        select Evidence.At(file, line.Value, "the readme says where to report a vulnerability"),
        "no heading of the readme tells where to report a vulnerability");
}
