using System.CommandLine;
using MaturityBot.Cli.Output;
using MaturityBot.Core.Reporting;

namespace MaturityBot.Cli.Commands;

/// <summary><c>maturitybot report [PATH] --for executive|engineering</c>: where a repository stands, and why.</summary>
internal static class ReportCommand
{
    public static Command Create(Surroundings around)
    {
        var path = CommandLine.Path();
        var audience = new Option<string>("--for") { HelpName = "executive|engineering", DefaultValueFactory = _ => "engineering", Description = "For whom it is written." };
        var output = OutputFile.Option();
        var command = new Command("report", "Writes where a repository stands, as Markdown: levels, targets, why not the next level, next steps, and what could not be seen.") { path, audience, output };
        command.SetAction(async (parsed, cancellation) =>
        {
            var readers = Readers(parsed.GetValue(audience)!);
            var assessment = await new Judge(around).AssessAsync(parsed.GetValue(path), revision: null, cancellation);
            await OutputFile.WriteAsync(parsed.GetValue(output), around, _ => Report.Write(assessment, readers), cancellation);
        });
        return command;
    }

    private static Audience Readers(string name) => name switch
    {
        "executive" => Audience.Executive,
        "engineering" => Audience.Engineering,
        _ => throw new UsageException($"there is no report for {name}: --for takes executive or engineering"),
    };
}
