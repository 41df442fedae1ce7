namespace MaturityBot.Core.Documents;

/// <summary>A file read as data: its root, or where and why it could not be read.</summary>
/// <param name="Root">The document's root; <see cref="DataNode.None"/> when it could not be read.</param>
/// <param name="Error">What is wrong with the file; null when it was read.</param>
/// <param name="ErrorLine">The line of the error, from 1.</param>
public sealed record DataDocument(DataNode Root, string? Error = null, int ErrorLine = 0)
{
    /// <summary>A file that could not be read.</summary>
    public static DataDocument Broken(string error, int line) => new(DataNode.None, error, Math.Max(1, line));
}
