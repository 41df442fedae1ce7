using MaturityBot.Core.Documents;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Pipelines;

/// <summary>
/// Follows commands that stand for others: make and just targets, package scripts, task runners of monorepos and the repository's own shell scripts, as far as their text is here.
/// </summary>
public sealed class TaskExpander(Snapshot snapshot)
{
    private const int Deepest = 6;
    private const int MostCommands = 400;

    private static readonly string[] ScriptEndings = [".sh", ".ps1", ".bat", ".cmd"];

    private static readonly string[] Runners = ["make", "just", "task", "npm", "pnpm", "yarn", "bun", "composer", "lerna", "nx", "turbo"];

    private readonly Lazy<ILookup<string, string>> byName = new(() => snapshot.Own.ToLookup(entry => entry.Name, entry => entry.Path, StringComparer.Ordinal));

    /// <summary>A command that is reached, with the way there.</summary>
    /// <param name="Command">What runs.</param>
    /// <param name="Via">The command that stands for it; empty for the script's own.</param>
    /// <param name="Task">The name of a task whose text is not here; empty otherwise.</param>
    public sealed record Reached(ShellCommand Command, string Via, string Task);

    /// <summary>The commands of a script and everything they stand for.</summary>
    /// <param name="commands">The script's commands, in order.</param>
    /// <param name="folder">The folder it starts in, from the repository's root; empty for the root.</param>
    public IReadOnlyList<Reached> Expand(IReadOnlyList<ShellCommand> commands, string folder)
    {
        var reached = new List<Reached>();
        Follow(commands, folder, "", 0, reached, new HashSet<string>(StringComparer.Ordinal));
        return reached;
    }

    private void Follow(IReadOnlyList<ShellCommand> commands, string folder, string via, int depth, List<Reached> reached, HashSet<string> visited)
    {
        foreach (var command in commands)
        {
            if (reached.Count >= MostCommands)
                return;
            if (command.Words is ["cd" or "pushd" or "Set-Location", var target, ..])
            {
                folder = Combine(folder, target);
                continue;
            }

            var call = Call.Of(command, folder);
            reached.Add(new Reached(command, via, ""));
            if (depth >= Deepest)
                continue;
            if (Inline(command) is { } inline)
                Follow(ShellScript.Commands(inline, command.Line), folder, via, depth + 1, reached, visited);
            if (call is null)
                continue;

            var found = false;
            foreach (var (key, inner, innerFolder) in Resolve(call))
            {
                found = true;
                if (visited.Add(key))
                    Follow(inner, innerFolder, via.Length == 0 ? Shorten(command) : via, depth + 1, reached, visited);
            }

            if (!found)
                reached.AddRange(call.Tasks.Select(task => new Reached(command, via, task)));
        }
    }

    // The script of sh -c "...", also behind docker run, nix develop and the like.
    private static string? Inline(ShellCommand command)
    {
        for (var index = 1; index + 1 < command.Words.Count; index++)
        {
            if (command.Words[index] is "-c" or "-lc" or "-ec" or "-exc" && command.Words[index + 1].Contains(' ', StringComparison.Ordinal) && Path.GetFileName(command.Words[index - 1]) is "sh" or "bash" or "zsh" or "-e" or "-x")
                return command.Words[index + 1];
        }

        return null;
    }

    private IEnumerable<(string Key, IReadOnlyList<ShellCommand> Commands, string Folder)> Resolve(Call call)
    {
        if (call.Script is { } script)
        {
            var folder = call.Folder;
            var path = Existing([Combine(folder, script), Combine("", script)]);
            if (path is null && call.InContainer && Copied(script) is { } copied)
                (path, folder) = copied;
            if (path is not null && snapshot.Read(path) is { IsBinary: false } file)
                yield return (path, file.Parse(static file => new ScriptText(ShellScript.Commands(file.Text))).Commands, folder);
            yield break;
        }

        foreach (var path in Files(call))
        {
            if (snapshot.Read(path) is not { } file || TaskFile.Of(file) is not { } tasks)
                continue;
            foreach (var name in call.Tasks.Count == 0 && tasks.Default.Length > 0 ? [tasks.Default] : call.Tasks)
            {
                foreach (var entry in Needed(tasks, name, []))
                    yield return ($"{path}#{entry.Name}", entry.Commands, file.Entry.Folder);
            }
        }
    }

