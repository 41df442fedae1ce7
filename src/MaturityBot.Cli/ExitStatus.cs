namespace MaturityBot.Cli;

/// <summary>How the command ends; scripts rely on these numbers.</summary>
internal static class ExitStatus
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Done, and a gate failed.</summary>
    public const int GateFailed = 1;

    /// <summary>Wrong usage or configuration.</summary>
    public const int WrongUsage = 2;

    /// <summary>The repository could not be read.</summary>
    public const int Unreadable = 3;

    /// <summary>Our own bug.</summary>
    public const int OwnBug = 70;
}

/// <summary>The command cannot do what it was asked for; the message says what, where and what to do instead, in one line.</summary>
internal sealed class UsageException(string message, Exception? inner = null) : Exception(message, inner);
