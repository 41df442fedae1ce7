using System.Collections.Frozen;
using MaturityBot.Core.Snapshots;
using MaturityBot.GitHub.Api;
using MaturityBot.Server.Inbox;

namespace MaturityBot.Server.Webhooks;

/// <summary>
/// The events that are acted upon, and what follows from each: one table, so that what is let in and what is handled cannot differ. Pure.
/// </summary>
internal static class WebhookEvents
{
    private static readonly FrozenDictionary<string, Func<Received, IEnumerable<Change>>> Handled =
        new Dictionary<string, Func<Received, IEnumerable<Change>>>(StringComparer.Ordinal)
        {
            ["push"] = Push,
            ["pull_request.opened"] = PullRequest,
            ["pull_request.reopened"] = PullRequest,
            ["pull_request.synchronize"] = PullRequest,
            ["pull_request.ready_for_review"] = PullRequest,
            ["pull_request.converted_to_draft"] = PullRequest,
            ["pull_request.edited"] = EditedPullRequest,
            ["pull_request.closed"] = ClosedPullRequest,
            ["check_run.rerequested"] = CheckRun,
            ["check_run.requested_action"] = CheckRun,
            ["check_suite.rerequested"] = CheckSuite,
            ["merge_group.checks_requested"] = MergeGroup,
            ["issues.closed"] = Issue,
            ["issues.reopened"] = Issue,
            ["installation.created"] = Installed,
            ["installation.unsuspend"] = Resumed,
            ["installation.new_permissions_accepted"] = Resumed,
            ["installation.suspend"] = received => [new Change.InstallationSuspended(received.InstallationId)],
            ["installation.deleted"] = received => [new Change.InstallationGone(received.InstallationId)],
            ["installation_repositories.added"] = Installed,
            ["installation_repositories.removed"] = Removed,
            ["repository.renamed"] = Seen,
            ["repository.transferred"] = SettingsChanged,
            ["repository.edited"] = EditedRepository,
            ["repository.publicized"] = SettingsChanged,
            ["repository.privatized"] = SettingsChanged,
            ["repository.unarchived"] = SettingsChanged,
            ["repository.archived"] = Gone,
            ["repository.deleted"] = Gone,
            ["branch_protection_rule.created"] = SettingsChanged,
            ["branch_protection_rule.edited"] = SettingsChanged,
            ["branch_protection_rule.deleted"] = SettingsChanged,
            ["branch_protection_configuration.enabled"] = SettingsChanged,
            ["branch_protection_configuration.disabled"] = SettingsChanged,
            ["repository_ruleset.created"] = SettingsChanged,
            ["repository_ruleset.edited"] = SettingsChanged,
            ["repository_ruleset.deleted"] = SettingsChanged,
            ["security_and_analysis"] = SettingsChanged,
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The events that are acted upon.</summary>
    public static FrozenSet<string> Names { get; } = Handled.Keys.Select(key => key.Split('.')[0]).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether any action of an event is acted upon.</summary>
    public static bool Handles(string eventName) => Names.Contains(eventName);

    /// <summary>Whether an event with this action is acted upon.</summary>
    public static bool Handles(string eventName, string? action) => Handled.ContainsKey(Name(eventName, action));

    /// <summary>Event and action as one name.</summary>
    public static string Name(string eventName, string? action) => action is null ? eventName : $"{eventName}.{action}";

    /// <summary>What follows from a delivery; nothing when it is none of our business, e.g. a push to another branch.</summary>
    public static IReadOnlyList<Change> Decide(string eventName, WebhookPayload payload, string deliveryId, DateTimeOffset receivedAt, long appId) =>
        payload.Installation is { Id: > 0 } && Handled.TryGetValue(Name(eventName, payload.Action), out var decide)
            ? [.. decide(new Received(payload, deliveryId, receivedAt, appId))]
            : [];

    private static IEnumerable<Change> Push(Received received)
    {
        var (payload, repository) = (received.Payload, received.Payload.Repository);
        if (payload.Deleted || repository?.DefaultBranch is not { } branch || payload.Ref != $"refs/heads/{branch}")
            return [];
        return received.Judge(WorkKind.Branch, WorkReason.Push, item => item with
        {
            Branch = branch,
            HeadSha = payload.After,
            BaseSha = Commit(payload.Before),
            HeadAt = repository.PushedAt ?? received.At,
        });
    }

    private static IEnumerable<Change> PullRequest(Received received) => PullRequest(received, WorkKind.PullRequest);

    private static IEnumerable<Change> ClosedPullRequest(Received received) => PullRequest(received, WorkKind.ClosedPullRequest);

    private static IEnumerable<Change> EditedPullRequest(Received received) =>
        received.Payload.Changes?.Base is null ? [] : PullRequest(received, WorkKind.PullRequest);

    private static IEnumerable<Change> PullRequest(Received received, WorkKind kind) => received.Payload.PullRequest is not { Number: > 0 } pull
        ? []
        : received.Judge(kind, WorkReason.PullRequest, item => item with
        {
            Number = pull.Number,
            Branch = pull.Head?.Ref,
            HeadSha = pull.Head?.Sha,
            BaseRef = pull.Base?.Ref,
            BaseSha = pull.Base?.Sha,
            IsDraft = pull.Draft,
            HeadAt = pull.UpdatedAt ?? received.At,
        });

    private static IEnumerable<Change> CheckRun(Received received) =>
        received.Payload.CheckRun is { } run && run.App?.Id == received.AppId
            ? Rerequested(received, run.HeadSha, run.CheckSuite?.HeadBranch, run.PullRequests ?? run.CheckSuite?.PullRequests)
            : [];

    private static IEnumerable<Change> CheckSuite(Received received) =>
        received.Payload.CheckSuite is { } suite && suite.App?.Id == received.AppId
            ? Rerequested(received, suite.HeadSha, suite.HeadBranch, suite.PullRequests)
            : [];

    /// <summary>The same commit can be the head of pull requests and of the default branch; without either, e.g. from a fork, it is judged alone.</summary>
    private static IEnumerable<Change> Rerequested(Received received, string? head, string? branch, IReadOnlyList<PayloadPullRequest>? pulls)
    {
        if (head is null)
            return [];
        if (branch is not null && branch == received.Payload.Repository?.DefaultBranch)
            return received.Judge(WorkKind.Branch, WorkReason.Rerequested, item => item with { Branch = branch, HeadSha = head });

        // A commit of a fork can be the head of a pull request in the repository it was forked from; that one is not ours to judge here.
        // A commit that its pull request has left behind does not speak for it any more.
        var own = (pulls ?? []).Where(pull => pull.Number > 0
            && (pull.Base?.Repo?.Id ?? received.Payload.Repository?.Id) == received.Payload.Repository?.Id
            && (pull.Head?.Sha ?? head) == head);
        var changes = own.SelectMany(pull => received.Judge(WorkKind.PullRequest, WorkReason.Rerequested, item => item with
        {
            Number = pull.Number,
            Branch = pull.Head?.Ref,
            HeadSha = head,
            BaseRef = pull.Base?.Ref,
            BaseSha = pull.Base?.Sha,
        })).ToArray();
        return changes.Length > 0 ? changes : received.Judge(WorkKind.Commit, WorkReason.Rerequested, item => item with { Branch = branch, HeadSha = head });
    }

    private static IEnumerable<Change> MergeGroup(Received received) => received.Payload.MergeGroup is not { HeadSha: { } head } group
        ? []
        : received.Judge(WorkKind.Commit, WorkReason.MergeGroup, item => item with { HeadSha = head, BaseSha = Commit(group.BaseSha), BaseRef = ShortName(group.BaseRef) });

    /// <summary>A person's word on an issue of ours: it is looked at again. What we close ourselves needs no second look.</summary>
    private static IEnumerable<Change> Issue(Received received) =>
        received.Payload.Issue?.PerformedViaGithubApp?.Id == received.AppId && received.Payload.Sender?.Type != "Bot"
            ? received.JudgeBranch(WorkReason.IssueChanged)
            : [];

    private static IEnumerable<Change> SettingsChanged(Received received) => received.JudgeBranch(WorkReason.SettingsChanged);

    private static IEnumerable<Change> EditedRepository(Received received) =>
        received.Payload.Changes?.DefaultBranch is null ? [] : received.JudgeBranch(WorkReason.SettingsChanged);

    private static IEnumerable<Change> Seen(Received received) => received.Seen(received.Payload.Repository);

    private static IEnumerable<Change> Gone(Received received) =>
        received.Payload.Repository is { Id: > 0 } repository ? [new Change.RepositoryGone(repository.Id)] : [];

    private static IEnumerable<Change> Removed(Received received) =>
        (received.Payload.RepositoriesRemoved ?? []).Where(repository => repository.Id > 0).Select(repository => new Change.RepositoryGone(repository.Id));

    /// <summary>What happened meanwhile was not delivered, and what could not be seen can be now.</summary>
    private static IEnumerable<Change> Resumed(Received received) =>
        [received.Active(), new Change.JudgeInstallation(received.InstallationId, WorkReason.Installed, received.DeliveryId, received.At)];

    private static IEnumerable<Change> Installed(Received received) =>
    [
        received.Active(),
        .. (received.Payload.Repositories ?? []).Concat(received.Payload.RepositoriesAdded ?? []).SelectMany(repository => received.JudgeBranch(WorkReason.Installed, repository)),
    ];

    /// <summary>GitHub writes 40 zeros for "no commit".</summary>
    private static string? Commit(string? sha) => sha is null || sha.AsSpan().Trim('0').IsEmpty ? null : sha;

    private static string? ShortName(string? reference) => reference?.StartsWith("refs/heads/", StringComparison.Ordinal) == true ? reference["refs/heads/".Length..] : reference;

    private sealed record Received(WebhookPayload Payload, string DeliveryId, DateTimeOffset At, long AppId)
    {
        public long InstallationId => Payload.Installation!.Id;

        public Change.InstallationActive Active() => new(InstallationId, Payload.Installation?.Account?.Login ?? "");

        public IEnumerable<Change> Seen(PayloadRepository? repository) => Identity(repository) is { } identity
            ? [new Change.RepositorySeen(identity, repository!.Private ?? true, repository.DefaultBranch)]
            : [];

        public IEnumerable<Change> Judge(WorkKind kind, WorkReason reason, Func<WorkItem, WorkItem> complete) => Judge(Payload.Repository, kind, reason, complete);

        public IEnumerable<Change> JudgeBranch(WorkReason reason) => JudgeBranch(reason, Payload.Repository);

        public IEnumerable<Change> JudgeBranch(WorkReason reason, PayloadRepository? repository) =>
            Judge(repository, WorkKind.Branch, reason, item => item with { Branch = repository?.DefaultBranch });

        private IEnumerable<Change> Judge(PayloadRepository? repository, WorkKind kind, WorkReason reason, Func<WorkItem, WorkItem> complete) =>
            Identity(repository) is { } identity && repository?.Archived != true
                ? [.. Seen(repository), new Change.Judge(complete(new WorkItem(identity, kind, reason, DeliveryId, At)))]
                : [];

        private RepositoryIdentity? Identity(PayloadRepository? repository) =>
            repository is { Id: > 0 } && RepositoryName.TryParse(repository.FullName, out var name) ? new RepositoryIdentity(InstallationId, repository.Id, name) : null;
    }
}
