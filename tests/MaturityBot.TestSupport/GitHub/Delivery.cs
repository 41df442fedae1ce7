namespace MaturityBot.TestSupport.GitHub;

/// <summary>One webhook delivery.</summary>
/// <param name="Id">Its <c>X-GitHub-Delivery</c>; a redelivery has the same.</param>
/// <param name="Event">Its <c>X-GitHub-Event</c>.</param>
/// <param name="Action">The payload's action, or null.</param>
/// <param name="Body">The raw payload.</param>
public sealed record Delivery(Guid Id, string Event, string? Action, byte[] Body)
{
    /// <summary>The status the server answered with; null when it could not be reached.</summary>
    public int? Status { get; internal set; }

    /// <summary>What the server answered.</summary>
    public string Answer { get; internal set; } = "";

    /// <inheritdoc />
    public override string ToString() => $"{Event}{(Action is null ? "" : "." + Action)} {Id} -> {Status}";
}
