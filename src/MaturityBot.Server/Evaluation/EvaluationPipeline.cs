using MaturityBot.Core.Configuration;
using MaturityBot.Core.Gaps;
using MaturityBot.Core.Rating;
using MaturityBot.Core.Reporting;
using MaturityBot.Core.Rubrics;
using MaturityBot.Core.Snapshots;
using MaturityBot.GitHub.Api;
using MaturityBot.GitHub.Auth;
using MaturityBot.GitHub.Publishing;
using MaturityBot.Server.Inbox;
using MaturityBot.Server.Storage;

namespace MaturityBot.Server.Evaluation;

/// <summary>The whole way from an item of work to what people see: read, judge, compare, publish, keep.</summary>
internal sealed partial class EvaluationPipeline(
    GitHubClient github,
    SnapshotsFromGitHub snapshots,
    Rubric rubric,
    Assessor assessor,
    Publisher publisher,
    OngoingChecks ongoing,
    IAssessmentStore assessments,
    TimeProvider time,
    ILogger<EvaluationPipeline> logger) : IEvaluation
{
    private readonly ApiRequestCounter counter = new();

    public Task EvaluateAsync(WorkItem item, CancellationToken cancellation) => item.Kind switch
    {
        WorkKind.Branch => EvaluateBranchAsync(item, cancellation),
        WorkKind.ClosedPullRequest => ongoing.EndAsync(item, CheckReport.Closed, publisher, counter, cancellation),
        _ => EvaluateChangeAsync(item, cancellation),
    };

    public async Task GiveUpAsync(WorkItem item, CancellationToken cancellation)
    {
        if (item.Kind == WorkKind.ClosedPullRequest || (item.HeadSha ?? await ongoing.HeadAsync(item, cancellation)) is not { } head)
            return;
        Refused(item, await publisher.PublishFailureAsync(Subject(item, head), "GitHub or this app failed several times", retrying: false, cancellation, counter));
        await ongoing.FinishAsync(item, head, publisher, counter, cancellation);
    }

    private async Task EvaluateBranchAsync(WorkItem item, CancellationToken cancellation)
    {
        if (await HeadOfBranchAsync(item, cancellation) is not { } head)
        {
            await ongoing.EndAsync(item, CheckReport.Gone, publisher, counter, cancellation);
            return;
        }

        if (item.HeadSha is { } asked && asked != head)
        {
            // A person may ask for the check of any commit; only the branch's head speaks for the repository.
            await EvaluateChangeAsync(item with { BaseRef = item.Branch, BaseSha = head }, cancellation);
            return;
        }

        var previous = await assessments.LatestAsync(item.Repository.Id, cancellation);
        var isNews = previous?.Commit != head || item.Reason == WorkReason.Rerequested;
        var configuration = await snapshots.ConfigurationAsync(item.Repository, head, counter, cancellation);
        if (isNews && configuration.Configuration.PullRequests.Check != CheckMode.Off)
            await StartAsync(item, head, cancellation);

        var began = time.GetTimestamp();
        var facts = await snapshots.SettingsAsync(item.Repository, head, mustBeFresh: item.Reason != WorkReason.Push, counter, cancellation);
        var snapshot = await snapshots.ReadAsync(item.Repository, head, facts, counter, cancellation);
        var after = Assess(snapshot, configuration, began, previous);

        var before = previous?.Commit != head || Moves(previous, after) ? previous : null;
        var byNewRules = before is null || before.Rubric == after.Rubric ? null : before.Commit == head ? after : await JudgeAgainAsync(item, before.Commit, facts, cancellation);
        var report = BranchReport.Of(new BranchFindings(rubric, Links(item), before, after, configuration.Configuration.PullRequests.Check, byNewRules));
        if (!isNews && before is null)
            report = report with { Check = null };
        Refused(item, await publisher.PublishBranchAsync(new BranchPublication(Subject(item, head), report, facts.Settings, configuration.Configuration.Gaps), cancellation, counter));
        await assessments.SaveAsync(Key(item, head, configuration), onDefaultBranch: true, after, cancellation);
        await ongoing.FinishAsync(item, head, publisher, counter, cancellation);
    }

    /// <summary>A commit by today's rules; null when it is gone. What GitHub said of the repository then is not known: it is judged with what it says now.</summary>
    private async Task<Assessment?> JudgeAgainAsync(WorkItem item, string commit, KnownSettings facts, CancellationToken cancellation)
    {
        try
        {
            var snapshot = await snapshots.ReadAsync(item.Repository, commit, facts, counter, cancellation);
            return Assess(snapshot, ConfigurationDocument.In(snapshot, rubric), time.GetTimestamp());
        }
        catch (RepositoryUnreadableException)
        {
            return null;
        }
    }

    private async Task EvaluateChangeAsync(WorkItem item, CancellationToken cancellation)
    {
        if (await SidesAsync(item, cancellation) is not { } sides)
        {
            await ongoing.EndAsync(item, CheckReport.Gone, publisher, counter, cancellation);
            return;
        }

        // The rules are those that stand on the base branch now, also for a change that left it before they came.
        var configuration = await snapshots.ConfigurationAsync(item.Repository, sides.Tip, counter, cancellation, sides.Tip == sides.Base ? sides.BaseMadeAt : null);
        if (configuration.Configuration.PullRequests.Check != CheckMode.Off)
            await StartAsync(item, sides.Head, cancellation);

        var began = time.GetTimestamp();
        var facts = await snapshots.SettingsAsync(item.Repository, sides.Base, mustBeFresh: item.Reason == WorkReason.Rerequested, counter, cancellation);
        var @base = await snapshots.ReadAsync(item.Repository, sides.Base, facts, counter, cancellation, sides.BaseMadeAt);
        var head = await snapshots.ReadAsync(item.Repository, sides.Head, facts, counter, cancellation, sides.HeadMadeAt);
        var before = Assess(@base, configuration, began);
        var after = Assess(head, configuration, began);
        var report = PullRequestReport.Of(new PullRequestFindings(
            rubric, Links(item), before, after, head, sides.BaseBranch, configuration.Configuration.PullRequests, ConfigurationDocument.In(head, rubric).Errors));
        Refused(item, await publisher.PublishPullRequestAsync(
            new PullRequestPublication(Subject(item, sides.Head), item.Number ?? 0, report with { Comment = CommentFor(item, report) }), cancellation, counter));
        await assessments.SaveAsync(Key(item, sides.Head, configuration), onDefaultBranch: false, after, cancellation);
        await ongoing.FinishAsync(item, sides.Head, publisher, counter, cancellation);
    }

    /// <summary>A lone commit has no comment; a draft gets none, but one that is there is kept right.</summary>
    private static CommentReport? CommentFor(WorkItem item, PullRequestReport report) =>
        item.Number is null ? null : item.IsDraft && report.Comment is { } comment ? comment with { IsWorthPosting = false } : report.Comment;

    private async Task StartAsync(WorkItem item, string head, CancellationToken cancellation)
    {
        var isGoingOn = await ongoing.BeginAsync(item, head, publisher, counter, cancellation);
        Refused(item, await publisher.StartCheckAsync(Subject(item, head), again: item.Reason == WorkReason.Rerequested && !isGoingOn, cancellation, counter));
        await ongoing.StartedAsync(item, head, cancellation);
    }

    private async Task<string?> HeadOfBranchAsync(WorkItem item, CancellationToken cancellation)
    {
        if (item.HeadSha is not null && item.Reason != WorkReason.Rerequested)
            return item.HeadSha;

        var repository = github.ForRepository(item.Repository, TokenPurpose.Read, counter);
        var branch = item.Branch ?? (await repository.Repositories.FindAsync(cancellation))?.DefaultBranch;
        return branch is null ? null : (await repository.Repositories.FindBranchAsync(branch, cancellation))?.Commit?.Sha;
    }

    /// <summary>The head and the commit where it left its base: what the base gained since is not this change's doing.</summary>
    private async Task<Sides?> SidesAsync(WorkItem item, CancellationToken cancellation)
    {
        var repository = github.ForRepository(item.Repository, TokenPurpose.Read, counter);
        var (head, tip, branch) = (item.HeadSha, item.BaseSha, item.BaseRef);
        if ((head is null || tip is null || branch is null) && item.Number is { } number)
        {
            var pull = await repository.PullRequests.FindAsync(number, cancellation);
            (head, tip, branch) = (head ?? pull?.Head?.Sha, tip ?? pull?.Base?.Sha, branch ?? pull?.Base?.Ref);
        }

        // A check of a fork's commit is requested again without a word about its pull request.
        branch ??= (await repository.Repositories.FindAsync(cancellation))?.DefaultBranch;
        tip ??= branch is null ? null : (await repository.Repositories.FindBranchAsync(branch, cancellation))?.Commit?.Sha;
        if (head is null || tip is null)
            return null;
        var comparison = await repository.GitData.CompareAsync(tip, head, cancellation);
        return new Sides(
            tip,
            comparison?.MergeBaseCommit?.Sha ?? tip,
            comparison?.MergeBaseCommit?.MadeAt,
            head,
            comparison?.Commits?.FirstOrDefault(commit => commit.Sha == head)?.MadeAt,
            branch ?? "the base branch");
    }

    private Assessment Assess(Snapshot snapshot, ConfigurationDocument configuration, long began, Assessment? previous = null)
    {
        var statistics = new AssessmentStatistics(snapshot.Files.Count, snapshot.BytesRead, (long)time.GetElapsedTime(began).TotalMilliseconds, counter.Count);
        return assessor.Assess(snapshot, configuration, time.GetUtcNow(), statistics, previous);
    }

    private static bool Moves(Assessment before, Assessment after) => AssessmentDelta.Between(before, after) is { Criteria.Count: > 0 } or { IsWorthTelling: true };

    private static CheckSubject Subject(WorkItem item, string head) => new(item.Repository, head);

    private Links Links(WorkItem item) => new(github.Options.WebUrl, item.Repository.Name);

    private AssessmentKey Key(WorkItem item, string commit, ConfigurationDocument configuration) =>
        new(item.Repository.Id, commit, new RubricReference(rubric.Id, rubric.Version), configuration.Hash);

    private void Refused(WorkItem item, IReadOnlyList<string> refusals)
    {
        foreach (var refusal in refusals)
            Log.Refused(logger, item.Key, refusal);
    }

    private sealed record Sides(string Tip, string Base, DateTimeOffset? BaseMadeAt, string Head, DateTimeOffset? HeadMadeAt, string BaseBranch);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Key}: {Refusal}")]
        public static partial void Refused(ILogger logger, string key, string refusal);
    }
}
