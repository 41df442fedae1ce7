using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Documents;

/// <summary>A line of a CODEOWNERS file.</summary>
/// <param name="Pattern">Which files it is about.</param>
/// <param name="Owners">Users (<c>@name</c>), teams (<c>@org/team</c>) and mail addresses; empty to take ownership away.</param>
/// <param name="Line">Its line, from 1.</param>
public sealed record CodeownersRule(string Pattern, IReadOnlyList<string> Owners, int Line);

/// <summary>The CODEOWNERS file that GitHub uses: the first of <c>.github/</c>, the root, and <c>docs/</c>.</summary>
public sealed record Codeowners(SourceFile File, IReadOnlyList<CodeownersRule> Rules)
{
    /// <summary>Where the file may be.</summary>
    public static IReadOnlyList<string> Reads { get; } = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"];

    /// <summary>The rule that decides about a file: the last one that matches; null when none does.</summary>
    public CodeownersRule? RuleFor(string path) => Rules.LastOrDefault(rule => GitPattern.Matches(rule.Pattern, path));

    /// <summary>The file of a snapshot; null when there is none or it was not read.</summary>
    public static Codeowners? Of(Snapshot snapshot) =>
        Reads.Where(snapshot.Has).Take(1).Select(snapshot.Read).OfType<SourceFile>().FirstOrDefault()?.Parse(static file => new Codeowners(file, [.. Parse(file.Lines)]));

    private static IEnumerable<CodeownersRule> Parse(IReadOnlyList<string> lines)
    {
        for (var index = 0; index < lines.Count; index++)
        {
            var line = lines[index];
            var comment = line.StartsWith('#') ? 0 : line.IndexOf(" #", StringComparison.Ordinal);
            var words = (comment < 0 ? line : line[..comment]).Replace("\\ ", "\0", StringComparison.Ordinal).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 0)
                yield return new CodeownersRule(words[0].Replace('\0', ' '), words[1..], index + 1);
        }
    }
}
