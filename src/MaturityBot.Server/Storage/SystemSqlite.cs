using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace MaturityBot.Server.Storage;

/// <summary>
/// Uses the operating system's SQLite library, which the operating system keeps patched, instead of one shipped with the app.
/// </summary>
public static class SystemSqlite
{
    private static readonly string[] Names =
        OperatingSystem.IsWindows() ? ["winsqlite3.dll"]
        : OperatingSystem.IsMacOS() ? ["libsqlite3.dylib"]
        : ["libsqlite3.so.0", "libsqlite3.so"];

    private static readonly Lazy<nint> Library = new(Load);

    /// <summary>Makes SQLite ready for use. Calling it again does nothing.</summary>
    /// <exception cref="DllNotFoundException">The system has no SQLite library; the message says what to install.</exception>
    public static void Use() => _ = Library.Value;

    private static nint Load()
    {
        var library = Names.Select(name => NativeLibrary.TryLoad(name, out var handle) ? handle : 0).FirstOrDefault(handle => handle != 0);
        if (library == 0)
            throw new DllNotFoundException($"The system's SQLite library ({Names[0]}) was not found. On Debian or Ubuntu: apt-get install libsqlite3-0");

        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, (string name, Assembly _, DllImportSearchPath? _) => name == "e_sqlite3" ? library : 0);
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        return library;
    }
}
