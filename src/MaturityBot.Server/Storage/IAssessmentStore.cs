using MaturityBot.Core.Rating;

namespace MaturityBot.Server.Storage;

/// <summary>Keeps assessments: the newest for the dashboard and as the base of pull requests, all of the default branch for the trend.</summary>
public interface IAssessmentStore
{
    /// <summary>Keeps an assessment; one under the same key is replaced, unless it belongs to the history and this one does not.</summary>
    /// <param name="key">What was judged by which rules.</param>
    /// <param name="onDefaultBranch">Whether the commit was the head of the default branch, and so belongs to the repository's history.</param>
    /// <param name="assessment">The assessment.</param>
    /// <param name="cancellation">Stops waiting; what was handed in may be kept all the same.</param>
    Task SaveAsync(AssessmentKey key, bool onDefaultBranch, Assessment assessment, CancellationToken cancellation);

    /// <summary>The assessment of a commit by certain rules; null when it was never judged by them.</summary>
    Task<Assessment?> FindAsync(AssessmentKey key, CancellationToken cancellation);

    /// <summary>The newest assessment of a repository's default branch; null when there is none.</summary>
    Task<Assessment?> LatestAsync(long repositoryId, CancellationToken cancellation);

    /// <summary>The levels of the newest assessment of each repository of an owner that has one.</summary>
    Task<IReadOnlyList<AssessmentSummary>> LatestOfOwnerAsync(string owner, CancellationToken cancellation);

    /// <summary>The levels over time of a repository's default branch, oldest first.</summary>
    Task<IReadOnlyList<AssessmentSummary>> HistoryAsync(long repositoryId, DateTimeOffset since, CancellationToken cancellation);
}

/// <summary>What was judged by which rules. The same key always gives the same judgement of what the commit holds.</summary>
/// <param name="RepositoryId">GitHub's id of the repository.</param>
/// <param name="Commit">Commit id.</param>
/// <param name="Rubric">Id and version of the rubric.</param>
/// <param name="ConfigurationHash">Hash of the configuration in force; empty without one.</param>
public sealed record AssessmentKey(long RepositoryId, string Commit, RubricReference Rubric, string ConfigurationHash);

/// <summary>The levels of one assessment.</summary>
/// <param name="RepositoryId">GitHub's id of the repository.</param>
/// <param name="Commit">Commit id.</param>
/// <param name="AssessedAt">When.</param>
/// <param name="Rubric">The rules it was judged by, e.g. <c>pillars 1.0</c>.</param>
/// <param name="Levels">Level by pillar id; pillars without a level are left out.</param>
public sealed record AssessmentSummary(long RepositoryId, string Commit, DateTimeOffset AssessedAt, string Rubric, IReadOnlyDictionary<string, int> Levels);
