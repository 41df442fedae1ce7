using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes;

/// <summary>A file that GitHub knows by name in the root, in <c>.github</c> or in <c>docs</c>, and takes from the organisation's <c>.github</c> repository where it is missing.</summary>
internal sealed class CommunityFile(params string[] names)
{
    private readonly PathSet places = new(Globs(names));

    /// <summary>The files that the name can stand for.</summary>
    public IReadOnlyList<string> Reads { get; } = [.. Globs(names)];

    /// <summary>The files that are there, in GitHub's order of preference: <c>.github</c>, the root, <c>docs</c>.</summary>
    public IEnumerable<TreeEntry> In(Snapshot snapshot) =>
        snapshot.Own.Where(entry => places.Contains(entry.Path)).OrderBy(entry => Rank(entry.Path));

    /// <summary>Their contents, as far as they were read.</summary>
    public IEnumerable<SourceFile> Files(Snapshot snapshot) => In(snapshot).Select(entry => snapshot.Read(entry.Path)).OfType<SourceFile>();

    /// <summary>The answer for a repository that has no such file of its own: what the organisation's defaults say, as far as they can be seen.</summary>
    public ProbeResult InDefaults(Snapshot snapshot, string what)
    {
        const string setting = "organization .github repository";
        var defaults = snapshot.Settings.OrganizationDefaults;
        if (!defaults.IsSeen)
            return new(Outcome.Unknown, [Evidence.Of(setting, $"no {what} here; whether the organisation's .github repository has one is out of sight: {defaults.Reason}")]);
        return defaults.Value.FirstOrDefault(places.Contains) is { } path
            ? ProbeResult.Met(Evidence.Of(setting, $"{path} of the organisation's .github repository serves as {what}"))
            : ProbeResult.NotMet($"no {what} in the root, .github or docs, nor in the organisation's .github repository");
    }

    private static int Rank(string path) => path.StartsWith(".github/", StringComparison.OrdinalIgnoreCase) ? 0 : path.Contains('/', StringComparison.Ordinal) ? 2 : 1;

    private static IEnumerable<string> Globs(string[] names) =>
        from folder in new[] { "", ".github/", "docs/" }
        from name in names
        select folder + name;
}
