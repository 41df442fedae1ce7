using MaturityBot.Core.Documents;
using MaturityBot.Core.Snapshots;
using MaturityBot.Core.Workflows;

namespace MaturityBot.Core.Dependencies;

internal static class MixManifest
{
    public static IEnumerable<Dependency> Read(SourceFile file)
    {
        for (var index = 0; index < file.Lines.Count; index++)
        {
            var line = file.Lines[index].Trim();
            if (!line.StartsWith("{:", StringComparison.Ordinal) || line.IndexOf(',', StringComparison.Ordinal) is not (var comma and > 2))
                continue;
            var scope = line.Contains("only: :test", StringComparison.Ordinal) ? DependencyScope.Test
                : line.Contains("only:", StringComparison.Ordinal) && line.Contains(":dev", StringComparison.Ordinal) ? DependencyScope.Development
                : DependencyScope.Runtime;
            yield return new Dependency(PackageEcosystem.Mix, line[2..comma].Trim(), Quoted.In(line, '#').FirstOrDefault(), scope, file.Path, index + 1);
        }
    }
}

internal static class PubManifest
{
    public static IEnumerable<Dependency> Read(SourceFile file)
    {
        var root = YamlReader.Read(file).Root;
        return Group("dependencies", DependencyScope.Runtime).Concat(Group("dev_dependencies", DependencyScope.Development));

        IEnumerable<Dependency> Group(string key, DependencyScope scope) =>
            from member in root[key].Members
            let version = member.Value.Kind == DataKind.Scalar ? member.Value.Text : null
            select new Dependency(PackageEcosystem.Pub, member.Key, version, scope, file.Path, root[key].LineOf(member.Key));
    }
}

internal static class SwiftManifest
{
    public static IEnumerable<Dependency> Read(SourceFile file)
    {
        for (var index = 0; index < file.Lines.Count; index++)
        {
            var line = file.Lines[index];
            if (!line.Contains("url:", StringComparison.Ordinal) || Quoted.In(line).FirstOrDefault(text => text.Contains("://", StringComparison.Ordinal)) is not { } url)
                continue;
            yield return new Dependency(PackageEcosystem.Swift, RepositoryPath.Of(url), Quoted.In(line).SkipWhile(text => text != url).Skip(1).FirstOrDefault(), DependencyScope.Runtime, file.Path, index + 1);
        }
    }
}

internal static class HelmManifest
{
    public static IEnumerable<Dependency> Read(SourceFile file) =>
        from item in YamlReader.Read(file).Root["dependencies"].Items
        select new Dependency(PackageEcosystem.Helm, item["name"].Text, item["version"].Text, DependencyScope.Runtime, file.Path, item.Line);
}

internal static class PreCommitManifest
{
    public static IEnumerable<Dependency> Read(SourceFile file) =>
        from item in YamlReader.Read(file).Root["repos"].Items
        where item["repo"].Text.Contains('/', StringComparison.Ordinal)
        select new Dependency(PackageEcosystem.PreCommit, RepositoryPath.Of(item["repo"].Text), item["rev"].Text, DependencyScope.Development, file.Path, item["repo"].Line);
}

internal static class TerraformManifest
{
    public static IEnumerable<Dependency> Read(SourceFile file)
    {
        foreach (var block in HclFile.Read(file).Blocks)
        {
            if (block.Type == "terraform")
            {
                foreach (var provider in block.Children("required_providers").SelectMany(providers => providers.Arguments))
                {
                    var name = provider.Value["source"].Exists ? provider.Value["source"].Text : $"hashicorp/{provider.Name}";
                    yield return new Dependency(PackageEcosystem.Terraform, name, provider.Value["version"].Exists ? provider.Value["version"].Text : null, DependencyScope.Runtime, file.Path, provider.Line);
                }
            }
            else if (block.Type == "module" && block["source"].Text is { Length: > 0 } source && source[0] != '.')
            {
                yield return new Dependency(PackageEcosystem.Terraform, source, block["version"].Exists ? block["version"].Text : null, DependencyScope.Runtime, file.Path, block.Argument("source")!.Line);
            }
        }
    }
}

internal static class ActionDependencies
{
    public static IEnumerable<Dependency> Of(Snapshot snapshot) =>
        Workflow.Of(snapshot).SelectMany(workflow => workflow.Jobs).SelectMany(Of)
            .Concat(CompositeAction.Of(snapshot).SelectMany(action => action.Steps).SelectMany(Of));

    private static IEnumerable<Dependency> Of(WorkflowJob job) =>
        job.Steps.SelectMany(Of).Concat(job.Uses is { Repository.Length: > 0 } called ? [Of(called, job.File, job.Node["uses"].Line)] : []);

    private static IEnumerable<Dependency> Of(WorkflowStep step) => step.Uses switch
    {
        { Repository.Length: > 0 } action => [Of(action, step.File, step.Node["uses"].Line)],
        { IsImage: true } image => [ContainerManifest.Image(image.Path, DependencyScope.Build, step.File, step.Node["uses"].Line)],
        _ => [],
    };

    private static Dependency Of(ActionReference action, SourceFile file, int line) =>
        new(PackageEcosystem.Actions, action.Path.Length == 0 ? action.Repository : $"{action.Repository}/{action.Path}", action.Ref, DependencyScope.Build, file.Path, line);
}

internal static class RepositoryPath
{
    /// <summary>The <c>owner/repository</c> at the end of an address, in lower case.</summary>
    public static string Of(string address)
    {
        var parts = address.TrimEnd('/').Split('/', ':');
        var name = parts.Length >= 2 ? $"{parts[^2]}/{parts[^1]}" : address;
        return (name.EndsWith(".git", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name).ToLowerInvariant();
    }
}
