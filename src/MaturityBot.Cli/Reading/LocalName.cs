using MaturityBot.Core.Snapshots;

namespace MaturityBot.Cli.Reading;

internal static class LocalName
{
    /// <summary>The name of a repository that only this machine knows: <c>local/FOLDER</c>.</summary>
    public static RepositoryName Of(string path)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        return new RepositoryName("local", name is ".git" ? Path.GetFileName(Path.GetDirectoryName(path)) ?? "root"
            : name.EndsWith(".git", StringComparison.Ordinal) ? name[..^4]
            : name.Length > 0 ? name : "root");
    }
}
