using MaturityBot.Core.Reporting;
using MaturityBot.GitHub.Api;

namespace MaturityBot.GitHub.Publishing;

/// <summary>The issues that the App opened in one repository, for one round of work: listed once, and only if that is needed.</summary>
internal sealed class OwnIssues(RepositoryClient repository, Ownership ownership, CancellationToken cancellation)
{
    private readonly HashSet<string> labels = new(StringComparer.OrdinalIgnoreCase);
    private List<Issue>? ours;

    public RepositoryClient Repository => repository;

    public CancellationToken Cancellation => cancellation;

    public PublicationKey Key(QuickWinReport win) => new(repository.Repository.Id, "issue", win.Id);

    public string Body(QuickWinReport win) => $"{ownership.IssueMarker(win.Id)}\n{win.Body}";

    /// <summary>A person said "not planned"; we say so ourselves only for what was set aside.</summary>
    public bool IsDeclined(Issue issue) => issue is { State: "closed", StateReason: "not_planned" or "duplicate" } && !ownership.IsApp(via: null, issue.ClosedBy);

    /// <summary>The issue of a quick win: the open one, else the newest.</summary>
    public async Task<Issue?> FindAsync(QuickWinReport win) => (await OursAsync())
        .Where(issue => ownership.IsOurs(issue, ownership.IssueMarker(win.Id)))
        .OrderByDescending(issue => issue.State == "open")
        .ThenByDescending(issue => issue.Number)
        .FirstOrDefault();

    public async Task<int> CountOpenAsync() => (await OursAsync()).Count(issue => issue.State == "open" && ownership.IsOurs(issue, ownership.IssueMarkerStart));

    public async Task<bool> SaidAsync(long number, string text)
    {
        await foreach (var comment in repository.Comments.ListAsync(number, cancellation))
        {
            if (comment.Body == text && ownership.IsApp(comment.PerformedViaGithubApp, comment.User))
                return true;
        }

        return false;
    }

    public async Task EnsureLabelAsync(Label label)
    {
        if (labels.Add(label.Name))
            await repository.Labels.EnsureAsync(label, cancellation);
    }

    private async Task<List<Issue>> OursAsync()
    {
        if (ours is not null)
            return ours;
        ours = [];
        await foreach (var issue in repository.Issues.ListAsync(new IssueQuery(Creator: ownership.BotLogin), cancellation))
            ours.Add(issue);
        return ours;
    }
}
