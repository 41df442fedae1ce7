using MaturityBot.Core.Configuration;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Reporting;
using MaturityBot.Core.Snapshots;
using MaturityBot.GitHub.Api;

namespace MaturityBot.GitHub.Publishing;

/// <summary>
/// Keeps one issue for each quick win that is to be had. What a person closed stays closed; only what was fixed and broke again is reopened.
/// While nothing changes, nothing is asked and nothing is sent.
/// </summary>
internal sealed class IssuePublisher(IPublicationStore store)
{
    // States that stand in place of a content hash.
    private const string None = "none";
    private const string Fixed = "fixed";
    private const string Closing = "closing";
    private const string Unread = "unread";

    private const string LabelColor = "5319e7";

    /// <summary>Whether issues may be opened at all: they are turned on, and the repository is neither archived nor a fork. What cannot be seen forbids it.</summary>
    public static bool AreWelcome(RepositorySettings settings) =>
        settings.HasIssues is { IsSeen: true, Value: true } && settings.IsArchived is not { IsSeen: true, Value: true } && settings.IsFork is not { IsSeen: true, Value: true };

    /// <summary>Brings the issues in line with the quick wins.</summary>
    public async Task PublishAsync(RepositoryClient repository, Ownership ownership, IReadOnlyList<QuickWinReport> wins, GapSettings settings, CancellationToken cancellation)
    {
        var issues = new OwnIssues(repository, ownership, cancellation);
        var missing = new List<(QuickWinReport Win, Issue? Closed)>();
        foreach (var win in wins.Where(win => win.Outcome is not (Outcome.Unknown or Outcome.Failed)))
        {
            var known = await store.FindAsync(issues.Key(win), cancellation) ?? await RecallAsync(issues, win);
            if (win.Outcome != Outcome.NotMet || settings.Issues == IssueMode.Off)
                await CloseAsync(issues, win, known, settings.Issues == IssueMode.Off && win.Outcome == Outcome.NotMet);
            else if (settings.Issues == IssueMode.On && await IsMissingAsync(issues, win, known) is (true, var closed))
                missing.Add((win, closed));
        }

        if (missing.Count > 0)
            await OpenAsync(issues, missing, settings);
    }

    /// <summary>What GitHub knows of an issue that we remember nothing of.</summary>
    private async Task<Publication> RecallAsync(OwnIssues issues, QuickWinReport win)
    {
        var known = await issues.FindAsync(win) is { } issue ? new Publication(issue.Number, Unread) : new Publication(0, None);
        await store.SaveAsync(issues.Key(win), known, issues.Cancellation);
        return known;
    }

    /// <summary>Whether an issue is to be opened, and the one to reopen for it; an issue that is there is corrected on the way.</summary>
    private async Task<(bool IsMissing, Issue? Closed)> IsMissingAsync(OwnIssues issues, QuickWinReport win, Publication known)
    {
        var hash = Ownership.Hash(win.Meaning);
        if (known.ContentHash == hash)
            return (false, null);
        if (known.ContentHash == None)
            return (true, null);

        var issue = await issues.Repository.Issues.FindAsync(known.Id, issues.Cancellation);
        if (known.ContentHash is Fixed or Closing && issue is { State: "closed" } && !issues.IsDeclined(issue))
            return (true, issue);
        if (issue is { State: "open" } && (issue.Title != win.Title || issue.Body != issues.Body(win)))
            await issues.Repository.Issues.UpdateAsync(issue.Number, new IssueChange { Title = win.Title, Body = issues.Body(win) }, issues.Cancellation);
        await store.SaveAsync(issues.Key(win), known with { ContentHash = hash }, issues.Cancellation);
        return (false, null);
    }

    private async Task OpenAsync(OwnIssues issues, IReadOnlyList<(QuickWinReport Win, Issue? Closed)> missing, GapSettings settings)
    {
        var room = settings.MaxOpen - await issues.CountOpenAsync();
        foreach (var (win, closed) in missing)
        {
            // An earlier attempt may have opened it and died before that was remembered.
            if (closed is null && await issues.FindAsync(win) is { } found)
            {
                await store.SaveAsync(issues.Key(win), new Publication(found.Number, Unread), issues.Cancellation);
            }
            else if (room-- > 0)
            {
                var number = closed is null ? await CreateAsync(issues, win, settings) : await ReopenAsync(issues, win, closed);
                await store.SaveAsync(issues.Key(win), new Publication(number, Ownership.Hash(win.Meaning)), issues.Cancellation);
            }
        }
    }

    private static async Task<long> CreateAsync(OwnIssues issues, QuickWinReport win, GapSettings settings)
    {
        foreach (var label in settings.Labels)
            await issues.EnsureLabelAsync(new Label(label, LabelColor, "A step that lifts this repository's maturity"));
        return (await issues.Repository.Issues.CreateAsync(new NewIssue(win.Title, issues.Body(win), settings.Labels), issues.Cancellation)).Number;
    }

    private static async Task<long> ReopenAsync(OwnIssues issues, QuickWinReport win, Issue issue)
    {
        var change = new IssueChange { State = "open", StateReason = "reopened", Title = win.Title, Body = issues.Body(win) };
        return (await issues.Repository.Issues.UpdateAsync(issue.Number, change, issues.Cancellation)).Number;
    }

    private async Task CloseAsync(OwnIssues issues, QuickWinReport win, Publication known, bool isTurnedOff)
    {
        if (known.ContentHash is None or Fixed)
            return;

        var issue = await issues.Repository.Issues.FindAsync(known.Id, issues.Cancellation);
        if (issue is { State: "open" })
        {
            var text = isTurnedOff ? $"Issues for quick wins are turned off in `{MaturityConfiguration.Path}`." : win.Closing;
            if (known.ContentHash != Closing || !await issues.SaidAsync(issue.Number, text))
            {
                await store.SaveAsync(issues.Key(win), known with { ContentHash = Closing }, issues.Cancellation);
                await issues.Repository.Comments.CreateAsync(issue.Number, text, issues.Cancellation);
            }

            var reason = win.Outcome is Outcome.Met or Outcome.Attested ? "completed" : "not_planned";
            await issues.Repository.Issues.UpdateAsync(issue.Number, new IssueChange { State = "closed", StateReason = reason }, issues.Cancellation);
        }

        await store.SaveAsync(issues.Key(win), known with { ContentHash = Fixed }, issues.Cancellation);
    }
}
