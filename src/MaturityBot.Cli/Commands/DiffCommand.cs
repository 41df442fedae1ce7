using System.CommandLine;
using MaturityBot.Cli.Output;
using MaturityBot.Core.Gaps;

namespace MaturityBot.Cli.Commands;

/// <summary><c>maturitybot diff BASE HEAD</c>: what a change moves, judged as a pull request would be.</summary>
internal static class DiffCommand
{
    private static readonly Formats<Comparison> Formats = new(
        ("table", static (comparison, screen) => DeltaTable.Write(comparison.Before, comparison.After, comparison.Delta, screen)),
        ("json", static (comparison, _) => $"{DeltaJson.Write(comparison.Before, comparison.After, comparison.Delta)}\n"),
        ("markdown", static (comparison, _) => Report.Write(comparison)));

    public static Command Create(Surroundings around)
    {
        var baseCommit = CommandLine.NotAnOption(new Argument<string>("BASE") { Description = "The commit to compare with." });
        var headCommit = CommandLine.NotAnOption(new Argument<string>("HEAD") { Description = "The commit with the change." });
        var path = new Option<string?>("--path") { HelpName = "PATH", Description = "A git work tree or bare repository. Default: the repository around the current folder." };
        var format = Formats.Option();
        var output = OutputFile.Option();
        var failOnDrop = new Option<bool>("--fail-on-drop") { Description = "End with status 1 when a level falls." };
        var command = new Command("diff", "Shows which levels a change moves, and what moves them. Both commits are judged by the configuration at BASE.") { baseCommit, headCommit, path, format, output, failOnDrop };
        command.SetAction(async (parsed, cancellation) =>
        {
            var write = Formats.Find(parsed.GetValue(format)!);
            var comparison = await new Judge(around).CompareAsync(parsed.GetValue(path), parsed.GetRequiredValue(baseCommit), parsed.GetRequiredValue(headCommit), cancellation);
            await OutputFile.WriteAsync(parsed.GetValue(output), around, screen => write(comparison, screen), cancellation);

            var fallen = comparison.Delta.Pillars.Where(change => change.Falls).Select(change => $"{change.After.Name} {change.Before.Level} to {change.After.Level}").ToArray();
            if (!parsed.GetValue(failOnDrop) || fallen.Length == 0)
                return ExitStatus.Done;
            around.Error.WriteLine($"maturitybot: fallen: {string.Join(", ", fallen)}");
            return ExitStatus.GateFailed;
        });
        return command;
    }
}
