using MaturityBot.Core.Documents;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Pipelines;

/// <summary>
/// Pipelines of CI systems other than GitHub Actions. All that write YAML name their scripts by a few keys; what starts them is taken to be what the system does when
/// nothing else is said: every pull request and every push.
/// </summary>
public static class OtherCiSystems
{
    private const PipelineTriggers Usual = PipelineTriggers.PullRequest | PipelineTriggers.Push;

    private static readonly (string Name, string Glob)[] Systems =
    [
        ("GitLab CI", ".gitlab-ci.{yml,yaml}"), ("GitLab CI", ".gitlab/ci/**/*.{yml,yaml}"), ("CircleCI", ".circleci/config.{yml,yaml}"), ("Travis CI", ".travis.yml"),
        ("Azure Pipelines", "azure-pipelines*.{yml,yaml}"), ("Azure Pipelines", ".azure-pipelines/**/*.{yml,yaml}"), ("Azure Pipelines", ".azuredevops/**/*.{yml,yaml}"),
        ("Azure Pipelines", "eng/pipelines/**/*.{yml,yaml}"), ("Azure Pipelines", "{build,eng}/azure-pipelines*.{yml,yaml}"),
        ("AppVeyor", "{appveyor,.appveyor}.{yml,yaml}"), ("Buildkite", ".buildkite/*.{yml,yaml}"), ("Drone", ".drone.{yml,yaml}"), ("Woodpecker", ".woodpecker*.{yml,yaml}"),
        ("Woodpecker", ".woodpecker/*.{yml,yaml}"), ("Cirrus CI", ".cirrus.{yml,yaml}"), ("Bitbucket Pipelines", "bitbucket-pipelines.{yml,yaml}"), ("Semaphore", ".semaphore/*.{yml,yaml}"),
        (CloudBuild.Name, "**/*.{yml,yaml}"), ("AWS CodeBuild", "**/buildspec*.{yml,yaml}"), ("Tekton", ".tekton/*.{yml,yaml}"), ("Codefresh", "codefresh.{yml,yaml}"),
        ("Earthly", "Earthfile"), ("Jenkins", "Jenkinsfile*"), ("Jenkins", "{ci,jenkins,.jenkins}/**/Jenkinsfile*"), ("TeamCity", ".teamcity/**/*.kts"),
    ];

    private static readonly HashSet<string> ScriptKeys = new(StringComparer.Ordinal)
    {
        "script", "before_script", "after_script", "run", "command", "commands", "cmds", "bash", "pwsh", "powershell", "test_script", "build_script", "deploy_script", "after_success",
    };

    /// <summary>The files that define pipelines.</summary>
    public static IReadOnlyList<string> Reads { get; } = [.. Systems.Select(system => system.Glob)];

    /// <summary>A script of a pipeline, or a task it uses.</summary>
    public sealed record Script(int Line, int EndLine, string Job, string Action, DataNode With, IReadOnlyList<ShellCommand> Commands, PipelineTriggers? Triggers, string Environment, bool FailureIgnored);

    /// <summary>A pipeline's file with its scripts and what of it is out of sight.</summary>
    public sealed record Definition(string System, SourceFile File, PipelineTriggers Triggers, IReadOnlyList<Script> Scripts, IReadOnlyList<UnseenPart> Unseen);

    /// <summary>The pipelines of a snapshot.</summary>
    public static IEnumerable<Definition> Of(Snapshot snapshot) =>
        from system in Systems
        from file in snapshot.ReadAll(system.Glob)
        where system.Name != CloudBuild.Name || CloudBuild.Is(file)
        select Path.GetExtension(file.Path) is ".yml" or ".yaml" ? OfYaml(system.Name, file) : OfText(system.Name, file);

