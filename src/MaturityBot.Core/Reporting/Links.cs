using MaturityBot.Core.Probes;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Reporting;

/// <summary>Addresses that a report points to. Evidence is linked at its commit, so that a link shows the same lines for good.</summary>
/// <param name="Web">GitHub's web address; null when the repository is not on GitHub, then evidence is named and not linked.</param>
/// <param name="Repository">Whose evidence it is.</param>
/// <param name="Details">A page of ours with everything about what is reported; null when there is none.</param>
public sealed record Links(Uri? Web, RepositoryName Repository, Uri? Details = null)
{
    /// <summary>The lines of a file at a commit; null for a setting, and for what is nowhere.</summary>
    public Uri? To(string commit, Evidence evidence)
    {
        if (Web is null || evidence.Path is null || commit.Length == 0)
            return null;

        var path = string.Join('/', evidence.Path.Split('/').Select(Uri.EscapeDataString));
        return new Uri($"{Base}/blob/{Uri.EscapeDataString(commit)}/{path}{Lines(evidence)}");
    }

    /// <summary>A page of the repository, e.g. <c>settings/security_analysis</c>.</summary>
    public Uri? Page(string path) => Web is null ? null : new Uri($"{Base}/{path}");

    private string Base => $"{Web!.AbsoluteUri.TrimEnd('/')}/{Uri.EscapeDataString(Repository.Owner)}/{Uri.EscapeDataString(Repository.Name)}";

    private static string Lines(Evidence evidence) => evidence switch
    {
        { Line: null } => "",
        { EndLine: { } end } when end > evidence.Line => $"#L{evidence.Line}-L{end}",
        _ => $"#L{evidence.Line}",
    };
}
