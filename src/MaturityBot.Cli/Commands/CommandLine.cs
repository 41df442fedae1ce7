using System.CommandLine;
using MaturityBot.Cli.Output;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Cli.Commands;

/// <summary>The <c>maturitybot</c> command: its subcommands, and how their endings become exit statuses.</summary>
internal static class CommandLine
{
    /// <summary>Runs a command line.</summary>
    public static async Task<int> RunAsync(string[] arguments, Surroundings around)
    {
        try
        {
            var parsed = Root(around).Parse(arguments);
            if (parsed.Errors.Count > 0 && parsed.Action is not System.CommandLine.Help.HelpAction)
                throw new UsageException($"{parsed.Errors[0].Message.TrimEnd('.')}; see maturitybot {Words(parsed)}--help");
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

    private static RootCommand Root(Surroundings around) => new("Judges repositories against a published maturity rubric, from evidence that anyone can check.")
    {
        AssessCommand.Create(around),
    };

    private static int Complain(Surroundings around, string message, int status)
    {
        around.Error.WriteLine($"maturitybot: {SafeText.OneLine(message)}");
        return status;
    }

    private static string Words(ParseResult parsed) => parsed.CommandResult.Command is RootCommand ? "" : $"{parsed.CommandResult.Command.Name} ";

    private static string FirstFrame(Exception error) => error.StackTrace?.Split('\n')[0].Trim() ?? "";
}
