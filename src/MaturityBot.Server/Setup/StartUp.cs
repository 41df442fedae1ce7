using Microsoft.Data.Sqlite;

namespace MaturityBot.Server.Setup;

/// <summary>Starts the server; what a person can put right is said in one line.</summary>
public static class StartUp
{
    /// <summary>Runs until the server stops: 0 when asked to, 2 when it could not start with these settings.</summary>
    public static async Task<int> RunAsync(Func<Task> server)
    {
        try
        {
            await server();
            return 0;
        }
        catch (Exception failure) when (Explain(failure) is { } line)
        {
            await Console.Error.WriteLineAsync(line.ReplaceLineEndings(" "));
            return 2;
        }
    }

    private static string? Explain(Exception failure) => failure switch
    {
        SettingException => failure.Message,
        DllNotFoundException => failure.Message,
        SqliteException or InvalidDataException => $"Storage__SqlitePath: {failure.Message}",
        IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } => $"ASPNETCORE_URLS: {failure.Message}",
        FormatException => $"ASPNETCORE_URLS: {failure.Message}",
        _ => null,
    };
}
