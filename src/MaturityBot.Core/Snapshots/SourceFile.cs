using System.Collections.Concurrent;
using System.Text;

namespace MaturityBot.Core.Snapshots;

/// <summary>A file whose content was read. Parsed forms are made once and kept with the file.</summary>
public sealed class SourceFile(TreeEntry entry, ReadOnlyMemory<byte> content)
{
    private readonly ConcurrentDictionary<Type, Lazy<object?>> parsed = new();
    private readonly Lazy<string> text = new(() => Decode(content.Span));
    private readonly Lazy<string[]> lines = new(() => Decode(content.Span).Split('\n').Select(line => line.TrimEnd('\r')).ToArray());

    /// <summary>Path from the repository's root.</summary>
    public string Path => entry.Path;

    /// <summary>The entry of the tree that this is the content of.</summary>
    public TreeEntry Entry => entry;

    /// <summary>The bytes as they are in the repository.</summary>
    public ReadOnlyMemory<byte> Content => content;

    /// <summary>The content as text: UTF-8 (or UTF-16 with a byte-order mark), invalid bytes replaced.</summary>
    public string Text => text.Value;

    /// <summary>The text's lines, without their ends; index 0 is line 1.</summary>
    public IReadOnlyList<string> Lines => lines.Value;

    /// <summary>Whether the content has a NUL byte in its first 8,000 bytes, as git tells binary files.</summary>
    public bool IsBinary => content.Span[..Math.Min(content.Length, 8000)].Contains((byte)0) && !HasUtf16Mark(content.Span);

    /// <summary>The form of the file that <paramref name="parse"/> makes, made once for each type.</summary>
    public T Parse<T>(Func<SourceFile, T> parse) => (T)parsed.GetOrAdd(typeof(T), static (_, state) => new Lazy<object?>(() => state.parse(state.file)), (parse, file: this)).Value!;

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (HasUtf16Mark(bytes))
            return (bytes[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(bytes[2..]);
        return Encoding.UTF8.GetString(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes);
    }

    private static bool HasUtf16Mark(ReadOnlySpan<byte> bytes) => bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];
}
