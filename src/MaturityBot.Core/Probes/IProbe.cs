using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes;

/// <summary>A pure function that answers one yes/no question about a snapshot. No network, no clock, no state.</summary>
public interface IProbe
{
    /// <summary>Stable id in kebab case, a statement that can be true or false: <c>dependency-updates-configured</c>.</summary>
    string Id { get; }

    /// <summary>The question as people read it.</summary>
    string Question { get; }

    /// <summary>Globs of the files whose content the probe reads; names alone can be seen of every file.</summary>
    IReadOnlyList<string> Reads { get; }

    /// <summary>Answers the question.</summary>
    ProbeResult Examine(Snapshot snapshot);
}
