namespace MaturityBot.Core.Snapshots;

internal static class LinkTarget
{
    /// <summary>The path inside the repository that a symbolic link means; null when it leads out.</summary>
    public static string? Resolve(string linkPath, string target)
    {
        if (target.StartsWith('/') || target.Contains('\\', StringComparison.Ordinal) || target.Contains('\0', StringComparison.Ordinal))
            return null;

        var parts = new List<string>(linkPath.Split('/')[..^1]);
        foreach (var part in target.Split('/'))
        {
            if (part is "" or ".")
                continue;
            if (part != "..")
                parts.Add(part);
            else if (parts.Count == 0)
                return null;
            else
                parts.RemoveAt(parts.Count - 1);
        }

        return string.Join('/', parts);
    }
}
