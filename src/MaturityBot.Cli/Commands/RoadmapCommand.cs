using System.CommandLine;
using MaturityBot.Cli.Output;

namespace MaturityBot.Cli.Commands;

/// <summary><c>maturitybot roadmap [PATH]</c>: what to do next.</summary>
internal static class RoadmapCommand
{
    public static Command Create(Surroundings around)
    {
        var path = CommandLine.Path();
        var output = OutputFile.Option();
        var command = new Command("roadmap", "Lists what to do next in a repository, as Markdown: quick wins, then the steps to the targets by effort.") { path, output };
        command.SetAction(async (parsed, cancellation) =>
        {
            var assessment = await new Judge(around).AssessAsync(parsed.GetValue(path), revision: null, cancellation);
            await OutputFile.WriteAsync(parsed.GetValue(output), around, _ => Report.Roadmap(assessment), cancellation);
        });
        return command;
    }
}
