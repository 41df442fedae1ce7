using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MaturityBot.GitHub.Reading;

/// <summary>The id that git gives to a content: whoever hands out other bytes under it is found out.</summary>
internal static class GitBlobId
{
    private const int Sha1Length = 40;
    private const int Sha256Length = 64;

    /// <summary>Whether a text has the form of an object id, and so is safe as a file name.</summary>
    public static bool IsValid([NotNullWhen(true)] string? id) =>
        id is { Length: Sha1Length or Sha256Length } && id.All(char.IsAsciiHexDigitLower);

    /// <summary>Whether a content belongs to an id.</summary>
    public static bool Matches(string id, ReadOnlySpan<byte> content) => string.Equals(Of(content, id.Length == Sha256Length), id, StringComparison.Ordinal);

    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "Git's object ids are SHA-1.")]
    internal static string Of(ReadOnlySpan<byte> content, bool sha256 = false)
    {
        using var hash = IncrementalHash.CreateHash(sha256 ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA1);
        hash.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"blob {content.Length}\0")));
        hash.AppendData(content);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
