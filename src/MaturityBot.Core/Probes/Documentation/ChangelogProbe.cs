using MaturityBot.Core.Snapshots;
using MaturityBot.Core.Workflows;

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

    private static readonly CiTool[] Notes =
    [
        new("Release drafter", ["release-drafter/release-drafter"], []),
        new("Release Please", ["googleapis/release-please-action", "google-github-actions/release-please-action"], []),
        new("Release notes by GitHub", [], ["gh release create --generate-notes"]),
        new("semantic-release", ["cycjimmy/semantic-release-action"], ["semantic-release"]),
        new("git-cliff", ["orhun/git-cliff-action"], ["git-cliff", "git cliff"]),
    ];

    public string Id => "changelog-kept";

    public string Question => "Can people read what changed between versions?";

    public IReadOnlyList<string> Reads => Workflow.Reads;

    public ProbeResult Examine(Snapshot snapshot) => ProbeResult.MetIfAny(
        snapshot.Find(Files).Where(entry => entry.Size > 0).Select(entry => Evidence.In(entry, "what changed between versions"))
            .Concat(snapshot.Find(Tools).Select(entry => Evidence.In(entry, "a tool writes release notes")))
            .Concat(CiTool.Find(snapshot, Notes).Select(use => use.Evidence))
            .Concat(from run in WorkflowRun.Of(snapshot) where run.Step.With["generate_release_notes"].AsBoolean() == true select Evidence.At(run.Step.File, run.Step.With["generate_release_notes"], "GitHub writes the release notes")),
        "no changelog, and no tool that writes release notes");
}
