using System.Text;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Documents;

/// <summary>One instruction of a Dockerfile.</summary>
/// <param name="Name">In upper case: <c>RUN</c>.</param>
/// <param name="Flags">Leading flags as written: <c>--platform=linux/amd64</c>.</param>
/// <param name="Arguments">The rest, continued lines joined, without flags.</param>
/// <param name="HereDocument">The text of its here-documents, or empty.</param>
/// <param name="Line">First line.</param>
/// <param name="EndLine">Last line.</param>
public sealed record DockerInstruction(string Name, IReadOnlyList<string> Flags, string Arguments, string HereDocument, int Line, int EndLine)
{
    /// <summary>The arguments as words: the items of the JSON form, or split as a shell does.</summary>
    public IReadOnlyList<string> Words => JsonWords() ?? [.. ShellScript.Commands(Arguments).SelectMany(command => command.Words)];

    /// <summary>The commands that a RUN, CMD, ENTRYPOINT or HEALTHCHECK runs; lines are approximate within a continued instruction.</summary>
    public IReadOnlyList<ShellCommand> Commands => JsonWords() is { } words
        ? words is [_, "-c", var script, ..] ? ShellScript.Commands(script, Line) : words.Count == 0 ? [] : [new ShellCommand(words, Line, EndLine)]
        : ShellScript.Commands(Name == "HEALTHCHECK" && Arguments.StartsWith("CMD ", StringComparison.OrdinalIgnoreCase) ? Arguments[4..] : HereDocument.Length > 0 ? HereDocument : Arguments, Line);

    private IReadOnlyList<string>? JsonWords()
    {
        var text = Name == "HEALTHCHECK" && Arguments.StartsWith("CMD ", StringComparison.OrdinalIgnoreCase) ? Arguments[4..].Trim() : Arguments;
        return text.StartsWith('[') && JsonReader.Read(Encoding.UTF8.GetBytes(text)) is { Error: null, Root.Kind: DataKind.List } json
            ? [.. json.Root.Items.Select(item => item.Text)]
            : null;
    }
}

/// <summary>One stage of a build: from its FROM to the next.</summary>
/// <param name="Name">Its alias; empty when it has none.</param>
/// <param name="Image">What it builds on, with the defaults of global arguments filled in.</param>
/// <param name="IsStage">Whether that is an earlier stage, or <c>scratch</c>, and not an image.</param>
/// <param name="Instructions">Its instructions, FROM included.</param>
public sealed record DockerStage(string Name, ImageReference Image, bool IsStage, IReadOnlyList<DockerInstruction> Instructions)
{
    /// <summary>The line of the FROM.</summary>
    public int Line => Instructions[0].Line;

    /// <summary>The last instruction of a name, the one that counts for CMD, ENTRYPOINT, USER, HEALTHCHECK; null when there is none.</summary>
    public DockerInstruction? Last(string name) => Instructions.LastOrDefault(instruction => instruction.Name == name);
}

/// <summary>A Dockerfile: parser directives, continued lines, comments, here-documents and stages understood. What is no instruction is left out.</summary>
public sealed class Dockerfile
{
    private const int MostInstructions = 10_000;

    private readonly IReadOnlyList<string> lines;
    private readonly List<DockerInstruction> instructions = [];
    private char escape = '\\';

    private Dockerfile(SourceFile file)
    {
        File = file;
        lines = file.Lines;
        Parse(Directives());
        Stages = FindStages();
    }

    /// <summary>Globs of Dockerfiles.</summary>
    public static IReadOnlyList<string> Reads { get; } = ["**/Dockerfile", "**/Dockerfile.*", "**/*.Dockerfile", "**/Containerfile"];

    /// <summary>The file itself.</summary>
    public SourceFile File { get; }

    /// <summary>All instructions, in order.</summary>
    public IReadOnlyList<DockerInstruction> Instructions => instructions;

    /// <summary>The stages, in order.</summary>
    public IReadOnlyList<DockerStage> Stages { get; }

    /// <summary>The stage that the image is made of; null when there is no FROM.</summary>
    public DockerStage? Final => Stages.Count > 0 ? Stages[^1] : null;

    /// <summary>The last instruction of a name in the final stage or in the stages it builds on; null when there is none.</summary>
    public DockerInstruction? Effective(string name)
    {
        for (var stage = Final; stage is not null; stage = BaseOf(stage))
        {
            if (stage.Last(name) is { } found)
                return found;
        }

        return null;
    }

    /// <summary>The Dockerfile of a file, parsed once.</summary>
    public static Dockerfile Read(SourceFile file) => file.Parse(static file => new Dockerfile(file));

    /// <summary>The Dockerfiles of a snapshot, ordered by path.</summary>
    public static IEnumerable<Dockerfile> Of(Snapshot snapshot) =>
        snapshot.ReadAll(Reads).Where(file => !file.Path.EndsWith(".dockerignore", StringComparison.OrdinalIgnoreCase)).Select(Read);

