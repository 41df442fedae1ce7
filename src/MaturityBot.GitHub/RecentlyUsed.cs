using System.Diagnostics.CodeAnalysis;

namespace MaturityBot.GitHub;

/// <summary>Keeps values in memory up to a total weight; the least recently used ones go first.</summary>
internal sealed class RecentlyUsed<TKey, TValue>(long maxWeight, Func<TValue, long> weigh) where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value)>> nodes = [];
    private readonly LinkedList<(TKey Key, TValue Value)> byUse = [];
    private long weight;

    public bool TryFind(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        lock (gate)
        {
            if (!nodes.TryGetValue(key, out var node))
            {
                value = default;
                return false;
            }

            byUse.Remove(node);
            byUse.AddFirst(node);
            value = node.Value.Value;
            return true;
        }
    }

    public void Keep(TKey key, TValue value)
    {
        lock (gate)
        {
            if (nodes.TryGetValue(key, out var old))
                Drop(old);
            nodes[key] = byUse.AddFirst((key, value));
            weight += weigh(value);
            while (weight > maxWeight && byUse.Last is { } last)
                Drop(last);
        }
    }

    private void Drop(LinkedListNode<(TKey Key, TValue Value)> node)
    {
        byUse.Remove(node);
        nodes.Remove(node.Value.Key);
        weight -= weigh(node.Value.Value);
    }
}
