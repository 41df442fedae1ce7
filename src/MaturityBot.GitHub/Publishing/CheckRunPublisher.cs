using MaturityBot.Core.Reporting;
using MaturityBot.GitHub.Api;

namespace MaturityBot.GitHub.Publishing;

/// <summary>
/// Keeps one check run for each judgement of a commit. Its state is remembered before each request, so that a process that dies in between is taken over
/// without a second run and without a remark said twice. A commit that is judged again differently gets a new run, as GitHub only ever adds remarks.
/// </summary>
internal sealed class CheckRunPublisher(IPublicationStore store, TimeProvider time)
{
    /// <summary>What people see, and what they name in branch rules.</summary>
    public const string Name = "maturity";

    private const int MostAnnotations = 50;

    // States that stand in place of a content hash until the run is complete.
    private const string Starting = "starting";
    private const string Running = "running";
    private const string Completing = "completing";

    // One commit can be the head of several branches and pull requests that are judged at once.
    private readonly SemaphoreSlim[] turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Shows that a commit is being judged. Does nothing for a commit that is being judged or was judged, unless it is to be judged again.</summary>
    public async Task StartAsync(RepositoryClient repository, Ownership ownership, string head, Uri? details, bool again, CancellationToken cancellation)
    {
        var key = Key(repository, head);
        using var turn = await TakeTurnAsync(key, cancellation);
        var known = await store.FindAsync(key, cancellation);
        if (known is { ContentHash: Running or Completing } || (known is not null && known.ContentHash != Starting && !again))
            return;

        var run = known?.ContentHash == Starting ? await FindUnfinishedAsync(repository, ownership, head, cancellation) : null;
        await store.SaveAsync(key, new Publication(0, Starting), cancellation);
        run ??= await repository.Checks.CreateAsync(
            new NewCheckRun(Name, head)
            {
                ExternalId = ownership.CheckKey(head),
                DetailsUrl = details?.AbsoluteUri,
                Status = CheckStatus.InProgress,
                StartedAt = time.GetUtcNow(),
            },
            cancellation);
        await store.SaveAsync(key, new Publication(run.Id, Running), cancellation);
    }

    /// <summary>Completes the check run of a commit with a report, starting one where there is none. Does nothing when the commit's last run says the same.</summary>
    public async Task CompleteAsync(RepositoryClient repository, Ownership ownership, string head, CheckReport report, Uri? details, CancellationToken cancellation)
    {
        using var turn = await TakeTurnAsync(Key(repository, head), cancellation);
        var known = await store.FindAsync(Key(repository, head), cancellation);
        if (known?.ContentHash != Hash(report))
            await CompleteAsync(repository, ownership, head, known, report, details, cancellation);
    }

    /// <summary>Ends the check run of a commit that will not be judged after all, with the reason. Does nothing when there is none or it is complete.</summary>
    public async Task EndAsync(RepositoryClient repository, Ownership ownership, string head, CheckReport reason, CancellationToken cancellation)
    {
        using var turn = await TakeTurnAsync(Key(repository, head), cancellation);
        if (await store.FindAsync(Key(repository, head), cancellation) is { } known && !IsComplete(known))
            await CompleteAsync(repository, ownership, head, known, reason, details: null, cancellation);
    }

    /// <summary>Says why a commit could not be judged. Does nothing when its check run is complete: what it says still holds.</summary>
    public async Task FailAsync(RepositoryClient repository, Ownership ownership, string head, CheckReport reason, Uri? details, CancellationToken cancellation)
    {
        using var turn = await TakeTurnAsync(Key(repository, head), cancellation);
        var known = await store.FindAsync(Key(repository, head), cancellation);
        if (known is null || !IsComplete(known))
            await CompleteAsync(repository, ownership, head, known, reason, details, cancellation);
    }

    private async Task CompleteAsync(
        RepositoryClient repository, Ownership ownership, string head, Publication? known, CheckReport report, Uri? details, CancellationToken cancellation)
    {
        var key = Key(repository, head);
        var standing = await StandingAsync(repository, ownership, head, known, report, cancellation);
        var id = standing.Id;
        if (!standing.IsDone)
        {
            await store.SaveAsync(key, id is null ? new Publication(0, Starting) : new Publication(id.Value, Completing), cancellation);
            var batches = report.Annotations.Skip(standing.Said).Chunk(MostAnnotations).DefaultIfEmpty([]).ToArray();
            for (var index = 0; index < batches.Length; index++)
                id = await SendAsync(repository, ownership, head, id, Output(report, batches[index]), Conclusion(report, isLast: index == batches.Length - 1), details, cancellation);
        }

        await store.SaveAsync(key, new Publication(id!.Value, Hash(report)), cancellation);
    }

