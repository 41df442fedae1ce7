using System.CommandLine;
using MaturityBot.Cli.Output;
using MaturityBot.Core.Rating;
using MaturityBot.Core.Rubrics;

namespace MaturityBot.Cli.Commands;

/// <summary><c>maturitybot assess [PATH]</c>: judges a repository on this machine.</summary>
internal static class AssessCommand
{
    public static Command Create(Surroundings around)
    {
        var path = new Argument<string?>("PATH") { Arity = ArgumentArity.ZeroOrOne, Description = "A git work tree, a bare repository or a plain folder. Default: the repository around the current folder." };
        var commit = new Option<string?>("--commit") { HelpName = "REV", Description = "The commit to judge. Default: HEAD." };
        var lens = new Option<string>("--lens") { HelpName = "ID|all", DefaultValueFactory = _ => "all", Description = "The rubric to judge by. There is: pillars." };
        var format = AssessmentFormat.Option();
        var output = OutputFile.Option();
        var failBelow = new Option<int?>("--fail-below") { HelpName = "LEVEL", Description = "End with status 1 when a pillar is below this level, from 2 to 5." };
        var offline = new Option<bool>("--offline") { Description = "Ask nothing of GitHub. A local run never does: what only GitHub knows is unknown." };
        var command = new Command("assess", "Judges a repository and shows its levels, what is missing and the quick wins.") { path, commit, lens, format, output, failBelow, offline };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(lens) is not ("all" or "pillars") and var unknown)
                throw new UsageException($"there is no lens {unknown}: --lens takes pillars or all");
            if (parsed.GetValue(failBelow) is < 2 or > Levels.Highest)
                throw new UsageException("--fail-below takes a level from 2 to 5");

            var render = AssessmentFormat.Renderer(parsed.GetValue(format)!);
            var assessment = await new Judge(around).AssessAsync(parsed.GetValue(path), parsed.GetValue(commit), cancellation);
            await OutputFile.WriteAsync(parsed.GetValue(output), around, screen => render(assessment, BuiltInRubric.Pillars, screen), cancellation);
            return parsed.GetValue(failBelow) is { } least ? Gate(assessment, least, around) : ExitStatus.Done;
        });
        return command;
    }

    private static int Gate(Assessment assessment, int least, Surroundings around)
    {
        var below = assessment.Pillars.Where(pillar => pillar.Level < least).Select(pillar => $"{pillar.Name} {pillar.Level}").ToArray();
        if (below.Length == 0)
            return ExitStatus.Done;
        around.Error.WriteLine($"maturitybot: below level {least}: {string.Join(", ", below)}");
        return ExitStatus.GateFailed;
    }
}
