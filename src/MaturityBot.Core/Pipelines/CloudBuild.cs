using MaturityBot.Core.Documents;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Pipelines;

/// <summary>The steps of Google Cloud Build: an image that runs with arguments, given one by one. What starts a build is set in the cloud's project, out of sight.</summary>
internal static class CloudBuild
{
    public const string Name = "Google Cloud Build";

    /// <summary>Whether a file defines a build: by its name, or by its steps, which no other system writes this way.</summary>
    public static bool Is(SourceFile file) =>
        file.Entry.Name.StartsWith("cloudbuild", StringComparison.OrdinalIgnoreCase)
        || (file.Content.Span.IndexOf("steps:"u8) >= 0 && !file.Path.StartsWith(".github/", StringComparison.Ordinal)
            && YamlReader.Read(file).Root["steps"] is { Kind: DataKind.List } steps && steps.Items.Any() && steps.Items.All(IsStep));

    /// <summary>Whether a node is a step of a build.</summary>
    public static bool IsStep(DataNode node) =>
        node.Kind == DataKind.Map && node["name"] is { Kind: DataKind.Scalar } image && image.Text.AsSpan().ContainsAny('/', ':', '$')
        && (node["args"].Exists || node["entrypoint"].Kind == DataKind.Scalar || node["script"].Exists) && !node["uses"].Exists && !node["run"].Exists && !node["image"].Exists;

    /// <summary>What a step runs: the script behind <c>-c</c>, or the entrypoint or the image's own program with the arguments, in the step's folder.</summary>
    public static IReadOnlyList<ShellCommand> Commands(DataNode step, DataNode arguments)
    {
        var items = arguments.ItemsOrSelf.Where(item => item.Kind == DataKind.Scalar).ToArray();
        var program = step["entrypoint"].Kind == DataKind.Scalar ? step["entrypoint"].Text : ProgramOf(step["name"].Text);
        var script = items.LastOrDefault(item => item.Text.Contains(' ', StringComparison.Ordinal) || item.Text.Contains('\n', StringComparison.Ordinal));
        IReadOnlyList<ShellCommand> commands = script is not null && (program.Length == 0 || program.EndsWith("sh", StringComparison.Ordinal))
            ? ShellScript.Commands(script.Text, script.TextLine)
            : items.Select(item => item.Text).Prepend(program).Where(word => word.Length > 0).ToArray() is { Length: > 0 } words
                ? [new ShellCommand(words, (step.Exists ? step : arguments).Line, (step.Exists ? step : arguments).EndLine)]
                : [];
        return step["dir"] is { Kind: DataKind.Scalar } folder ? [new ShellCommand(["cd", folder.Text], folder.Line, folder.Line), .. commands] : commands;
    }

    /// <summary>A build may well run on pull requests: nothing in the repository tells. What it does is in sight, so it hides tests and plans of infrastructure, and nothing else.</summary>
    public static UnseenPart Starts(SourceFile file, DataNode root, IEnumerable<OtherCiSystems.Script> scripts) => new(
        Evidence.At(file, root["steps"], "what starts this build is set in Google Cloud"),
        $"test {string.Join(' ', scripts.SelectMany(script => script.Commands).Select(command => command.Program).Where(UnseenPart.Infrastructure.Contains))}");

    // gcr.io/cloud-builders/docker runs docker, hashicorp/terraform:1.9 runs terraform.
    private static string ProgramOf(string image)
    {
        var name = image[(image.LastIndexOf('/') + 1)..].Split(':', '@')[0];
        return image.Contains("/cloud-builders/", StringComparison.Ordinal) || Purposes.Table.Knows(name) ? name : "";
    }
}
