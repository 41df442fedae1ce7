using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.TeamPractices;

/// <summary>It is written down how people treat each other.</summary>
internal sealed class CodeOfConductProbe : IProbe
{
    private static readonly CommunityFile File = new($"{{CODE_OF_CONDUCT,CODE-OF-CONDUCT,CodeOfConduct}}.{Prose.Endings}", "CODE_OF_CONDUCT");

    public string Id => "code-of-conduct";

    public string Question => "Is there a code of conduct?";

    public IReadOnlyList<string> Reads => [];

    public ProbeResult Examine(Snapshot snapshot) => File.In(snapshot).Where(entry => entry.Size > 0).Select(entry => Evidence.In(entry, "a code of conduct")).ToArray() is { Length: > 0 } found
        ? ProbeResult.Met(found)
        : File.InDefaults(snapshot, "code of conduct");
}
