namespace MaturityBot.GitHub.Auth;

/// <summary>What an installation token is for: it gets these permissions and no more.</summary>
public sealed class TokenPurpose
{
    private TokenPurpose(string name, params (string Permission, string Access)[] permissions)
    {
        Name = name;
        Permissions = permissions.ToDictionary(pair => pair.Permission, pair => pair.Access, StringComparer.Ordinal);
    }

    /// <summary>Reads code and settings of a repository. What an installation does not grant is left out, and what it would show stays out of sight.</summary>
    public static TokenPurpose Read { get; } = new(
        "read", ("metadata", "read"), ("contents", "read"), ("administration", "read"), ("actions", "read"), ("pull_requests", "read"));

    /// <summary>Writes check runs, comments, labels and issues.</summary>
    public static TokenPurpose Publish { get; } = new(
        "publish", ("metadata", "read"), ("checks", "write"), ("issues", "write"), ("pull_requests", "write"));

    /// <summary>Reads the names of the repositories of an installation and the organisation's default files.</summary>
    public static TokenPurpose Discover { get; } = new("discover", ("metadata", "read"), ("contents", "read"));

    /// <summary>Short name, part of cache keys.</summary>
    public string Name { get; }

    /// <summary>Permission names with <c>read</c> or <c>write</c>, as GitHub spells them.</summary>
    public IReadOnlyDictionary<string, string> Permissions { get; }

    /// <inheritdoc />
    public override string ToString() => Name;
}
