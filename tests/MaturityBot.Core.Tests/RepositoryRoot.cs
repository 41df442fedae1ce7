using System.Runtime.CompilerServices;

namespace MaturityBot.Core.Tests;

/// <summary>This repository's own files.</summary>
internal static class RepositoryRoot
{
    /// <summary>A path below the root.</summary>
    public static string Path(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Root(), .. parts]);

    private static string Root([CallerFilePath] string caller = "") => System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(caller)!, "..", ".."));
}
