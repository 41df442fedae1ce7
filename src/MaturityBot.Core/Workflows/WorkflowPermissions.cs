using MaturityBot.Core.Documents;

namespace MaturityBot.Core.Workflows;

/// <summary>What a workflow or job lets its token do.</summary>
/// <param name="Node">The value of <c>permissions:</c>.</param>
/// <param name="Line">The line of the key.</param>
public sealed record WorkflowPermissions(DataNode Node, int Line)
{
    /// <summary>Whether everything may be written.</summary>
    public bool IsWriteAll => Node.Kind == DataKind.Scalar && Node.Text.Equals("write-all", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether everything may be read and nothing written.</summary>
    public bool IsReadAll => Node.Kind == DataKind.Scalar && Node.Text.Equals("read-all", StringComparison.OrdinalIgnoreCase);

    /// <summary>The scopes that may be written (<c>contents</c>, <c>packages</c>, ...); empty for <see cref="IsWriteAll"/>.</summary>
    public IEnumerable<string> Writes =>
        from scope in Node.Members
        where scope.Value.Text.Equals("write", StringComparison.OrdinalIgnoreCase)
        select scope.Key;

    /// <summary>Whether nothing may be written.</summary>
    public bool IsReadOnly => !IsWriteAll && !Writes.Any();

    internal static WorkflowPermissions? Of(DataNode owner) => owner.Has("permissions") ? new(owner["permissions"], owner.LineOf("permissions")) : null;
}
