using System.Text;

namespace MaturityBot.TestSupport.GitHub;

/// <summary>A file as git keeps it.</summary>
/// <param name="Path">Its path with forward slashes.</param>
/// <param name="Content">Its content; null deletes it.</param>
/// <param name="Mode">git's mode: <c>100644</c>, <c>100755</c>, <c>120000</c> for a symbolic link, <c>160000</c> for a submodule.</param>
public sealed record TestFile(string Path, byte[]? Content, string Mode = "100644")
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal string Type => Mode == "160000" ? "commit" : "blob";

    internal bool IsText => Type == "blob" && Decoded is not null;

    /// <summary>The content as text, or null when it is none.</summary>
    internal string? Decoded
    {
        get
        {
            try
            {
                return Content is null || Content.Contains((byte)0) ? null : Strict.GetString(Content);
            }
            catch (DecoderFallbackException)
            {
                return null;
            }
        }
    }

    /// <summary>A text file.</summary>
    public static TestFile Text(string path, string content) => new(path, Encoding.UTF8.GetBytes(content));

    /// <summary>A symbolic link.</summary>
    public static TestFile Link(string path, string target) => new(path, Encoding.UTF8.GetBytes(target), "120000");

    /// <summary>The removal of a file.</summary>
    public static TestFile Deleted(string path) => new(path, null);

    /// <summary>All files below a folder.</summary>
    public static IEnumerable<TestFile> Folder(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => new TestFile(System.IO.Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllBytes(file)));
}
