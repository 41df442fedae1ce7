namespace MaturityBot.GitHub.Api;

/// <summary>A commit of the git data API.</summary>
public sealed record GitCommit(string? Sha, GitObjectReference? Tree, IReadOnlyList<GitObjectReference>? Parents, GitSignatureLine? Author, GitSignatureLine? Committer, string? Message);

/// <summary>A pointer to a git object.</summary>
public sealed record GitObjectReference(string? Sha);

/// <summary>Who and when.</summary>
public sealed record GitSignatureLine(string? Name, DateTimeOffset? Date);

/// <summary>A tree, or with <c>recursive</c> all trees below it.</summary>
/// <param name="Truncated">There are more entries than GitHub lists at once.</param>
public sealed record GitTree(string? Sha, IReadOnlyList<GitTreeItem>? Tree, bool? Truncated);

/// <summary>An entry of a tree.</summary>
/// <param name="Mode"><c>100644</c>, <c>100755</c>, <c>120000</c> (link), <c>160000</c> (submodule) or <c>040000</c> (tree).</param>
/// <param name="Type"><c>blob</c>, <c>tree</c> or <c>commit</c>.</param>
/// <param name="Size">Bytes, for blobs.</param>
public sealed record GitTreeItem(string? Path, string? Mode, string? Type, string? Sha, long? Size);

/// <summary>The content of a blob.</summary>
/// <param name="Encoding"><c>base64</c> or <c>utf-8</c>.</param>
internal sealed record GitBlob(string? Content, string? Encoding);
