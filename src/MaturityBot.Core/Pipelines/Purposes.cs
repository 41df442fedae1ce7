using MaturityBot.Core.Documents;
using MaturityBot.Core.Rubrics;

namespace MaturityBot.Core.Pipelines;

/// <summary>What pipeline steps are for, recognised by the tables <c>purposes*.yml</c>.</summary>
public sealed class Purposes
{
    private const int MostContainerWords = 40;

    private static readonly Lazy<Purposes> Loaded = new(() => new Purposes(BuiltInRubric.Files("pipelines/").OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => file.Value)));

    private readonly Dictionary<string, List<(string Purpose, CommandPattern Pattern)>> byProgram = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string Purpose, string Input)>> byAction = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, IReadOnlyList<string>> unless = new(StringComparer.Ordinal);
    private readonly List<(string Purpose, IReadOnlyList<string> Names)> tasks = [];
    private readonly Dictionary<string, PurposeSigns> signs = new(StringComparer.Ordinal);

    private Purposes(IEnumerable<string> tables)
    {
        foreach (var (purpose, node) in tables.SelectMany(table => YamlReader.ReadAll(table)[0].Root.Members))
        {
            All.Add(purpose);
            foreach (var pattern in node["commands"].Items.Select(item => CommandPattern.Parse(item.Text)))
            {
                foreach (var program in pattern.Programs)
                    Add(byProgram, program, (purpose, pattern));
            }

            foreach (var parts in node["actions"].Items.Select(item => item.Text.Split('?')))
                Add(byAction, parts[0], (purpose, parts.Length > 1 ? parts[1] : ""));
            unless[purpose] = [.. node["unless"].Items.Select(item => item.Text)];
            tasks.Add((purpose, [.. node["tasks"].Items.Select(item => item.Text)]));
            signs[purpose] = new PurposeSigns([.. node["commands"].Items.Select(item => item.Text)], [.. node["actions"].Items.Select(item => item.Text)]);
        }
    }

    /// <summary>The table, loaded once.</summary>
    public static Purposes Table => Loaded.Value;

    /// <summary>Every purpose there is.</summary>
    public ISet<string> All { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Whether the table tells what a program does by its arguments: one that stands in the repository (<c>./mvnw</c>, <c>bin/rails</c>) only starts it.</summary>
    public bool Knows(string program) => byProgram.ContainsKey(program);

    /// <summary>What a purpose is recognised by, as it stands in the table.</summary>
    public PurposeSigns SignsOf(string purpose) => signs.GetValueOrDefault(purpose) ?? new PurposeSigns([], []);

    /// <summary>What a step is for; empty when the table does not know it.</summary>
    public IReadOnlySet<string> Of(PipelineStep step) => step.Command is { } command ? Of(command) : Of(step.Action, step.With);

    /// <summary>What a command is for.</summary>
    public IReadOnlySet<string> Of(ShellCommand command)
    {
        var purposes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var layer in command.Layers.Concat(InContainer(command)))
        {
            foreach (var (purpose, pattern) in byProgram.GetValueOrDefault(layer[0]) ?? [])
            {
                if (pattern.Matches(layer) && !layer.Any(word => unless[purpose].Any(no => CommandPattern.Fits(no, word))))
                    purposes.Add(purpose);
            }
        }

        return purposes;
    }

    // What docker run, docker compose exec, nyc and the like run inside; where their options end is not known, so each later word is tried.
    internal static IEnumerable<IReadOnlyList<string>> InContainer(ShellCommand command)
    {
        var isContainer = command.Program is "docker" or "docker-compose" or "podman" or "kubectl" or "nix" or "devcontainer" or "vagrant" && command.Words.Take(4).Any(word => word is "run" or "exec" or "develop" or "ssh");
        if (!isContainer && command.Program is not ("nyc" or "c8" or "start-server-and-test" or "with-server" or "dotnet-coverage" or "kcov" or "retry"))
            yield break;
        for (var start = isContainer ? 3 : 1; start < Math.Min(command.Words.Count, MostContainerWords); start++)
        {
            foreach (var layer in new ShellCommand([.. command.Words.Skip(start)], command.Line, command.EndLine).Layers)
                yield return layer;
        }
    }

    /// <summary>What an action is for.</summary>
    public IReadOnlySet<string> Of(string action, DataNode with)
    {
        var purposes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (purpose, input) in Names(action).SelectMany(name => byAction.GetValueOrDefault(name) ?? []))
        {
            var parts = input.Split('=');
            var value = with[parts[0]];
            if (input.Length == 0 || (parts.Length == 1 ? value.Exists && value.AsBoolean() != false : value.Text.Contains(parts[1], StringComparison.OrdinalIgnoreCase)))
                purposes.Add(purpose);
        }

        return purposes;
    }

    /// <summary>What a task (a make target, a package script) is for, by its name: all that is known when its text is not there.</summary>
    public IReadOnlySet<string> OfTask(string name) =>
        tasks.Where(task => task.Names.Any(pattern => CommandPattern.Fits(pattern, name))).Select(task => task.Purpose).ToHashSet(StringComparer.Ordinal);

    // "owner/repository/*" stands for the repository itself and all that is in it.
    private static string[] Names(string action)
    {
        var parts = action.Split('/');
        return parts.Length < 2 ? [action] : [action, $"{parts[0]}/{parts[1]}/*"];
    }

    private static void Add<T>(Dictionary<string, List<T>> table, string key, T value)
    {
        if (!table.TryGetValue(key, out var values))
            table[key] = values = [];
        values.Add(value);
    }
}

/// <summary>What a purpose is recognised by.</summary>
/// <param name="Commands">Patterns of commands, see <see cref="CommandPattern"/>.</param>
/// <param name="Actions">Names of actions; after a question mark the input that must be set.</param>
public sealed record PurposeSigns(IReadOnlyList<string> Commands, IReadOnlyList<string> Actions);
