using System.CommandLine;
using System.Globalization;
using MaturityBot.Cli.Output;
using MaturityBot.Core.Rating;
using MaturityBot.Core.Rubrics;

namespace MaturityBot.Cli.Commands;

/// <summary><c>maturitybot assess [PATH]</c>: judges a repository on this machine.</summary>
internal static class AssessCommand
{
    private static readonly Formats<Assessment> Formats = new(
        ("table", static (assessment, screen) => AssessmentTable.Write(assessment, BuiltInRubric.Pillars, screen)),
        ("json", static (assessment, _) => $"{AssessmentJson.Write(assessment)}\n"),
        ("markdown", static (assessment, _) => Report.Write(assessment)));

    public static Command Create(Surroundings around)
    {
        var path = CommandLine.Path();
        var commit = new Option<string?>("--commit") { HelpName = "REV", Description = "The commit to judge. Default: HEAD." };
        var lens = new Option<string>("--lens") { HelpName = "ID|all", DefaultValueFactory = _ => "all", Description = "The rubric to judge by. There is: pillars." };
        var format = Formats.Option();
        var output = OutputFile.Option();
        var config = new Option<string?>("--config") { HelpName = "FILE", Description = "Judge by this configuration instead of the repository's .github/maturity.yml." };
        var failBelow = new Option<string?>("--fail-below") { HelpName = "LEVEL", Description = "End with status 1 when a pillar is below this level, from 1 to 5." };
        var offline = new Option<bool>("--offline") { Description = "Ask nothing of GitHub. A local run never does: what only GitHub knows is unknown." };
        var command = new Command("assess", "Judges a repository: its levels, what is missing for the next ones, and the quick wins.") { path, commit, lens, format, output, config, failBelow, offline };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(lens) is not ("all" or "pillars") and var unknown)
                throw new UsageException($"there is no lens {unknown}: --lens takes pillars or all");
            var least = Level(parsed.GetValue(failBelow));
            var write = Formats.Find(parsed.GetValue(format)!);
            var judge = new Judge(around, parsed.GetValue(config));
            var assessment = await judge.AssessAsync(parsed.GetValue(path), parsed.GetValue(commit), cancellation);
            await OutputFile.WriteAsync(parsed.GetValue(output), around, screen => write(assessment, screen), cancellation);
            return Gate(assessment, least, around);
        });
        return command;
    }

    private static int Level(string? text) =>
        text is null ? 1
        : int.TryParse(text, CultureInfo.InvariantCulture, out var level) && level is >= 1 and <= Levels.Highest ? level
        : throw new UsageException($"there is no level {text}: --fail-below takes 1 to {Levels.Highest}");

    private static int Gate(Assessment assessment, int least, Surroundings around)
    {
        var below = assessment.Pillars.Where(pillar => pillar.Level < least).Select(pillar => $"{pillar.Name} {pillar.Level}").ToArray();
        if (below.Length == 0)
            return ExitStatus.Done;
        around.Error.WriteLine($"maturitybot: below level {least}: {string.Join(", ", below)}");
        return ExitStatus.GateFailed;
    }
}