    // A container has the repository, or a folder of it, at a place of its own: the file is the one whose path ends most alike, and its folder what is in front of that.
    private (string Path, string Folder)? Copied(string script)
    {
        for (var rest = Combine("", script); rest.Length > 0; rest = rest.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0 ? rest[(slash + 1)..] : "")
        {
            var found = byName.Value[Path.GetFileName(script)].Where(path => path == rest || path.EndsWith($"/{rest}", StringComparison.Ordinal)).Take(2).ToArray();
            if (found.Length > 0)
                return found is [var path] ? (path, path[..^rest.Length].TrimEnd('/')) : null;
        }

        return null;
    }

    // A task and what it needs first, needs in front.
    private static IEnumerable<(string Name, IReadOnlyList<ShellCommand> Commands)> Needed(TaskFile tasks, string name, HashSet<string> seen)
    {
        if (!tasks.Tasks.TryGetValue(name, out var entry) || !seen.Add(name) || seen.Count > 100)
            yield break;
        foreach (var need in entry.Needs.SelectMany(need => Needed(tasks, need, seen)))
            yield return need;
        yield return (name, entry.Commands);
    }

    private IEnumerable<string> Files(Call call)
    {
        if (call.InEveryPackage)
            return snapshot.Find("**/package.json").Select(entry => entry.Path).Take(200);
        var names = call.Files.Select(name => Combine(call.Folder, name));
        return Existing(names) is { } here ? [here] : call.Folder.Length > 0 && Existing(call.Files) is { } root ? [root] : [];
    }

    private string? Existing(IEnumerable<string> paths) => paths.FirstOrDefault(snapshot.Has);

    private static string Shorten(ShellCommand command) => command.ToString() is { Length: > 40 } text ? text[..40] + "…" : command.ToString();

