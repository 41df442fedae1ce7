using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace MaturityBot.Core.Documents;

/// <summary>What a <see cref="DataNode"/> is.</summary>
public enum DataKind
{
    /// <summary>Nothing: a missing member, an empty document, a null.</summary>
    Null,

    /// <summary>A single value.</summary>
    Scalar,

    /// <summary>Named members in order.</summary>
    Map,

    /// <summary>Items in order.</summary>
    List,
}

/// <summary>
/// A value of a YAML, JSON, TOML or HCL document, with the lines it stands on. Asking for what is not there gives <see cref="None"/>, never an error,
/// so that a probe reads untrusted documents in one expression: <c>root["jobs"]["build"]["steps"]</c>.
/// </summary>
public sealed class DataNode
{
    /// <summary>The node that is not there.</summary>
    public static readonly DataNode None = new(DataKind.Null, "", [], 0, 0);

    private readonly IReadOnlyList<KeyValuePair<string, DataNode>> members;
    private readonly IReadOnlyList<int>? keyLines;

    private DataNode(DataKind kind, string text, IReadOnlyList<KeyValuePair<string, DataNode>> members, int line, int endLine, int textLine = 0, IReadOnlyList<int>? keyLines = null)
    {
        Kind = kind;
        Text = text;
        this.members = members;
        this.keyLines = keyLines;
        Line = line;
        EndLine = Math.Max(line, endLine);
        TextLine = Math.Max(line, textLine);
    }

    /// <summary>Scalar, map, list, or nothing.</summary>
    public DataKind Kind { get; }

    /// <summary>A scalar's text as written, without quotes; empty for everything else.</summary>
    public string Text { get; }

    /// <summary>First line, from 1; 0 for what is not there.</summary>
    public int Line { get; }

    /// <summary>Last line.</summary>
    public int EndLine { get; }

    /// <summary>The line of a scalar's first character: one below <see cref="Line"/> for a block of text that begins under its key.</summary>
    public int TextLine { get; }

    /// <summary>Whether there is a value that is not null.</summary>
    public bool Exists => Kind != DataKind.Null;

    /// <summary>Members of a map, in order; empty for everything else.</summary>
    public IReadOnlyList<KeyValuePair<string, DataNode>> Members => Kind == DataKind.Map ? members : [];

    /// <summary>Items of a list; empty for everything else.</summary>
    public IEnumerable<DataNode> Items => Kind == DataKind.List ? members.Select(member => member.Value) : [];

    /// <summary>A list's items, or the node itself where a single value stands for a list of one; empty when there is nothing.</summary>
    public IEnumerable<DataNode> ItemsOrSelf => Kind switch
    {
        DataKind.List => Items,
        DataKind.Null => [],
        _ => [this],
    };

    /// <summary>The named member of a map; names are compared exactly, and of repeated names the last counts.</summary>
    public DataNode this[string name]
    {
        get
        {
            for (var index = Members.Count - 1; index >= 0; index--)
            {
                if (string.Equals(Members[index].Key, name, StringComparison.Ordinal))
                    return Members[index].Value;
            }

            return None;
        }
    }

    /// <summary>The line on which the named member of a map is named; 0 when there is no such member.</summary>
    public int LineOf(string name)
    {
        for (var index = Members.Count - 1; index >= 0; index--)
        {
            if (string.Equals(Members[index].Key, name, StringComparison.Ordinal))
                return keyLines is null ? Members[index].Value.Line : keyLines[index];
        }

        return 0;
    }

    /// <summary>Whether a map has this name, even with an empty value.</summary>
    public bool Has(string name) => Members.Any(member => string.Equals(member.Key, name, StringComparison.Ordinal));

    /// <summary>The scalar as a boolean: <c>true</c>, <c>yes</c> and <c>on</c> against <c>false</c>, <c>no</c> and <c>off</c>; null for anything else.</summary>
    public bool? AsBoolean() => Kind != DataKind.Scalar ? null : Text.ToUpperInvariant() switch
    {
        "TRUE" or "YES" or "ON" => true,
        "FALSE" or "NO" or "OFF" => false,
        _ => null,
    };

    /// <summary>The scalar as a number; null for anything else.</summary>
    public double? AsNumber() =>
        Kind == DataKind.Scalar && double.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The node itself and everything below it, each once, parents first.</summary>
    public IEnumerable<DataNode> DescendantsAndSelf()
    {
        var seen = new HashSet<DataNode>(ReferenceEqualityComparer.Instance);
        var open = new Stack<DataNode>([this]);
        while (open.TryPop(out var node))
        {
            if (!seen.Add(node))
                continue;
            yield return node;
            for (var index = node.members.Count - 1; index >= 0; index--)
                open.Push(node.members[index].Value);
        }
    }

    /// <summary>Makes a scalar.</summary>
    public static DataNode Scalar(string text, int line, int endLine, int textLine = 0) => new(DataKind.Scalar, text, [], line, endLine, textLine);

    /// <summary>Makes a null that stands on a line.</summary>
    public static DataNode Null(int line) => new(DataKind.Null, "", [], line, line);

    /// <summary>Makes a map; <paramref name="keyLines"/> are the lines of its names, one a member.</summary>
    public static DataNode Map(IReadOnlyList<KeyValuePair<string, DataNode>> members, int line, int endLine, IReadOnlyList<int>? keyLines = null) =>
        new(DataKind.Map, "", members, line, endLine, keyLines: keyLines);

    /// <summary>Makes a list.</summary>
    public static DataNode List(IEnumerable<DataNode> items, int line, int endLine) =>
        new(DataKind.List, "", items.Select(item => KeyValuePair.Create("", item)).ToArray(), line, endLine);

    /// <inheritdoc />
    [ExcludeFromCodeCoverage]
    public override string ToString() => Kind == DataKind.Scalar ? Text : $"{Kind} at line {Line}";
}
