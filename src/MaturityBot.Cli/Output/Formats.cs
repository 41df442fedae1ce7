using System.CommandLine;

namespace MaturityBot.Cli.Output;

/// <summary>The forms in which a result can be shown, by name; the first is the default.</summary>
internal sealed class Formats<T>(params (string Name, Func<T, Screen?, string> Write)[] formats)
{
    private string Names => string.Join(", ", formats.Select(format => format.Name));

    /// <summary>The option that names one.</summary>
    public Option<string> Option() => new("--format")
    {
        HelpName = string.Join('|', formats.Select(format => format.Name)),
        DefaultValueFactory = _ => formats[0].Name,
        Description = "How to show it.",
    };

    /// <summary>What writes a format.</summary>
    /// <exception cref="UsageException">There is no such format.</exception>
    public Func<T, Screen?, string> Find(string name) =>
        formats.FirstOrDefault(format => format.Name == name).Write ?? throw new UsageException($"there is no format {name}: --format takes {Names}");
}