    // Where a relative path leads; variables that usually mean the root are taken so.
    internal static string Combine(string folder, string path)
    {
        var parts = path.StartsWith('/') || path.StartsWith("${{", StringComparison.Ordinal) || path.StartsWith('$') ? [] : folder.Split('/', StringSplitOptions.RemoveEmptyEntries).ToList();
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != "." && !part.StartsWith('$')))
        {
            if (part != "..")
                parts.Add(part);
            else if (parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
        }

        return string.Join('/', parts);
    }

    private sealed record ScriptText(IReadOnlyList<ShellCommand> Commands);

    /// <summary>A command that stands for others: which tasks, of which file.</summary>
    private sealed record Call(string Folder, IReadOnlyList<string> Files, IReadOnlyList<string> Tasks, string? Script = null, bool InEveryPackage = false, bool InContainer = false)
    {
        public static Call? Of(ShellCommand command, string folder)
        {
            foreach (var layer in command.Layers)
            {
                var call = Runners.Contains(layer[0], StringComparer.Ordinal) ? OfRunner(layer, folder) : OfScript([.. command.Words.Skip(command.Words.Count - layer.Count)], folder);
                if (call is not null)
                    return call;
            }

            return Purposes.InContainer(command).Select(layer => Runners.Contains(layer[0], StringComparer.Ordinal) ? OfRunner(layer, folder) : OfContainerScript(layer, folder)).FirstOrDefault(call => call is not null);
        }

        // Names of images and mounts look like paths too: only what a shell runs or what ends like a script is one.
        private static Call? OfContainerScript(IReadOnlyList<string> words, string folder) =>
            (words[0] is "bash" or "sh" || words[0].EndsWith(".sh", StringComparison.OrdinalIgnoreCase))
            && OfScript(words, folder, mayBeAbsolute: true) is { Script: { } script } call && !script.AsSpan().ContainsAny(" :\n")
                ? call with { InContainer = true }
                : null;

        private static Call? OfRunner(IReadOnlyList<string> words, string folder)
        {
            var place = Combine(folder, Option(words, "-C", "--directory", "--prefix", "--cwd", "--dir", "-d", "--working-dir") ?? "");
            var targets = Arguments(words);
            return words[0] switch
            {
                "make" => new Call(place, Option(words, "-f", "--file") is { } file ? [file] : ["GNUmakefile", "makefile", "Makefile"], [.. targets.Where(word => !word.Contains('=', StringComparison.Ordinal))]),
                "just" => new Call(place, ["justfile", "Justfile", ".justfile"], targets),
                "task" => new Call(place, ["Taskfile.yml", "Taskfile.yaml"], targets),
                "composer" => new Call(place, ["composer.json"], [.. targets.SkipWhile(word => word is "run" or "run-script").Take(1)]),
                "nx" => new Call(place, [], Targets(words, targets), InEveryPackage: true),
                "lerna" or "turbo" => new Call(place, [], [.. targets.Where(word => word is not "run")], InEveryPackage: true),
                _ => OfPackageManager(words, targets, place),
            };
        }

        private static Call? OfPackageManager(IReadOnlyList<string> words, IReadOnlyList<string> targets, string place)
        {
            var names = targets switch
            {
                ["run" or "run-script", ..] => targets.Skip(1).ToArray(),
                ["t" or "tst", ..] => ["test"],
                ["workspaces" or "workspace" or "ws", ..] => targets.SkipWhile(word => word != "run").Skip(1).ToArray() is { Length: > 0 } run ? run : targets.Skip(2).ToArray(),
                ["install" or "ci" or "add" or "i" or "publish" or "exec" or "dlx" or "x" or "pack" or "audit" or "config" or "login" or "version" or "link", ..] => [],
                _ => targets,
            };
            var everywhere = words.Any(word => word is "-r" or "--recursive" or "-ws" or "--workspaces" or "--filter" or "-F" or "-w" or "--workspace" || word.StartsWith("--filter=", StringComparison.Ordinal)
                || word.StartsWith("--workspace=", StringComparison.Ordinal)) || targets is ["workspaces" or "workspace", ..];
            return names.Count == 0 ? null : new Call(place, ["package.json"], [names[0]], InEveryPackage: everywhere);
        }

        private static Call? OfScript(IReadOnlyList<string> words, string folder, bool mayBeAbsolute = false)
        {
            var script = words[0] is "bash" or "sh" or "zsh" or "pwsh" or "powershell" or "source" or "." ? words.Skip(1).FirstOrDefault(word => !word.StartsWith('-')) : words[0];
            if (script is null || script.Contains("://", StringComparison.Ordinal) || Purposes.Table.Knows(ShellCommand.NameOf(script)))
                return null;
            return ScriptEndings.Any(ending => script.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) || (script.Contains('/', StringComparison.Ordinal) && (mayBeAbsolute || !script.StartsWith('/')) && !script.Contains('$', StringComparison.Ordinal))
                ? new Call(folder, [], [.. TaskNames(script, words)], Script: script)
                : null;
        }

        private static IEnumerable<string> TaskNames(string script, IReadOnlyList<string> words) =>
            words.SkipWhile(word => word != script).Skip(1).Where(word => !word.StartsWith('-') || word.TrimStart('-') is "test" or "tests" or "Test" or "integrationTest").Select(word => word.TrimStart('-').ToLowerInvariant()).Take(8)
                .Prepend(Path.GetFileNameWithoutExtension(script).ToLowerInvariant());

        private static string[] Targets(IReadOnlyList<string> words, List<string> targets) =>
            (Option(words, "-t", "--target", "--targets") ?? (targets.Count > 0 ? targets[0] : "")).Split(',', ':');

        private static List<string> Arguments(IReadOnlyList<string> words)
        {
            var arguments = new List<string>();
            for (var index = 1; index < words.Count && words[index] != "--"; index++)
            {
                if (!words[index].StartsWith('-'))
                    arguments.Add(words[index]);
                else if (words[index] is "-C" or "--directory" or "--prefix" or "--cwd" or "--dir" or "-f" or "--file" or "--filter" or "-F" or "-w" or "--workspace" or "-d" or "--scope" or "-t" or "--target")
                    index++;
            }

            return arguments;
        }

        private static string? Option(IReadOnlyList<string> words, params string[] names)
        {
            for (var index = 1; index < words.Count; index++)
            {
                foreach (var name in names)
                {
                    if (words[index] == name && index + 1 < words.Count)
                        return words[index + 1];
                    if (words[index].StartsWith(name + "=", StringComparison.Ordinal))
                        return words[index][(name.Length + 1)..];
                }
            }

            return null;
        }
    }
}
