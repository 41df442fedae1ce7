namespace MaturityBot.Cli;

/// <summary>Says on a terminal what takes long: nothing in the first second, then one line that is replaced and wiped out in the end.</summary>
internal sealed class Progress(TextWriter? terminal, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Says nothing: there is nobody to read it.</summary>
    public static Progress None { get; } = new(null, TimeProvider.System);

    /// <summary>Does something, and says so if it takes long.</summary>
    /// <param name="step">What is done: <c>reading the repository</c>.</param>
    /// <param name="work">What to wait for.</param>
    public async Task<T> DuringAsync<T>(string step, Task<T> work)
    {
        if (terminal is null || await Task.WhenAny(work, Task.Delay(Patience, time)) == work)
            return await work;
        await terminal.WriteAsync($"maturitybot: {step} ...");
        try
        {
            return await work;
        }
        finally
        {
            await terminal.WriteAsync($"\r{new string(' ', step.Length + 17)}\r");
        }
    }
}
