using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Documents;

/// <summary>
/// Reads INI-like text (<c>setup.cfg</c>, <c>tox.ini</c>, <c>.editorconfig</c>) and Java properties into a map: names outside a section at the top, sections as maps.
/// Indented lines continue the value above, as Python's readers have it. There is nothing that it refuses; what has no <c>=</c> or <c>:</c> is a name with an empty value.
/// </summary>
public static class IniReader
{
    private const int MostLines = 100_000;

    /// <summary>The document of a file, read once.</summary>
    public static DataNode Read(SourceFile file) => file.Parse(static file => new Parsed(Read(file.Lines))).Root;

    /// <summary>The document of some lines.</summary>
    public static DataNode Read(IReadOnlyList<string> lines)
    {
        var top = new Section(1);
        var sections = new List<(string Name, Section Section)>();
        var current = top;
        for (var index = 0; index < Math.Min(lines.Count, MostLines); index++)
        {
            var line = lines[index].Trim();
            if (line.Length == 0 || line[0] is '#' or ';' or '!')
                continue;
            if (line is ['[', .., ']'])
                sections.Add((line[1..^1].Trim(), current = new Section(index + 1)));
            else if (char.IsWhiteSpace(lines[index][0]) && current.Continue(line, index + 1))
                continue;
            else
                current.Add(line, index + 1);
        }

        return DataNode.Map(
            [.. top.Members, .. sections.Select(section => KeyValuePair.Create(section.Name, section.Section.ToNode()))],
            1,
            lines.Count,
            [.. top.Members.Select(member => member.Value.Line), .. sections.Select(section => section.Section.Line)]);
    }

    private sealed record Parsed(DataNode Root);

    private sealed class Section(int line)
    {
        private readonly List<(string Name, List<string> Values, int Line, int EndLine)> entries = [];

        public int Line => line;

        public KeyValuePair<string, DataNode>[] Members =>
            [.. entries.Select(entry => KeyValuePair.Create(entry.Name, DataNode.Scalar(string.Join('\n', entry.Values), entry.Line, entry.EndLine)))];

        public DataNode ToNode()
        {
            var members = Members;
            return DataNode.Map(members, line, members.Length == 0 ? line : members[^1].Value.EndLine);
        }

        public void Add(string text, int at)
        {
            var mark = text.AsSpan().IndexOfAny('=', ':');
            var (name, value) = mark < 0 ? (text, "") : (text[..mark].TrimEnd(), text[(mark + 1)..].TrimStart());
            entries.Add((name, [value], at, at));
        }

        public bool Continue(string text, int at)
        {
            if (entries.Count == 0)
                return false;
            var last = entries[^1];
            last.Values.Add(text);
            entries[^1] = last with { EndLine = at };
            return true;
        }
    }
}
