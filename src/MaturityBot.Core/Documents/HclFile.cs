using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Documents;

/// <summary>A block of Terraform or OpenTofu: <c>resource "aws_s3_bucket" "logs" { ... }</c>.</summary>
/// <param name="Type">Its keyword: <c>resource</c>, <c>backend</c>, ...; empty for the file itself.</param>
/// <param name="Labels">The names behind the keyword.</param>
/// <param name="Arguments">What is set in it, in order.</param>
/// <param name="Blocks">The blocks in it, in order.</param>
/// <param name="Line">First line.</param>
/// <param name="EndLine">Last line.</param>
public sealed record HclBlock(
    string Type, IReadOnlyList<string> Labels, IReadOnlyList<HclArgument> Arguments, IReadOnlyList<HclBlock> Blocks, int Line, int EndLine)
{
    /// <summary>The first label; empty when there is none. Of a resource, its type.</summary>
    public string Label => Labels.Count > 0 ? Labels[0] : "";

    /// <summary>The argument of a name; null when it is not set here.</summary>
    public HclArgument? Argument(string name) => Arguments.FirstOrDefault(argument => argument.Name == name);

    /// <summary>The value of an argument; <see cref="DataNode.None"/> when it is not set here.</summary>
    public DataNode this[string name] => Argument(name)?.Value ?? DataNode.None;

    /// <summary>The blocks of a type directly inside.</summary>
    public IEnumerable<HclBlock> Children(string type) => Blocks.Where(block => block.Type == type);

    /// <summary>The blocks inside, at any depth, <c>dynamic</c> ones under their own name too.</summary>
    public IEnumerable<HclBlock> Below() => Blocks.SelectMany(block => block.Below().Prepend(block));
}

/// <summary>Something that is set: <c>name = expression</c>.</summary>
/// <param name="Name">The name on the left.</param>
/// <param name="Value">
/// The right side: a scalar for a text, number or boolean; a list or map for a literal one; and for any other expression a scalar with the expression as it is written.
/// Templates in a text stay as they are: <c>${var.name}-logs</c>.
/// </param>
/// <param name="IsLiteral">Whether nothing in the value depends on anything else.</param>
/// <param name="Line">First line.</param>
/// <param name="EndLine">Last line.</param>
public sealed record HclArgument(string Name, DataNode Value, bool IsLiteral, int Line, int EndLine);

/// <summary>A file of Terraform or OpenTofu: its blocks, or where and why it could not be read. What stands before an error is kept.</summary>
/// <param name="Root">The file as a block without type.</param>
/// <param name="Error">What is wrong with the file; null when it was read.</param>
/// <param name="ErrorLine">The line of the error, from 1.</param>
public sealed record HclFile(HclBlock Root, string? Error = null, int ErrorLine = 0)
{
    /// <summary>Globs of Terraform and OpenTofu files.</summary>
    public static IReadOnlyList<string> Reads { get; } = ["**/*.tf", "**/*.tofu"];

    /// <summary>The blocks at the top.</summary>
    public IReadOnlyList<HclBlock> Blocks => Root.Blocks;

    /// <summary>The document of a file, read once.</summary>
    public static HclFile Read(SourceFile file) => file.Parse(static file => Read(file.Text));

    /// <summary>The document of a text.</summary>
    public static HclFile Read(string text) => new HclParser(text).File();
}
