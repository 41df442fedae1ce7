namespace MaturityBot.Core.Documents;

/// <summary>A TOML table while it is read: knows how it came to be, for TOML forbids to define one twice.</summary>
internal sealed class TomlTable(int line)
{
    private const int MostMembers = 100_000;

    private readonly Dictionary<string, (int Line, object Value)> members = new(StringComparer.Ordinal);
    private readonly List<string> order = [];
    private bool isDefined;
    private bool isDotted;

    /// <summary>The table that a header like <c>[a.b]</c> passes through: a new one, an old one, or the last of an array.</summary>
    public TomlTable Reach(string name, int at) => Find(name) switch
    {
        null => Add(name, at, new TomlTable(at)),
        TomlTable table => table,
        List<TomlTable> array => array[^1],
        _ => throw new TomlException($"{name} is not a table"),
    };

    /// <summary>The table that a dotted key like <c>a.b = 1</c> passes through.</summary>
    public TomlTable ReachDotted(string name, int at)
    {
        var table = Find(name) is null ? Add(name, at, new TomlTable(at) { isDotted = true }) : Find(name) as TomlTable;
        if (table is null || table.isDefined)
            throw new TomlException($"{name} is already defined");
        table.isDotted = true;
        return table;
    }

    /// <summary>The table that a header names; each may be named once.</summary>
    public TomlTable Define(string name, int at)
    {
        var table = Find(name) is null ? Add(name, at, new TomlTable(at)) : Find(name) as TomlTable;
        if (table is null || table.isDefined || table.isDotted)
            throw new TomlException($"{name} is already defined");
        table.isDefined = true;
        return table;
    }

    /// <summary>A new last table of the array that a header names.</summary>
    public TomlTable AddToArray(string name, int at)
    {
        if (Find(name) is null)
            Add(name, at, new List<TomlTable>());
        if (Find(name) is not List<TomlTable> array)
            throw new TomlException($"{name} is already defined");
        var table = new TomlTable(at) { isDefined = true };
        array.Add(table);
        return table;
    }

    /// <summary>A value under a name that has none yet.</summary>
    public void Set(string name, int at, object value)
    {
        if (members.ContainsKey(name))
            throw new TomlException($"{name} is already defined");
        Add(name, at, value);
    }

    public DataNode ToNode()
    {
        var nodes = order.Select(name => KeyValuePair.Create(name, ToNode(members[name].Value, members[name].Line))).ToArray();
        return DataNode.Map(nodes, line, nodes.Length == 0 ? line : nodes.Max(node => node.Value.EndLine), [.. order.Select(name => members[name].Line)]);
    }

    private static DataNode ToNode(object value, int at) => value switch
    {
        DataNode node => node,
        TomlTable table => table.ToNode(),
        List<TomlTable> array when array.Select(table => table.ToNode()).ToArray() is var items => DataNode.List(items, at, items[^1].EndLine),
        _ => DataNode.None,
    };

    private object? Find(string name) => members.TryGetValue(name, out var member) ? member.Value : null;

    private T Add<T>(string name, int at, T value) where T : notnull
    {
        if (members.Count >= MostMembers)
            throw new TomlException($"more than {MostMembers:N0} values");
        members[name] = (at, value);
        order.Add(name);
        return value;
    }
}
