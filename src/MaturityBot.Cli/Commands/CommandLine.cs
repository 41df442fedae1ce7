using System.CommandLine;
using MaturityBot.Core.Reporting;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Cli.Commands;

/// <summary>The <c>maturitybot</c> command: its subcommands, and how their endings become exit statuses.</summary>
internal static class CommandLine
{
    private const int LongestMessage = 1000;

    /// <summary>Runs a command line.</summary>
    public static async Task<int> RunAsync(string[] arguments, Surroundings around)
    {
        try
        {
            var parsed = Root(around).Parse(arguments);
            if (parsed.Errors.Count > 0 && parsed.Action is not System.CommandLine.Help.HelpAction)
                throw new UsageException($"{WhatIsWrong(parsed)}; see maturitybot {Words(parsed)}--help");
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
                Output = around.Out,
                Error = around.Error,
            });
        }
        catch (UsageException error)
        {
            return Complain(around, error.Message, ExitStatus.WrongUsage);
        }
        catch (RepositoryUnreadableException error)
        {
            return Complain(around, error.Message, ExitStatus.Unreadable);
        }
#pragma warning disable CA1031 // Whatever is left is our own bug; it is said in one line, as every error.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return Complain(around, $"this is a bug in maturitybot: {error.GetType().Name}: {error.Message} {FirstFrame(error)}", ExitStatus.OwnBug);
        }
        finally
        {
            await around.Out.FlushAsync();
        }
    }

    /// <summary>An argument; what looks like an option is none, so that a misspelt option is not taken for a path.</summary>
    public static Argument<T> NotAnOption<T>(Argument<T> argument)
    {
        argument.Validators.Add(static result =>
        {
            if (result.Tokens.FirstOrDefault(token => token.Value is ['-', _, ..]) is { } option)
                result.AddError($"there is no option {option.Value} (a path that begins with - is written ./{option.Value})");
        });
        return argument;
    }

    /// <summary>The argument that names a repository on this machine.</summary>
    public static Argument<string?> Path() => NotAnOption(new Argument<string?>("PATH") { Arity = ArgumentArity.ZeroOrOne, Description = "A git work tree, a bare repository or a plain folder. Default: the repository around the current folder." });

    private static RootCommand Root(Surroundings around) => new("Judges repositories against a published maturity rubric, from evidence that anyone can check.")
    {
        AssessCommand.Create(around),
        ConfigCommand.Create(around),
        DiffCommand.Create(around),
        RoadmapCommand.Create(around),
        ReportCommand.Create(around),
        ReplayCommand.Create(around),
        RubricCommand.Create(around),
    };

    private static int Complain(Surroundings around, string message, int status)
    {
        around.Error.WriteLine($"maturitybot: {PlainText.OneLine(message, LongestMessage)}");
        return status;
    }

    private static string WhatIsWrong(ParseResult parsed) =>
        parsed.UnmatchedTokens.Count > 0 ? $"there is no command or option {parsed.UnmatchedTokens[0]}"
        : parsed.CommandResult.Command.Subcommands.Count > 0 ? $"name a command: {string.Join(", ", parsed.CommandResult.Command.Subcommands.Select(command => command.Name))}"
        : parsed.Errors[0].Message.TrimEnd('.');

    private static string Words(ParseResult parsed) => parsed.CommandResult.Command is RootCommand ? "" : $"{parsed.CommandResult.Command.Name} ";

    private static string FirstFrame(Exception error) => error.StackTrace?.Split('\n')[0].Trim() ?? "";
}
