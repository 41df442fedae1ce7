using System.Diagnostics;
using System.Globalization;
using MaturityBot.TestSupport;
using MaturityBot.TestSupport.Processes;

namespace MaturityBot.EndToEnd.Processes;

public sealed class OwnedProcessTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_tied_program_ends_with_its_owner()
    {
        var owned = OwnedProcess.StartTied(OwnedProcess.Node, ["--eval", "setInterval(() => {}, 1000)"]);
        int pid = int.Parse(await owned.Says("pid ", Limit), CultureInfo.InvariantCulture);
        Assert.True(IsRunning(pid));

        await owned.DisposeAsync();

        await Eventually.Holds("the program ends", () => Task.FromResult(!IsRunning(pid)));
    }

    [Fact]
    public async Task A_program_that_ends_early_shows_what_it_wrote()
    {
        await using var owned = OwnedProcess.StartTied(OwnedProcess.Node, ["--eval", "console.error('no such setting'); process.exit(2)"]);

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => owned.Says("ready", Limit));

        Assert.Contains("no such setting", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, owned.ExitCode);
    }

    private static bool IsRunning(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
