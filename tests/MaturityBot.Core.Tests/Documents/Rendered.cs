using MaturityBot.Core.Documents;

namespace MaturityBot.Core.Tests.Documents;

internal static class Rendered
{
    /// <summary>A document on one line: <c>{a: 1, b: [x, y]}</c>.</summary>
    public static string Of(DataNode node) => node.Kind switch
    {
        DataKind.Map => $"{{{string.Join(", ", node.Members.Select(member => $"{member.Key}: {Of(member.Value)}"))}}}",
        DataKind.List => $"[{string.Join(", ", node.Items.Select(Of))}]",
        DataKind.Scalar => node.Text,
        _ => "null",
    };
}
