using System.Diagnostics.CodeAnalysis;

namespace MaturityBot.Core.Snapshots;

/// <summary>The <c>owner/name</c> of a repository. A local folder without an owner uses <c>local</c>.</summary>
public sealed record RepositoryName(string Owner, string Name)
{
    /// <summary>Reads <c>owner/name</c>; false when there is not exactly one slash with text on both sides.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out RepositoryName? name)
    {
        var parts = (text ?? "").Split('/');
        name = parts is [{ Length: > 0 } owner, { Length: > 0 } repository] ? new RepositoryName(owner, repository) : null;
        return name is not null;
    }

    /// <inheritdoc />
    public override string ToString() => $"{Owner}/{Name}";
}