    private DockerStage? BaseOf(DockerStage stage)
    {
        for (var index = Stages.Count - 1; index >= 0; index--)
        {
            if (Stages[index].Line < stage.Line && Stages[index].Name.Length > 0 && Stages[index].Name.Equals(stage.Image.Text, StringComparison.OrdinalIgnoreCase))
                return Stages[index];
        }

        return null;
    }

    private int Directives()
    {
        var index = 0;
        while (index < lines.Count && lines[index] is ['#', .. var rest] && rest.IndexOf('=', StringComparison.Ordinal) is var equals and > 0)
        {
            if (rest[..equals].Trim().Equals("escape", StringComparison.OrdinalIgnoreCase) && rest[(equals + 1)..].Trim() == "`")
                escape = '`';
            index++;
        }

        return index;
    }

    private void Parse(int index)
    {
        while (index < lines.Count && instructions.Count < MostInstructions)
        {
            var start = index;
            var joined = new StringBuilder();
            for (var more = true; more && index < lines.Count; index++)
            {
                var text = lines[index].AsSpan().Trim();
                if (text.StartsWith("#") || (text.IsEmpty && joined.Length > 0))
                {
                    more = joined.Length > 0;
                    continue;
                }

                more = text.Length > 0 && text[^1] == escape;
                joined.Append(more ? text[..^1] : text).Append(more ? " " : "");
            }

            if (joined.Length > 0)
                index = Add(joined.ToString().Trim(), start, index);
        }
    }

    private int Add(string text, int start, int next)
    {
        var space = text.AsSpan().IndexOfAny(' ', '\t');
        var name = (space < 0 ? text : text[..space]).ToUpperInvariant();
        if (!name.All(char.IsAsciiLetter))
            return next;

        var rest = space < 0 ? "" : text[space..].Trim();
        var flags = new List<string>();
        while (rest.StartsWith("--", StringComparison.Ordinal))
        {
            var end = rest.AsSpan().IndexOfAny(' ', '\t');
            flags.Add(end < 0 ? rest : rest[..end]);
            rest = end < 0 ? "" : rest[end..].Trim();
        }

        var document = name is "RUN" or "COPY" or "ADD" ? HereDocument(rest, ref next) : "";
        instructions.Add(new DockerInstruction(name, flags, rest, document, start + 1, next));
        return next;
    }

    private string HereDocument(string arguments, ref int next)
    {
        var text = new StringBuilder();
        foreach (var word in arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.StartsWith("<<", StringComparison.Ordinal) && word.Length > 2))
        {
            var tabs = word[2] == '-';
            var end = word[(tabs ? 3 : 2)..].Trim('"', '\'');
            while (end.Length > 0 && next < lines.Count)
            {
                var line = tabs ? lines[next].TrimStart('\t') : lines[next];
                next++;
                if (line == end)
                    break;
                text.Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    private List<DockerStage> FindStages()
    {
        var defaults = instructions.TakeWhile(instruction => instruction.Name != "FROM").Where(instruction => instruction.Name == "ARG")
            .Select(instruction => instruction.Arguments.Split('=', 2)).Where(parts => parts.Length == 2)
            .GroupBy(parts => parts[0].Trim(), StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Last()[1].Trim('"', '\''), StringComparer.Ordinal);
        var stages = new List<DockerStage>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "scratch" };
        for (var index = 0; index < instructions.Count; index++)
        {
            if (instructions[index].Name != "FROM")
                continue;
            var end = instructions.FindIndex(index + 1, instruction => instruction.Name == "FROM");
            var words = instructions[index].Arguments.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            var name = words is [_, var keyword, var alias, ..] && keyword.Equals("AS", StringComparison.OrdinalIgnoreCase) ? alias : "";
            var image = ImageReference.Parse(words is [var first, ..] ? FillIn(first, defaults) : "");
            stages.Add(new DockerStage(name, image, names.Contains(image.Text), instructions[index..(end < 0 ? instructions.Count : end)]));
            names.Add(name.Length > 0 ? name : "scratch");
        }

        return stages;
    }

    private static string FillIn(string text, Dictionary<string, string> defaults)
    {
        var filled = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            if (text[at] != '$' || at + 1 == text.Length)
            {
                filled.Append(text[at++]);
                continue;
            }

            var braces = text[at + 1] == '{';
            var end = braces ? text.IndexOf('}', at) : at + 1;
            while (!braces && end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
                end++;
            if (end < 0)
                return filled.Append(text.AsSpan(at)).ToString();
            var parts = text[(at + (braces ? 2 : 1))..end].Split([":-", "-"], 2, StringSplitOptions.None);
            end += braces ? 1 : 0;
            filled.Append(defaults.TryGetValue(parts[0], out var value) ? value : parts.Length > 1 ? parts[1] : text[at..end]);
            at = end;
        }

        return filled.ToString();
    }
}
