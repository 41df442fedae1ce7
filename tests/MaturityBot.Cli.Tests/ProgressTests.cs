namespace MaturityBot.Cli.Tests;

public sealed class ProgressTests
{
    [Fact]
    public async Task What_takes_long_is_said_and_wiped_out_in_the_end()
    {
        var terminal = new Terminal();
        var work = new TaskCompletionSource<int>();
        var progress = new Progress(terminal, new ImpatientTime());

        var during = progress.DuringAsync("reading", work.Task);
        await terminal.Written;
        Assert.Equal("maturitybot: reading ...", terminal.ToString());
        work.SetResult(7);

        Assert.Equal(7, await during);
        Assert.Equal("", terminal.ToString().Split('\r')[^1]);
        Assert.Equal("", terminal.ToString().Split('\r')[1].Trim());
    }

    [Fact]
    public async Task What_is_soon_done_and_what_nobody_reads_is_not_said()
    {
        var terminal = new StringWriter();

        Assert.Equal(7, await new Progress(terminal, TimeProvider.System).DuringAsync("reading", Task.FromResult(7)));
        Assert.Equal(7, await Progress.None.DuringAsync("reading", Task.FromResult(7)));
        Assert.Equal("", terminal.ToString());
    }

    /// <summary>A terminal that tells when something was written, so that it is not read in the middle of that.</summary>
    private sealed class Terminal : StringWriter
    {
        private readonly TaskCompletionSource written = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Written => written.Task;

        public override async Task WriteAsync(string? value)
        {
            await base.WriteAsync(value);
            written.TrySetResult();
        }
    }

    /// <summary>A clock whose every delay is over at once.</summary>
    private sealed class ImpatientTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
