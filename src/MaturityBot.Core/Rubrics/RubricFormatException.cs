namespace MaturityBot.Core.Rubrics;

/// <summary>A rubric that cannot be used; the message lists every error as <c>file:line: what is wrong</c>.</summary>
public sealed class RubricFormatException(IReadOnlyList<string> errors) : Exception(string.Join('\n', errors))
{
    /// <summary>Every error, as <c>file:line: what is wrong</c>.</summary>
    public IReadOnlyList<string> Errors { get; } = errors;
}