    private static async Task<Standing> StandingAsync(
        RepositoryClient repository, Ownership ownership, string head, Publication? known, CheckReport report, CancellationToken cancellation)
    {
        if (known?.ContentHash == Running)
            return new Standing(known.Id, Said: 0, IsDone: false);

        // An earlier attempt ended in the middle: only GitHub knows how far it came.
        var run = known?.ContentHash switch
        {
            Completing => await repository.Checks.FindAsync(known.Id, cancellation),
            Starting => await FindNewestAsync(repository, ownership, head, cancellation),
            _ => null,
        };
        var isDone = run is { Status: CheckStatus.Completed } && Says(run, report);
        return run is null || (run.Status == CheckStatus.Completed && !isDone)
            ? new Standing(Id: null, Said: 0, IsDone: false)
            : new Standing(run.Id, run.Output?.AnnotationsCount ?? 0, isDone);
    }

    private static async Task<CheckRun?> FindUnfinishedAsync(RepositoryClient repository, Ownership ownership, string head, CancellationToken cancellation) =>
        await FindNewestAsync(repository, ownership, head, cancellation) is { } run && run.Status != CheckStatus.Completed ? run : null;

    private static async Task<CheckRun?> FindNewestAsync(RepositoryClient repository, Ownership ownership, string head, CancellationToken cancellation)
    {
        CheckRun? newest = null;
        await foreach (var run in repository.Checks.ListAsync(head, cancellation, Name, all: true))
        {
            if (run.ExternalId == ownership.CheckKey(head) && (run.App is null || ownership.IsApp(run.App, account: null)) && run.Id > (newest?.Id ?? 0))
                newest = run;
        }

        return newest;
    }

    private async Task<long> SendAsync(
        RepositoryClient repository, Ownership ownership, string head, long? id, CheckRunOutput output, string? conclusion, Uri? details, CancellationToken cancellation)
    {
        DateTimeOffset? completedAt = conclusion is null ? null : time.GetUtcNow();
        var status = conclusion is null ? CheckStatus.InProgress : CheckStatus.Completed;
        if (id is { } known)
        {
            var change = new CheckRunChange { Status = status, Conclusion = conclusion, CompletedAt = completedAt, DetailsUrl = details?.AbsoluteUri, Output = output };
            return (await repository.Checks.UpdateAsync(known, change, cancellation)).Id;
        }

        var run = new NewCheckRun(Name, head)
        {
            ExternalId = ownership.CheckKey(head),
            DetailsUrl = details?.AbsoluteUri,
            Status = status,
            Conclusion = conclusion,
            CompletedAt = completedAt,
            Output = output,
        };
        return (await repository.Checks.CreateAsync(run, cancellation)).Id;
    }

    private static CheckRunOutput Output(CheckReport report, Annotation[] annotations) => new(
        report.Title,
        report.Summary,
        report.Text.Length == 0 ? null : report.Text,
        annotations.Length == 0 ? null : [.. annotations.Select(annotation => new CheckRunAnnotation(
            annotation.Path,
            annotation.Line,
            annotation.EndLine,
            annotation.IsWarning ? AnnotationLevel.Warning : AnnotationLevel.Notice,
            annotation.Message,
            annotation.Title))]);

    private static string? Conclusion(CheckReport report, bool isLast) => !isLast ? null : report.Verdict switch
    {
        CheckVerdict.Held => CheckConclusion.Success,
        CheckVerdict.Fell => CheckConclusion.Failure,
        CheckVerdict.Skipped => CheckConclusion.Skipped,
        _ => CheckConclusion.Neutral,
    };

    private static bool Says(CheckRun run, CheckReport report) => run.Conclusion == Conclusion(report, isLast: true)
        && run.Output is { } output
        && output.Title == report.Title
        && output.Summary == report.Summary
        && (output.Text ?? "") == report.Text
        && output.AnnotationsCount == report.Annotations.Count;

    private static string Hash(CheckReport report) =>
        Ownership.Hash(string.Join('\0', [report.Verdict.ToString(), report.Title, report.Summary, report.Text, .. report.Annotations.Select(annotation => annotation.ToString())]));

    private static bool IsComplete(Publication known) => known.ContentHash is not (Starting or Running or Completing);

    private async Task<Turn> TakeTurnAsync(PublicationKey key, CancellationToken cancellation)
    {
        var turn = turns[(uint)key.GetHashCode() % turns.Length];
        await turn.WaitAsync(cancellation);
        return new Turn(turn);
    }

    private static PublicationKey Key(RepositoryClient repository, string head) => new(repository.Repository.Id, "check", head);

    private readonly record struct Turn(SemaphoreSlim Place) : IDisposable
    {
        public void Dispose() => Place.Release();
    }

    /// <summary>How far the run of a commit is.</summary>
    /// <param name="Id">The run to go on with; null to start one.</param>
    /// <param name="Said">How many of the report's remarks it has.</param>
    /// <param name="IsDone">Whether it says the report already.</param>
    private sealed record Standing(long? Id, int Said, bool IsDone);
}