    private static Definition OfYaml(string system, SourceFile file)
    {
        var root = YamlReader.Read(file).Root;
        var scripts = root.Members
            .Concat(root["jobs"].Members)
            .DistinctBy(member => member.Key, StringComparer.Ordinal)
            .Where(member => !(member.Key == "jobs" && member.Value.Kind == DataKind.Map))
            .SelectMany(member => Scripts(member.Key, KeyValuePair.Create(member.Key, member.Value)))
            .ToArray();
        var elsewhere = new[] { root["include"], root["extends"] }.Where(node => node.Exists && node.Kind != DataKind.Scalar && !IsLocalInclude(node))
            .Select(node => new UnseenPart(Evidence.At(file, node, "a part of the pipeline stands in another repository"), "pipeline"));
        if (system == CloudBuild.Name)
            elsewhere = elsewhere.Append(CloudBuild.Starts(file, root, scripts));
        return new Definition(system, file, Triggers(system, root), [.. scripts, .. TravisDefault(system, root)], [.. elsewhere]);
    }

    private static IEnumerable<Script> Scripts(string job, KeyValuePair<string, DataNode> member)
    {
        var (key, node) = member;
        if ((ScriptKeys.Contains(key) || key.EndsWith("_script", StringComparison.Ordinal)) && Lines(node) is { Length: > 0 } lines)
        {
            yield return new Script(node.Line, node.EndLine, job, "", DataNode.None, [.. lines.SelectMany(line => ShellScript.Commands(WithoutParameters(line.Text), line.TextLine))], null, "", false);
            yield break;
        }

        if (key == "args" && node.Kind == DataKind.List)
            yield return new Script(node.Line, node.EndLine, job, "", DataNode.None, CloudBuild.Commands(DataNode.None, node), null, "", false);
        if (key is "steps" or "jobs" && node.Kind == DataKind.List)
        {
            // CircleCI: "orb/command", alone or as the name of a map of parameters.
            var orbs = node.Items.SelectMany(item => item.Kind == DataKind.Map ? item.Members : [KeyValuePair.Create(item.Text, item)]);
            foreach (var (name, with) in orbs.Where(item => item.Key.Contains('/', StringComparison.Ordinal) && !item.Key.Contains(' ', StringComparison.Ordinal)))
                yield return new Script(with.Line, with.EndLine, job, name, with, [], null, "", false);
        }

        if (node["task"].Kind == DataKind.Scalar)
            yield return new Script(node.Line, node.EndLine, job, node["task"].Text.Split('@')[0], node["inputs"], [], null, "", node["continueOnError"].AsBoolean() == true);
        var isStep = CloudBuild.IsStep(node);
        if (isStep && !node["script"].Exists)
            yield return new Script(node.Line, node.EndLine, job, "", DataNode.None, CloudBuild.Commands(node, node["args"]), null, "", node["allowFailure"].AsBoolean() == true);
        foreach (var inner in node.Members.Where(item => !(isStep && item.Key == "args")).Concat(node.Items.Select(item => KeyValuePair.Create(key, item))))
        {
            foreach (var script in Scripts(job, inner).Select(script => Conditioned(script, node)))
                yield return script;
        }
    }

    // GitLab's and others' words for "only by hand", "a failure is fine" and "where to".
    private static Script Conditioned(Script script, DataNode node) => node.Kind != DataKind.Map ? script : script with
    {
        FailureIgnored = script.FailureIgnored || node["allow_failure"].AsBoolean() == true || node["continueOnError"].AsBoolean() == true || node["soft_fail"].AsBoolean() == true,
        Environment = script.Environment.Length > 0 ? script.Environment : node["environment"] is { Kind: DataKind.Map } environment ? environment["name"].Text : node["environment"].Text,
        Triggers = node["only"].Exists && !node["only"].DescendantsAndSelf().Any(item => item.Text is "merge_requests" or "branches" or "pull_requests")
            ? node["only"].DescendantsAndSelf().Any(item => item.Text is "tags") ? PipelineTriggers.Release : PipelineTriggers.Push
            : script.Triggers,
    };

    // CircleCI's << parameters.environment >> would look like a here-document.
    private static string WithoutParameters(string script)
    {
        for (var start = script.IndexOf("<< ", StringComparison.Ordinal); start >= 0; start = script.IndexOf("<< ", start, StringComparison.Ordinal))
        {
            var end = script.IndexOf(">>", start, StringComparison.Ordinal);
            if (end < 0 || script.AsSpan(start, end - start).Contains('\n'))
                break;
            script = string.Concat(script.AsSpan(0, start), "PARAMETER", script.AsSpan(end + 2));
        }

        return script;
    }

