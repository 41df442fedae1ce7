using System.CommandLine;
using MaturityBot.Cli.Output;
using MaturityBot.Core.Configuration;
using MaturityBot.Core.Rubrics;

namespace MaturityBot.Cli.Commands;

/// <summary><c>maturitybot config lint</c>: what a repository says about how it wants to be judged.</summary>
internal static class ConfigCommand
{
    public static Command Create(Surroundings around) => new("config", "Checks the configuration of a repository.") { Lint(around) };

    private static Command Lint(Surroundings around)
    {
        var file = CommandLine.NotAnOption(new Argument<string>("FILE") { Arity = ArgumentArity.ZeroOrOne, DefaultValueFactory = _ => MaturityConfiguration.Path, Description = $"The configuration. Default: {MaturityConfiguration.Path}." });
        var command = new Command("lint", "Names every error as file:line; entries that have run out are named too, but are no errors.") { file };
        command.SetAction(async (parsed, cancellation) =>
        {
            var place = parsed.GetValue(file)!;
            var document = ConfigurationReader.Read(await ReadAsync(place, cancellation), BuiltInRubric.Pillars);
            var today = DateOnly.FromDateTime(around.Time.GetUtcNow().UtcDateTime);
            foreach (var error in document.Errors.Concat(document.Configuration.Expired(today)))
                await around.Error.WriteLineAsync(Page.Clean($"{place}:{error.Line}: {error.Message}"));
            return document.IsValid ? ExitStatus.Done : ExitStatus.WrongUsage;
        });
        return command;
    }

    private static async Task<string> ReadAsync(string file, CancellationToken cancellation)
    {
        try
        {
            return await File.ReadAllTextAsync(file, cancellation);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"the configuration {file} could not be read ({error.Message.TrimEnd('.')}): name a file like {MaturityConfiguration.Path}", error);
        }
    }
}
