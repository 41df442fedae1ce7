using MaturityBot.Core.Pipelines;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Documentation;

/// <summary>What changed between versions can be read: in a changelog, or in release notes that a tool writes.</summary>
internal sealed class ChangelogProbe : IProbe
{
    private static readonly string[] Files = [$"{{,docs/,doc/}}{{CHANGELOG,CHANGES,HISTORY,NEWS,RELEASES,RELEASE_NOTES,RELEASE-NOTES,RELEASENOTES,CHANGE_LOG}}{{,-*}}.{Prose.Endings}", "{CHANGELOG,CHANGES,HISTORY,NEWS}", $"**/CHANGELOG.{Prose.Endings}"];

    private static readonly string[] Tools =
    [
        ".changeset/config.json", "changelog.d/**", "newsfragments/**", "changelogs/**", "release-please-config.json", ".release-please-manifest.json", ".github/release-drafter.{yml,yaml}", ".github/release.{yml,yaml}",
        "cliff.toml", ".releaserc{,.json,.yml,.yaml,.js}", "release.config.{js,cjs,mjs}", ".chglog/**", ".auto-changelog", ".versionrc{,.json,.js}", "GitReleaseManager.{yml,yaml}",
    ];

    public string Id => "changelog-kept";

    public string Question => "Can people read what changed between versions?";

    public IReadOnlyList<string> Reads => Pipeline.Reads;

    public ProbeResult Examine(Snapshot snapshot) => ProbeResult.MetIfAny(
        snapshot.Find(Files).Where(entry => entry.Size > 0).Select(entry => Evidence.In(entry, "what changed between versions"))
            .Concat(snapshot.Find(Tools).Select(entry => Evidence.In(entry, "a tool writes release notes")))
            .Concat(Pipeline.Of(snapshot).For("release-notes").Select(step => step.Evidence("writes release notes"))),
        "no changelog, and no tool that writes release notes");
}
