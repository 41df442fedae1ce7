using MaturityBot.Core.Probes;

namespace MaturityBot.Core.Reporting;

/// <summary>Evidence in words, with a permanent link to its lines.</summary>
internal sealed class EvidenceText(Links links)
{
    private const int Most = 3;

    /// <summary>What was seen, and where: <c>no workflow runs the tests ([`ci.yml` line 4](...))</c>.</summary>
    public Markdown Of(IReadOnlyList<Evidence> evidence, string commit) => Markdown.Join(
        "; ",
        [
            .. evidence.Take(Most).Select(item => Of(item, commit)),
            evidence.Count > Most ? Markdown.Of($"and {evidence.Count - Most} more") : Markdown.Empty,
        ]);

    /// <summary>What was seen, and where.</summary>
    public Markdown Of(Evidence evidence, string commit) =>
        Place(evidence, commit) is { IsEmpty: false } place ? Markdown.Of($"{Markdown.Prose(evidence.Message)} ({place})") : Markdown.Prose(evidence.Message);

    /// <summary>Where it was seen; empty for what is nowhere.</summary>
    public Markdown Place(Evidence evidence, string commit) => evidence switch
    {
        { Path: { } path } => Markdown.Link(Markdown.Of($"{Markdown.Code(Name(path))}{Lines(evidence)}"), links.To(commit, evidence)),
        { Setting: { } setting } => Markdown.Of($"setting {Markdown.Code(setting)}"),
        _ => Markdown.Empty,
    };

    private string Name(string path) => links.Web is null ? path : path.Split('/')[^1];

    private static Markdown Lines(Evidence evidence) => evidence switch
    {
        { Line: null } => Markdown.Empty,
        { Line: { } line, EndLine: { } end } when end > line => Markdown.Of($" lines {line}-{end}"),
        { Line: { } line } => Markdown.Of($" line {line}"),
    };
}
