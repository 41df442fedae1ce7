namespace MaturityBot.Server.Inbox;

/// <summary>The work can never be done, however often it is tried. The message is shown to operators.</summary>
public sealed class WorkRejectedException(string message, Exception? inner = null) : Exception(message, inner);