    private static DataNode[] Lines(DataNode node) => node.Kind switch
    {
        DataKind.Scalar => [node],
        DataKind.List => [.. node.Items.SelectMany(item => item.Kind == DataKind.List ? item.Items : [item]).Where(item => item.Kind == DataKind.Scalar)],
        _ => node["command"] is { Kind: DataKind.Scalar } command ? [command] : [],
    };

    private static PipelineTriggers Triggers(string system, DataNode root) => system switch
    {
        "Azure Pipelines" => (root["pr"].Text == "none" ? PipelineTriggers.None : PipelineTriggers.PullRequest)
            | (root["trigger"].Text == "none" ? PipelineTriggers.None : PipelineTriggers.Push)
            | (root["schedules"].Exists ? PipelineTriggers.Schedule : PipelineTriggers.None),
        CloudBuild.Name => PipelineTriggers.Push | PipelineTriggers.Elsewhere,
        "AWS CodeBuild" => PipelineTriggers.Push,
        _ => Usual,
    };

    private static IEnumerable<Script> TravisDefault(string system, DataNode root)
    {
        if (system == "Travis CI" && !root["script"].Exists && !root["jobs"].Exists && !root["matrix"].Exists && root["language"] is { Kind: DataKind.Scalar } language)
            yield return new Script(language.Line, language.EndLine, "script", "", DataNode.None, DefaultOf(language), null, "", false);
    }

    private static IReadOnlyList<ShellCommand> DefaultOf(DataNode language) => language.Text switch
    {
        "node_js" => [new(["npm", "test"], language.Line, language.Line)],
        "go" => [new(["go", "test", "./..."], language.Line, language.Line)],
        "java" or "kotlin" => [new(["mvn", "test"], language.Line, language.Line)],
        "ruby" => [new(["rake"], language.Line, language.Line), new(["rake", "test"], language.Line, language.Line)],
        "rust" => [new(["cargo", "test"], language.Line, language.Line)],
        "php" => [new(["phpunit"], language.Line, language.Line)],
        _ => [],
    };

    private static bool IsLocalInclude(DataNode node) =>
        node.Kind == DataKind.List && node.Items.All(item => item["local"].Exists || (item.Kind == DataKind.Scalar && !item.Text.Contains("://", StringComparison.Ordinal)));

    // Jenkinsfiles, Earthfiles and Kotlin settings are programs; the quoted commands behind "sh", "bat" and RUN are what can be read of them.
    private static Definition OfText(string system, SourceFile file)
    {
        var scripts = new List<Script>();
        for (var index = 0; index < file.Lines.Count; index++)
        {
            var line = file.Lines[index].Trim();
            var command = line.StartsWith("RUN ", StringComparison.Ordinal) ? line[4..] : Quoted(line);
            if (command is not null)
                scripts.Add(new Script(index + 1, index + 1, "pipeline", "", DataNode.None, ShellScript.Commands(command, index + 1), null, "", false));
        }

        var shared = file.Lines.Select((line, index) => (line, index)).Where(item => item.line.TrimStart().StartsWith("@Library", StringComparison.Ordinal) || item.line.TrimStart().StartsWith("library ", StringComparison.Ordinal));
        return new Definition(system, file, Usual, scripts, [.. shared.Select(item => new UnseenPart(Evidence.At(file, item.index + 1, "a shared library runs parts of the pipeline"), "pipeline"))]);
    }

    private static string? Quoted(string line)
    {
        foreach (var step in (ReadOnlySpan<string>)["sh ", "sh(", "bat ", "bat(", "powershell ", "pwsh ", "sh script:", "scriptContent = "])
        {
            if (!line.StartsWith(step, StringComparison.Ordinal))
                continue;
            var start = line.AsSpan().IndexOfAny('\'', '"');
            var end = line.AsSpan().LastIndexOfAny('\'', '"');
            return start >= 0 && end > start ? line[start..(end + 1)].Trim('\'', '"') : null;
        }

        return null;
    }
}
