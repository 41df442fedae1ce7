using MaturityBot.Core.Catalogue;
using MaturityBot.Core.Dependencies;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Archetypes;

/// <summary>A deployable or publishable part of a repository.</summary>
/// <param name="Path">Its folder; empty for the repository's root.</param>
/// <param name="Archetype">One of <see cref="Archetypes.Archetype.All"/>.</param>
/// <param name="Reason">What told so.</param>
public sealed record Component(string Path, string Archetype, Evidence Reason);

/// <summary>The kinds of software that decide which pillars apply.</summary>
public static class Archetype
{
    /// <summary>Runs and answers requests or works off jobs.</summary>
    public const string Service = "service";

    /// <summary>Is published for other code to use.</summary>
    public const string Library = "library";

    /// <summary>Is run by people or scripts on their machine.</summary>
    public const string Cli = "cli";

    /// <summary>Runs in a browser.</summary>
    public const string Frontend = "frontend";

    /// <summary>Runs on a phone.</summary>
    public const string Mobile = "mobile";

    /// <summary>Defines infrastructure.</summary>
    public const string Iac = "iac";

    /// <summary>Moves or transforms data.</summary>
    public const string Data = "data";

    /// <summary>Trains or serves models.</summary>
    public const string Ml = "ml";

    /// <summary>Is read by people.</summary>
    public const string Docs = "docs";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Service, Library, Cli, Frontend, Mobile, Iac, Data, Ml, Docs];
}

/// <summary>What kind of software a repository is, and why we think so.</summary>
public sealed record Profile(IReadOnlyList<Component> Components)
{
    /// <summary>The archetypes present, without repetition.</summary>
    public IReadOnlyList<string> Archetypes => [.. Components.Select(component => component.Archetype).Distinct(StringComparer.Ordinal)];

    /// <summary>The files that tell the kind.</summary>
    public static IReadOnlyList<string> Reads { get; } = [.. DependencyEcosystem.Reads, .. Capability.Reads, "**/AndroidManifest.xml"];

    /// <summary>The profile of a snapshot, detected once.</summary>
    public static Profile Of(Snapshot snapshot) => snapshot.View(static snapshot => new Profile(new ComponentFinder(snapshot).Find()));
}
