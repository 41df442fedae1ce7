using MaturityBot.GitHub.Auth;

namespace MaturityBot.GitHub.Api.Http;

/// <summary>What a cached answer belongs to: answers differ by token.</summary>
internal sealed record EtagKey(Uri Address, TokenScope? Token);

/// <summary>An answer that can be served again as long as its tag holds.</summary>
internal sealed record TaggedAnswer(string Etag, byte[] Body, string? ContentType, string? Link);

/// <summary>Answers by address and token, least recently used ones dropped beyond a number of bytes.</summary>
internal sealed class EtagCache(long maxBytes)
{
    private const int Overhead = 512;

    private readonly Lock gate = new();
    private readonly Dictionary<EtagKey, LinkedListNode<(EtagKey Key, TaggedAnswer Answer)>> entries = [];
    private readonly LinkedList<(EtagKey Key, TaggedAnswer Answer)> byUse = [];
    private long bytes;

    public TaggedAnswer? Find(EtagKey key)
    {
        lock (gate)
        {
            if (!entries.TryGetValue(key, out var node))
                return null;
            byUse.Remove(node);
            byUse.AddFirst(node);
            return node.Value.Answer;
        }
    }

    public void Keep(EtagKey key, TaggedAnswer answer)
    {
        lock (gate)
        {
            if (entries.TryGetValue(key, out var old))
                Drop(old);
            entries[key] = byUse.AddFirst((key, answer));
            bytes += Weight(answer);
            while (bytes > maxBytes && byUse.Last is { } last)
                Drop(last);
        }
    }

    private void Drop(LinkedListNode<(EtagKey Key, TaggedAnswer Answer)> node)
    {
        byUse.Remove(node);
        entries.Remove(node.Value.Key);
        bytes -= Weight(node.Value.Answer);
    }

    private static long Weight(TaggedAnswer answer) => answer.Body.Length + Overhead;
}
