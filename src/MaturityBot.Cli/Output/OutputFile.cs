using System.CommandLine;

namespace MaturityBot.Cli.Output;

/// <summary>Where a result goes: standard output, or a file.</summary>
internal static class OutputFile
{
    /// <summary>The option that names a file.</summary>
    public static Option<string?> Option() => new("--output") { HelpName = "FILE", Description = "Write to this file instead of standard output." };

    /// <summary>Writes a text; a file is replaced as a whole or not at all.</summary>
    /// <exception cref="UsageException">The file cannot be written.</exception>
    public static async Task WriteAsync(string? file, Surroundings around, Func<Screen?, string> text, CancellationToken cancellation)
    {
        if (file is null)
        {
            await around.Out.WriteAsync(text(around.Screen));
            return;
        }

        var draft = $"{file}.{Guid.NewGuid():N}.tmp";
        try
        {
            await File.WriteAllTextAsync(draft, text(null), cancellation);
            File.Move(draft, file, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new UsageException($"{file} could not be written ({error.Message.TrimEnd('.')}): name a file in a folder that is there", error);
        }
        finally
        {
            if (File.Exists(draft))
                File.Delete(draft);
        }
    }
}
