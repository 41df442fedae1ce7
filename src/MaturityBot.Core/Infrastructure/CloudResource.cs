using MaturityBot.Core.Documents;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Infrastructure;

/// <summary>A resource of a cloud, whichever language defines it.</summary>
/// <param name="Type">The type as the language names it: <c>aws_budgets_budget</c>, <c>AWS::Budgets::Budget</c>, <c>Microsoft.Consumption/budgets</c>.</param>
/// <param name="Name">Its name in the definition.</param>
/// <param name="File">The file.</param>
/// <param name="Line">First line.</param>
/// <param name="EndLine">Last line.</param>
/// <param name="Tags">Its tags or labels as written, joined; empty when it has none.</param>
/// <param name="Text">The definition as written.</param>
public sealed record CloudResource(string Type, string Name, SourceFile File, int Line, int EndLine, string Tags, string Text)
{
    private const int LongestText = 20_000;

    /// <summary>The files that resources are told from.</summary>
    public static IReadOnlyList<string> Reads => InfrastructureCode.Reads;

    /// <summary>The resources of a snapshot, read once.</summary>
    public static IReadOnlyList<CloudResource> Of(Snapshot snapshot) => snapshot.View<IReadOnlyList<CloudResource>>(static snapshot =>
        [.. Terraform(snapshot), .. CloudFormation(snapshot), .. Bicep(snapshot)]);

    private static IEnumerable<CloudResource> Terraform(Snapshot snapshot) =>
        from module in TerraformModule.Of(snapshot)
        from item in module.Blocks("resource")
        where item.Block.Labels.Count > 1
        let tags = item.Block.Argument("tags") ?? item.Block.Argument("labels") ?? item.Block.Argument("user_labels") ?? item.Block.Argument("resource_labels")
        select new CloudResource(item.Block.Label, item.Block.Labels[1], item.File, item.Block.Line, item.Block.EndLine,
            tags is null ? "" : Lines(item.File, tags.Line, tags.EndLine), Lines(item.File, item.Block.Line, item.Block.EndLine));

    private static IEnumerable<CloudResource> CloudFormation(Snapshot snapshot) =>
        from path in InfrastructureCode.Of(snapshot).Where(item => item.Tool == "CloudFormation").Select(item => item.Evidence.Path!)
            .SelectMany(path => snapshot.Find($"{Folder(path)}*.{{yml,yaml,json,template}}")).Select(entry => entry.Path).Distinct(StringComparer.Ordinal)
        let file = snapshot.Read(path)
        where file is not null
        from resource in (path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? JsonReader.Read(file) : YamlReader.Read(file)).Root["Resources"].Members
        where resource.Value["Type"].Text.Contains("::", StringComparison.Ordinal)
        let tags = resource.Value["Properties"]["Tags"]
        select new CloudResource(resource.Value["Type"].Text, resource.Key, file, resource.Value.Line, resource.Value.EndLine,
            tags.Exists ? Lines(file, tags.Line, tags.EndLine) : "", Lines(file, resource.Value.Line, resource.Value.EndLine));

    // resource name 'Microsoft.Storage/storageAccounts@2023-01-01' = { ... }
    private static IEnumerable<CloudResource> Bicep(Snapshot snapshot)
    {
        foreach (var file in snapshot.ReadAll("**/*.bicep"))
        {
            for (var index = 0; index < file.Lines.Count; index++)
            {
                var words = file.Lines[index].Split(' ', StringSplitOptions.RemoveEmptyEntries);
                if (words is not ["resource", var name, ['\'', ..] type, ..])
                    continue;
                var end = index;
                while (end + 1 < file.Lines.Count && !file.Lines[end].StartsWith('}') && end - index < 400)
                    end++;
                var tags = Enumerable.Range(index, end - index + 1).Where(line => file.Lines[line].TrimStart().StartsWith("tags:", StringComparison.Ordinal)).Select(line => Lines(file, line + 1, Math.Min(end + 1, line + 8)));
                yield return new CloudResource(type.Trim('\'').Split('@')[0], name, file, index + 1, end + 1, string.Concat(tags), Lines(file, index + 1, end + 1));
            }
        }
    }

    private static string Lines(SourceFile file, int first, int last)
    {
        var text = string.Join('\n', file.Lines.Skip(first - 1).Take(last - first + 1));
        return text.Length <= LongestText ? text : text[..LongestText];
    }

    private static string Folder(string path) => path.LastIndexOf('/') is var slash and >= 0 ? path[..(slash + 1)] : "";
}
