namespace MaturityBot.Core.Snapshots;

/// <summary>All paths of a repository at one commit, before any content is read.</summary>
/// <param name="Repository">Whose tree this is.</param>
/// <param name="Commit">Commit id; empty for a plain folder without git.</param>
/// <param name="CommittedAt">When the commit was made, if known: the "now" of every probe that asks how fresh something is.</param>
/// <param name="Entries">Every file, link and submodule.</param>
/// <param name="Warnings">What could not be listed, in a person's words.</param>
/// <param name="IsComplete">False when there are files that could not be listed; what is not found then may still be there.</param>
public sealed record RepositoryTree(
    RepositoryName Repository,
    string Commit,
    DateTimeOffset? CommittedAt,
    IReadOnlyList<TreeEntry> Entries,
    IReadOnlyList<string> Warnings,
    bool IsComplete = true);
