namespace MaturityBot.Core.Snapshots;

/// <summary>A fact that may be out of sight, e.g. for lack of a permission. The default value is out of sight.</summary>
public readonly record struct Sight<T>
{
    private readonly T? value;
    private readonly string? reason;

    internal Sight(T? value, bool isSeen, string? reason) => (this.value, IsSeen, this.reason) = (value, isSeen, reason);

    /// <summary>Whether the fact could be seen.</summary>
    public bool IsSeen { get; }

    /// <summary>The fact; only to be asked when <see cref="IsSeen"/>.</summary>
    public T Value => IsSeen ? value! : throw new InvalidOperationException($"Not seen: {Reason}");

    /// <summary>Why it is out of sight and what would show it; empty when seen.</summary>
    public string Reason => IsSeen ? "" : reason ?? "not asked for";

    /// <summary>A part of the fact, out of sight for the same reason.</summary>
    public Sight<TPart> Select<TPart>(Func<T, TPart> part) => IsSeen ? Sight.Of(part(Value)) : Sight.Hidden<TPart>(Reason);
}

/// <summary>Makes <see cref="Sight{T}"/> values.</summary>
public static class Sight
{
    /// <summary>A fact that was seen.</summary>
    public static Sight<T> Of<T>(T value) => new(value, isSeen: true, reason: null);

    /// <summary>A fact that was not seen, with what would show it.</summary>
    public static Sight<T> Hidden<T>(string reason) => new(default, isSeen: false, reason);
}
