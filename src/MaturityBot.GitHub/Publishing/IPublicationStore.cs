namespace MaturityBot.GitHub.Publishing;

/// <summary>Remembers what was published, so that it is found again without searching. Losing it costs look-ups and a new check run for a commit that is judged again; never a second comment or issue.</summary>
public interface IPublicationStore
{
    /// <summary>What was published under a key; null when nothing is remembered.</summary>
    Task<Publication?> FindAsync(PublicationKey key, CancellationToken cancellation);

    /// <summary>Remembers what was published under a key, replacing what was remembered.</summary>
    Task SaveAsync(PublicationKey key, Publication publication, CancellationToken cancellation);

    /// <summary>Forgets a key, e.g. because the comment was deleted.</summary>
    Task ForgetAsync(PublicationKey key, CancellationToken cancellation);
}

/// <summary>What is published once: a check run of a commit, the comment of a pull request, the issue of a quick win.</summary>
/// <param name="RepositoryId">GitHub's id of the repository, which survives renames and transfers.</param>
/// <param name="Kind"><c>check</c>, <c>comment</c> or <c>issue</c>.</param>
/// <param name="Subject">Commit, pull request number, or quick-win id.</param>
public sealed record PublicationKey(long RepositoryId, string Kind, string Subject);

/// <summary>Something published on GitHub.</summary>
/// <param name="Id">Id of the check run or comment, or number of the issue.</param>
/// <param name="ContentHash">Hash of the text, so that nothing is sent that would change nothing; or a word for a state in which there is no text yet.</param>
public sealed record Publication(long Id, string ContentHash);
