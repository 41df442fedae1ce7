namespace MaturityBot.Core.Dependencies;

/// <summary>The texts in quotes on a line of a program that serves as a manifest (Gemfile, build.gradle, mix.exs, setup.py).</summary>
internal static class Quoted
{
    /// <summary>The texts in single or double quotes, up to a comment.</summary>
    public static List<string> In(ReadOnlySpan<char> line, char comment = '\0')
    {
        var texts = new List<string>();
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == comment || line[at..].StartsWith("//"))
                break;
            if (line[at] is not ('"' or '\''))
                continue;
            var length = line[(at + 1)..].IndexOf(line[at]);
            if (length < 0)
                break;
            texts.Add(line.Slice(at + 1, length).ToString());
            at += length + 1;
        }

        return texts;
    }
}
