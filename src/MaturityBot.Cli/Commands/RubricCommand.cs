using System.CommandLine;
using MaturityBot.Cli.Output;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Reporting;
using MaturityBot.Core.Rubrics;

namespace MaturityBot.Cli.Commands;

/// <summary><c>maturitybot rubric show|lint|docs</c>: the rules themselves.</summary>
internal static class RubricCommand
{
    private static readonly IReadOnlySet<string> Probes = ProbeList.ById.Keys.ToHashSet(StringComparer.Ordinal);

    public static Command Create(Surroundings around) => new("rubric", "Shows, checks or documents the rules that repositories are judged by.") { Show(around), Lint(around), Docs(around) };

    private static Command Show(Surroundings around)
    {
        var id = CommandLine.NotAnOption(new Argument<string?>("ID") { Arity = ArgumentArity.ZeroOrOne, Description = "A pillar, criterion or quick win. Default: everything, in one line each." });
        var command = new Command("show", "Lists pillars, criteria and the probes that decide them; or explains one of them.") { id };
        command.SetAction(async parsed => await around.Out.WriteAsync(RubricText.Write(BuiltInRubric.Pillars, parsed.GetValue(id), around.Screen)));
        return command;
    }

    private static Command Lint(Surroundings around)
    {
        var folder = CommandLine.NotAnOption(new Argument<string?>("FOLDER") { Arity = ArgumentArity.ZeroOrOne, Description = "A folder with rubric.yml and one file a dimension. Default: the rubric that ships with the application." });
        var command = new Command("lint", "Checks a rubric and names every error as file:line.") { folder };
        command.SetAction(async parsed =>
        {
            var place = parsed.GetValue(folder);
            try
            {
                var rubric = place is null ? BuiltInRubric.Pillars : RubricLoader.Load(Files(place), Probes);
                var criteria = rubric.Dimensions.Sum(dimension => dimension.Criteria.Count);
                await around.Out.WriteLineAsync($"{rubric.Id} {rubric.Version}: {Words.Count(rubric.Dimensions.Count, "dimension", "dimensions")}, {Words.Count(criteria, "criterion", "criteria")}, {Words.Count(rubric.QuickWins.Count, "quick win", "quick wins")}, no errors");
                return ExitStatus.Done;
            }
            catch (RubricFormatException error)
            {
                foreach (var line in error.Errors)
                    await around.Out.WriteLineAsync(Page.Clean(place is null ? line : Path.Combine(place, line)));
                await around.Error.WriteLineAsync($"maturitybot: {Words.Count(error.Errors.Count, "error", "errors")} in the rubric");
                return ExitStatus.WrongUsage;
            }
        });
        return command;
    }

    private static Command Docs(Surroundings around)
    {
        var folder = CommandLine.NotAnOption(new Argument<string>("FOLDER") { Arity = ArgumentArity.ZeroOrOne, DefaultValueFactory = _ => Path.Combine("docs", "rubric"), Description = "Where to write; made if it is not there. Default: docs/rubric." });
        var command = new Command("docs", "Writes the rubric as Markdown: an index, one page a pillar with exactly what passes, and the quick wins.") { folder };
        command.SetAction(async (parsed, cancellation) =>
        {
            var place = parsed.GetValue(folder)!;
            var pages = RubricPages.Write(BuiltInRubric.Pillars, ProbeList.ById);
            try
            {
                Directory.CreateDirectory(place);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
            {
                throw new UsageException($"{place} could not be made ({error.Message.TrimEnd('.')}): name a folder", error);
            }

            foreach (var (name, text) in pages)
                await OutputFile.WriteAsync(Path.Combine(place, name), around, _ => text, cancellation);
            await around.Out.WriteLineAsync($"{Words.Count(pages.Count, "page", "pages")} in {Page.Clean(place)}");
        });
        return command;
    }

    private static Dictionary<string, string> Files(string folder)
    {
        try
        {
            return Directory.EnumerateFiles(folder, "*.yml").ToDictionary(file => Path.GetFileName(file), File.ReadAllText, StringComparer.Ordinal);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"{folder} could not be read ({error.Message.TrimEnd('.')}): name a folder with a rubric.yml", error);
        }
    }
}
