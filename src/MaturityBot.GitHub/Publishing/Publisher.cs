using System.Net;
using MaturityBot.Core.Configuration;
using MaturityBot.Core.Reporting;
using MaturityBot.Core.Snapshots;
using MaturityBot.GitHub.Api;
using MaturityBot.GitHub.Auth;

namespace MaturityBot.GitHub.Publishing;

/// <summary>A commit that has a check run.</summary>
/// <param name="Repository">The repository that the check run belongs to: the base one, also for a pull request from a fork.</param>
/// <param name="Commit">The commit that is judged.</param>
/// <param name="Details">A page of ours about it; null when there is none.</param>
public sealed record CheckSubject(RepositoryIdentity Repository, string Commit, Uri? Details = null);

/// <summary>What is to stand on a pull request.</summary>
/// <param name="Subject">Its head.</param>
/// <param name="Number">Its number.</param>
/// <param name="Report">What to say.</param>
public sealed record PullRequestPublication(CheckSubject Subject, int Number, PullRequestReport Report);

/// <summary>What is to stand on the default branch and in the issues.</summary>
/// <param name="Subject">The branch's head.</param>
/// <param name="Report">What to say.</param>
/// <param name="Settings">What the host says about the repository: no issue is opened where issues are off, or in an archive or a fork.</param>
/// <param name="Gaps">What the configuration wants of issues.</param>
public sealed record BranchPublication(CheckSubject Subject, BranchReport Report, RepositorySettings Settings, GapSettings Gaps);

/// <summary>
/// The one place that writes to GitHub. It looks up what stands, then creates, updates or leaves alone, one request after the other:
/// doing anything twice sends nothing the second time, and an attempt that died in the middle is taken up where it ended.
/// Every method answers with what GitHub refused for good (a missing permission, a locked conversation, issues turned off), in a person's words; trying that again is no use.
/// </summary>
/// <exception cref="RateLimitedException">Thrown by every method: not before a certain time.</exception>
/// <exception cref="GitHubUnreachableException">Thrown by every method: try again later.</exception>
public sealed class Publisher(GitHubClient client, IPublicationStore store, TimeProvider time)
{
    private readonly CheckRunPublisher checks = new(store, time);
    private readonly CommentPublisher comments = new(store);
    private readonly IssuePublisher issues = new(store);
    private AppIdentity? app;

    /// <summary>Shows that a commit is being judged. Does nothing for one that was judged, unless a person asked to judge it <paramref name="again"/>.</summary>
    public Task<IReadOnlyList<string>> StartCheckAsync(CheckSubject subject, bool again, CancellationToken cancellation, ApiRequestCounter? counter = null) =>
        PublishAsync(subject.Repository, counter, (repository, ownership) =>
        [
            () => checks.StartAsync(repository, ownership, subject.Commit, subject.Details, again, cancellation),
        ], cancellation);

    /// <summary>Publishes the judgement of a pull request: completes its check run, then brings its comment in line.</summary>
    public Task<IReadOnlyList<string>> PublishPullRequestAsync(PullRequestPublication publication, CancellationToken cancellation, ApiRequestCounter? counter = null) =>
        PublishAsync(publication.Subject.Repository, counter, (repository, ownership) =>
        [
            () => CompleteAsync(repository, ownership, publication.Subject, publication.Report.Check, cancellation),
            () => publication.Report.Comment is { } comment ? comments.PublishAsync(repository, ownership, publication.Number, comment, cancellation) : Task.CompletedTask,
        ], cancellation);

    /// <summary>Publishes the judgement of the default branch: completes its check run, then brings the issues of quick wins in line.</summary>
    public Task<IReadOnlyList<string>> PublishBranchAsync(BranchPublication publication, CancellationToken cancellation, ApiRequestCounter? counter = null) =>
        PublishAsync(publication.Subject.Repository, counter, (repository, ownership) =>
        [
            () => CompleteAsync(repository, ownership, publication.Subject, publication.Report.Check, cancellation),
            () => IssuePublisher.AreWelcome(publication.Settings)
                ? issues.PublishAsync(repository, ownership, publication.Report.Issues, publication.Gaps, cancellation)
                : Task.CompletedTask,
        ], cancellation);

    /// <summary>Completes the check run of a commit that could not be judged: neutral, with the reason. One that is complete says what it says.</summary>
    /// <param name="subject">The commit.</param>
    /// <param name="reason">Why, in a person's words: <c>GitHub did not answer</c>.</param>
    /// <param name="retrying">Whether it will be tried again by itself.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="counter">Counts its requests.</param>
    public Task<IReadOnlyList<string>> PublishFailureAsync(
        CheckSubject subject, string reason, bool retrying, CancellationToken cancellation, ApiRequestCounter? counter = null) =>
        PublishAsync(subject.Repository, counter, (repository, ownership) =>
        [
            () => checks.FailAsync(repository, ownership, subject.Commit, CheckReport.NotJudged(reason, retrying), subject.Details, cancellation),
        ], cancellation);

    /// <summary>Ends the check run of a commit that was started and will not be judged after all, with the reason.</summary>
    public Task<IReadOnlyList<string>> EndCheckAsync(CheckSubject subject, CheckReport reason, CancellationToken cancellation, ApiRequestCounter? counter = null) =>
        PublishAsync(subject.Repository, counter, (repository, ownership) =>
        [
            () => checks.EndAsync(repository, ownership, subject.Commit, reason, cancellation),
        ], cancellation);

    // A run that was started is completed also when the configuration wants none.
    private Task CompleteAsync(RepositoryClient repository, Ownership ownership, CheckSubject subject, CheckReport? report, CancellationToken cancellation) => report is null
        ? checks.EndAsync(repository, ownership, subject.Commit, CheckReport.TurnedOff, cancellation)
        : checks.CompleteAsync(repository, ownership, subject.Commit, report, subject.Details, cancellation);

    private async Task<IReadOnlyList<string>> PublishAsync(
        RepositoryIdentity identity, ApiRequestCounter? counter, Func<RepositoryClient, Ownership, IReadOnlyList<Func<Task>>> steps, CancellationToken cancellation)
    {
        app ??= await client.Apps.GetAppAsync(cancellation);
        var refusals = new List<string>();
        foreach (var step in steps(client.ForRepository(identity, TokenPurpose.Publish, counter), new Ownership(app, identity)))
        {
            try
            {
                await step();
            }
            catch (GitHubApiException exception) when (exception is not (RateLimitedException or InstallationUnavailableException) && exception.Status is HttpStatusCode.Forbidden or HttpStatusCode.Gone)
            {
                refusals.Add(exception.Message);
            }
        }

        return refusals;
    }
}
