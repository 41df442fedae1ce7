namespace MaturityBot.Core.Workflows;

/// <summary>
/// GitHub's filter patterns for branches, tags and paths: <c>*</c> (not across a slash), <c>**</c>, <c>?</c> and <c>+</c> (after a character), <c>[a-z]</c>, <c>\</c>,
/// and <c>!</c> in front to take out again. In a list, the last pattern that matches decides.
/// </summary>
public static class FilterPattern
{
    private const int Longest = 512;

    /// <summary>Whether a list of patterns admits a name.</summary>
    public static bool Admits(IEnumerable<string> patterns, string name)
    {
        var admitted = false;
        foreach (var pattern in patterns)
        {
            var negative = pattern.StartsWith('!');
            if (Matches(negative ? pattern[1..] : pattern, name))
                admitted = !negative;
        }

        return admitted;
    }

    /// <summary>Whether one pattern, without a leading <c>!</c>, matches the whole name.</summary>
    public static bool Matches(string pattern, string name) =>
        pattern.Length <= Longest && name.Length <= Longest * 8 && new Matching(pattern, name).From(0, 0);

    // Every pair of positions is tried once, so that no pattern takes more than pattern times name steps.
    private sealed class Matching(string pattern, string name)
    {
        private readonly HashSet<(int Pattern, int Name)> tried = [];

        public bool From(int at, int letter)
        {
            while (true)
            {
                if (!tried.Add((at, letter)))
                    return false;
                if (at == pattern.Length)
                    return letter == name.Length;
                if (pattern[at] == '*')
                    return Star(at, letter);

                var end = EndOfOne(at);
                var quantifier = end < pattern.Length ? pattern[end] : '\0';
                var matches = letter < name.Length && One(at, end, name[letter]);
                if (quantifier == '?')
                {
                    if (matches && From(end + 1, letter + 1))
                        return true;
                    at = end + 1;
                }
                else if (!matches)
                    return false;
                else if (quantifier == '+')
                {
                    if (From(end + 1, letter + 1))
                        return true;
                    letter++;
                }
                else
                    (at, letter) = (end, letter + 1);
            }
        }

        private bool Star(int at, int letter)
        {
            var across = at + 1 < pattern.Length && pattern[at + 1] == '*';
            var next = across ? at + 2 : at + 1;
            var folders = across && (at == 0 || pattern[at - 1] == '/') && next < pattern.Length && pattern[next] == '/';
            if (folders && From(next + 1, letter))
                return true;
            for (var end = letter; end <= name.Length; end++)
            {
                if (From(next, end))
                    return true;
                if (end < name.Length && name[end] == '/' && !across)
                    return false;
            }

            return false;
        }

        private int EndOfOne(int at) => pattern[at] switch
        {
            '\\' when at + 1 < pattern.Length => at + 2,
            '[' when pattern.IndexOf(']', at + 1) is var close and > 0 => close + 1,
            _ => at + 1,
        };

        private bool One(int at, int end, char letter)
        {
            if (pattern[at] == '\\' && end == at + 2)
                return pattern[at + 1] == letter;
            if (pattern[at] != '[' || end == at + 1)
                return pattern[at] == letter;
            for (var index = at + 1; index < end - 1; index++)
            {
                var isRange = index + 2 < end - 1 && pattern[index + 1] == '-';
                if (isRange ? letter >= pattern[index] && letter <= pattern[index + 2] : letter == pattern[index])
                    return true;
                index += isRange ? 2 : 0;
            }

            return false;
        }
    }
}
