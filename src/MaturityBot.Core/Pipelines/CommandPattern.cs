namespace MaturityBot.Core.Pipelines;

/// <summary>
/// A pattern of a command: the program, then words that follow in this order, others between them. <c>a|b</c> is either, <c>-x</c> an option, <c>test*</c> a beginning,
/// <c>*test</c> an end, <c>*test*</c> a part. The first word that is no option must be the command's first argument that is no option or an option's value.
/// </summary>
public sealed class CommandPattern
{
    // Programs that take several targets in any order.
    private static readonly HashSet<string> ManyTargets = new(StringComparer.Ordinal) { "mvn", "gradle", "make", "sbt", "rake", "mill", "bazel", "bazelisk", "lein", "just", "task" };

    private readonly string[][] words;

    private CommandPattern(string[][] words) => this.words = words;

    /// <summary>The names of the programs that it is about.</summary>
    public IReadOnlyList<string> Programs => words[0];

    /// <summary>Reads a pattern.</summary>
    public static CommandPattern Parse(string pattern) =>
        new([.. pattern.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Split('|'))]);

    /// <summary>Whether a command matches; <paramref name="command"/> begins with the program's plain name.</summary>
    public bool Matches(IReadOnlyList<string> command)
    {
        if (!words[0].Contains(command[0], StringComparer.Ordinal))
            return false;

        var at = 1;
        for (var index = 1; index < words.Length; index++)
        {
            var choices = words[index];
            var leads = index == 1 && !ManyTargets.Contains(command[0]) && choices[0] is not ['-' or '/' or '*', ..];
            var found = Find(command, at, choices, leads);
            if (found < 0)
                return false;
            at = choices[0].StartsWith('-') ? at : found + 1;
        }

        return true;
    }

    /// <summary>Whether a word fits a word of a pattern.</summary>
    public static bool Fits(string pattern, string word) => pattern switch
    {
        "*" => true,
        ['*', .. var part, '*'] => word.Contains(part, StringComparison.OrdinalIgnoreCase),
        ['*', .. var end] => word.EndsWith(end, StringComparison.OrdinalIgnoreCase),
        [.. var start, '*'] => word.StartsWith(start, StringComparison.OrdinalIgnoreCase),
        _ => word.Equals(pattern, StringComparison.Ordinal) || (pattern.StartsWith("--", StringComparison.Ordinal) && word.StartsWith(pattern + "=", StringComparison.Ordinal)),
    };

    private static int Find(IReadOnlyList<string> command, int from, string[] choices, bool leads)
    {
        for (var index = from; index < command.Count; index++)
        {
            if (choices.Any(choice => Fits(choice, command[index])))
                return index;
            if (leads && command[index] is not ['-' or '+', ..] && !(index > 1 && command[index - 1].StartsWith('-')))
                return -1;
        }

        return -1;
    }
}
