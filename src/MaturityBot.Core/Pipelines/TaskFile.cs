using MaturityBot.Core.Documents;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Pipelines;

/// <summary>The tasks of a makefile, justfile, taskfile or package manifest: their names, what they need first, and the commands they run.</summary>
/// <param name="Tasks">Tasks by name.</param>
/// <param name="Default">The task that runs when none is named; empty when there is none.</param>
public sealed record TaskFile(IReadOnlyDictionary<string, TaskFile.Entry> Tasks, string Default)
{
    /// <summary>The files that define tasks.</summary>
    public static IReadOnlyList<string> Reads { get; } =
    [
        "**/Makefile", "**/GNUmakefile", "**/makefile", "**/justfile", "**/Justfile", "**/.justfile", "**/Taskfile.{yml,yaml}", "**/package.json", "**/composer.json",
        "**/*.{sh,ps1,bat,cmd}", "**/*.mk", "{script,scripts,bin,ci,.ci,eng,hack,dev,tools}/*", "{build,test,ci,check}",
    ];

    private static readonly System.Buffers.SearchValues<char> VariableLetters = System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ_");

    /// <summary>One task.</summary>
    public sealed record Entry(IReadOnlyList<string> Needs, IReadOnlyList<ShellCommand> Commands);

    /// <summary>The tasks of a file, read once; null for a file that defines none.</summary>
    public static TaskFile? Of(SourceFile file) => file.Parse(static file => new Parsed(Read(file))).Tasks;

    private static TaskFile? Read(SourceFile file) => file.Entry.Name.ToUpperInvariant() switch
    {
        "PACKAGE.JSON" => WithHooks(Scripts(JsonReader.Read(file).Root["scripts"])),
        "COMPOSER.JSON" => Scripts(JsonReader.Read(file).Root["scripts"]),
        "TASKFILE.YML" or "TASKFILE.YAML" => Tasked(YamlReader.Read(file).Root["tasks"]),
        "MAKEFILE" or "GNUMAKEFILE" or "JUSTFILE" or ".JUSTFILE" => Made(file),
        _ when file.Path.EndsWith(".mk", StringComparison.OrdinalIgnoreCase) => Made(file),
        _ => null,
    };

    private static TaskFile Scripts(DataNode scripts) => new(
        scripts.Members.GroupBy(member => member.Key, StringComparer.Ordinal).ToDictionary(
            member => member.Key,
            member => new Entry([], [.. member.SelectMany(script => script.Value.ItemsOrSelf).SelectMany(item => ShellScript.Commands(item.Text, item.Line))]),
            StringComparer.Ordinal),
        "");

    // npm runs "pretest" before "test", and "posttest" after it.
    private static TaskFile WithHooks(TaskFile scripts) => scripts with
    {
        Tasks = scripts.Tasks.ToDictionary(
            task => task.Key, task => task.Value with { Needs = [.. new[] { $"pre{task.Key}", $"post{task.Key}" }.Where(scripts.Tasks.ContainsKey)] }, StringComparer.Ordinal),
    };

    private static TaskFile Tasked(DataNode tasks) => new(
        tasks.Members.GroupBy(member => member.Key, StringComparer.Ordinal).ToDictionary(
            member => member.Key,
            member => new Entry(
                [.. member.Last().Value["deps"].ItemsOrSelf.Concat(member.Last().Value["cmds"].Items.Select(item => item["task"])).Select(item => item["task"].Exists ? item["task"].Text : item.Text)],
                [.. Lines(member.Last().Value).SelectMany(item => ShellScript.Commands(item.Text, item.TextLine))]),
            StringComparer.Ordinal),
        "default");

    private static IEnumerable<DataNode> Lines(DataNode task) =>
        task.Kind == DataKind.Map ? task["cmds"].ItemsOrSelf.Concat(task["cmd"].ItemsOrSelf).Select(item => item.Kind == DataKind.Map ? item["cmd"] : item) : task.ItemsOrSelf;

    private static TaskFile Made(SourceFile file)
    {
        var tasks = new Dictionary<string, Entry>(StringComparer.Ordinal);
        var first = "";
        string[] targets = [];
        for (var index = 0; index < file.Lines.Count; index++)
        {
            var start = index;
            var line = file.Lines[index];
            while (line.EndsWith('\\') && index + 1 < file.Lines.Count)
                line = line[..^1] + ' ' + file.Lines[++index].TrimStart();
            if (line.Length > 0 && line[0] is '\t' or ' ')
            {
                var recipe = line.TrimStart().TrimStart('@', '-', '+');
                foreach (var target in targets)
                    tasks[target] = tasks[target] with { Commands = [.. tasks[target].Commands, .. ShellScript.Commands(Expanded(recipe), start + 1)] };
                continue;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (line.StartsWith('#') || colon <= 0 || line[colon..].StartsWith(":=", StringComparison.Ordinal) || line[..colon].Contains('=', StringComparison.Ordinal))
            {
                targets = line.Length == 0 || line.StartsWith('#') ? targets : [];
                continue;
            }

            targets = line[..colon].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(target => target.TrimStart('@')).Take(64).ToArray();
            var needs = line[(colon + 1)..].Split('#', ';')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            foreach (var target in targets)
                tasks[target] = new Entry([.. tasks.GetValueOrDefault(target)?.Needs ?? [], .. needs], tasks.GetValueOrDefault(target)?.Commands ?? []);
            if (first.Length == 0 && targets.Length > 0 && !targets[0].StartsWith('.'))
                first = targets[0];
        }

        return new TaskFile(tasks, first);
    }

    // $(GO) test, $(MAKE) lint: a variable that stands for a program is nearly always named after it.
    private static string Expanded(string recipe)
    {
        for (var start = recipe.IndexOf("$(", StringComparison.Ordinal); start >= 0; start = recipe.IndexOf("$(", start + 1, StringComparison.Ordinal))
        {
            var end = recipe.IndexOf(')', start);
            if (end > 0 && recipe.AsSpan(start + 2, end - start - 2) is var name && name.Length > 0 && !name.ContainsAnyExcept(VariableLetters))
                recipe = string.Concat(recipe.AsSpan(0, start), name.ToString().ToLowerInvariant(), recipe.AsSpan(end + 1));
        }

        return recipe;
    }

    private sealed record Parsed(TaskFile? Tasks);
}
