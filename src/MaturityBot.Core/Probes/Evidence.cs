using MaturityBot.Core.Documents;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes;

/// <summary>What a probe saw: a sentence, and where.</summary>
/// <param name="Message">A short sentence fragment, in lower case, that stands on its own: <c>npm is not covered by dependabot.yml</c>.</param>
/// <param name="Path">Path from the repository's root; null for a setting or for something that is nowhere.</param>
/// <param name="Line">First line, from 1.</param>
/// <param name="EndLine">Last line.</param>
/// <param name="Setting">The field of GitHub's API that was looked at; null for files.</param>
public sealed record Evidence(string Message, string? Path = null, int? Line = null, int? EndLine = null, string? Setting = null)
{
    /// <summary>Evidence on a node of a document.</summary>
    public static Evidence At(SourceFile file, DataNode node, string message) =>
        node.Line == 0 ? new Evidence(message, file.Path) : new Evidence(message, file.Path, node.Line, node.EndLine);

    /// <summary>Evidence on a line of a file.</summary>
    public static Evidence At(SourceFile file, int line, string message) => new(message, file.Path, line, line);

    /// <summary>Evidence that a file is there.</summary>
    public static Evidence In(TreeEntry entry, string message) => new(message, entry.Path);

    /// <summary>Evidence from a setting of the host.</summary>
    public static Evidence Of(string setting, string message) => new(message, Setting: setting);
}
