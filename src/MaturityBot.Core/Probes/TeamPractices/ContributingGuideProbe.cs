using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.TeamPractices;

/// <summary>A guide says how changes are made here.</summary>
internal sealed class ContributingGuideProbe : IProbe
{
    private const int FewestWords = 30;

    private static readonly CommunityFile File = new($"CONTRIBUTING.{Prose.Endings}", "CONTRIBUTING", $"CONTRIBUTE.{Prose.Endings}", $"HACKING.{Prose.Endings}", $"contributing/*.{Prose.Endings}");

    public string Id => "contributing-guide";

    public string Question => "Does a guide say how changes are made here?";

    public IReadOnlyList<string> Reads => File.Reads;

    public ProbeResult Examine(Snapshot snapshot)
    {
        var files = File.In(snapshot).ToArray();
        if (files.Length == 0)
            return File.InDefaults(snapshot, "contributing guide");
        var guides = files.Select(entry => snapshot.Read(entry.Path)).OfType<SourceFile>().Where(file => Prose.Words(file) >= FewestWords || Prose.Contact(file.Lines) is not null).ToArray();
        return guides.Length > 0
            ? ProbeResult.Met([.. guides.Select(file => Evidence.At(file, 1, "a contributing guide"))])
            : ProbeResult.NotMet(Evidence.In(files[0], "the contributing guide says next to nothing"));
    }
}
