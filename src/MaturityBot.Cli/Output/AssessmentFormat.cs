using System.CommandLine;
using MaturityBot.Core.Rating;
using MaturityBot.Core.Rubrics;

namespace MaturityBot.Cli.Output;

/// <summary>The forms in which an assessment can be shown.</summary>
internal static class AssessmentFormat
{
    private static readonly Dictionary<string, Func<Assessment, Rubric, Screen?, string>> Formats = new(StringComparer.Ordinal)
    {
        ["table"] = AssessmentTable.Write,
        ["json"] = static (assessment, _, _) => AssessmentJson.Write(assessment) + "\n",
    };

    /// <summary>The option that names one.</summary>
    public static Option<string> Option() =>
        new("--format") { HelpName = string.Join('|', Formats.Keys), DefaultValueFactory = _ => "table", Description = "How to show it." };

    /// <summary>What writes a format.</summary>
    /// <exception cref="UsageException">There is no such format.</exception>
    public static Func<Assessment, Rubric, Screen?, string> Renderer(string format) => Formats.GetValueOrDefault(format)
        ?? throw new UsageException($"there is no format {format}: --format takes {string.Join(", ", Formats.Keys)}");
}
