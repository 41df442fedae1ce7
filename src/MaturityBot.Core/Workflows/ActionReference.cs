namespace MaturityBot.Core.Workflows;

/// <summary>What a <c>uses:</c> names: <c>owner/repository/path@ref</c>, a folder or file of this repository, or a container image.</summary>
/// <param name="Text">As written.</param>
/// <param name="Repository"><c>owner/repository</c>; empty for a local path and for an image.</param>
/// <param name="Path">The folder inside that repository, or of this one; empty for the root. For an image, its name with tag and digest.</param>
/// <param name="Ref">Branch, tag or commit; empty when none is given.</param>
public sealed record ActionReference(string Text, string Repository, string Path, string Ref)
{
    private const string Docker = "docker://";

    /// <summary>Whether it is part of this repository.</summary>
    public bool IsLocal => Text.StartsWith("./", StringComparison.Ordinal);

    /// <summary>Whether it is a container image.</summary>
    public bool IsImage => Text.StartsWith(Docker, StringComparison.OrdinalIgnoreCase);

    /// <summary>The owner of another repository; empty otherwise.</summary>
    public string Owner => Repository.Length == 0 ? "" : Repository[..Repository.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>Whether it always means the same code: a full commit id, an image digest, or a part of this repository.</summary>
    public bool IsPinned => IsLocal || (IsImage ? Path.Contains("@sha256:", StringComparison.Ordinal) : Ref.Length is 40 or 64 && Ref.All(char.IsAsciiHexDigit));

    /// <summary>Whether it is this action: <c>owner/repository</c> or <c>owner/repository/path</c>, without regard to case. A repository alone also means its parts.</summary>
    public bool Is(string action)
    {
        if (Repository.Length == 0 || !action.StartsWith(Repository, StringComparison.OrdinalIgnoreCase))
            return false;
        return action.Length == Repository.Length
            || (action[Repository.Length] == '/' && action.AsSpan(Repository.Length + 1).Equals(Path, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Reads a <c>uses:</c>.</summary>
    public static ActionReference Parse(string text)
    {
        text = text.Trim();
        if (text.StartsWith("./", StringComparison.Ordinal))
            return new ActionReference(text, "", text[2..].TrimEnd('/'), "");
        if (text.StartsWith(Docker, StringComparison.OrdinalIgnoreCase))
            return new ActionReference(text, "", text[Docker.Length..], "");

        var at = text.IndexOf('@', StringComparison.Ordinal);
        var (name, reference) = at < 0 ? (text, "") : (text[..at], text[(at + 1)..]);
        return name.Split('/', 3) switch
        {
            [{ Length: > 0 } owner, { Length: > 0 } repository, var path] => new ActionReference(text, $"{owner}/{repository}", path, reference),
            [{ Length: > 0 } owner, { Length: > 0 } repository] => new ActionReference(text, $"{owner}/{repository}", "", reference),
            _ => new ActionReference(text, "", "", reference),
        };
    }
}
