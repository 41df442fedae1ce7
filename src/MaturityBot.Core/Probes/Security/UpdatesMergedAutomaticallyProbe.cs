using MaturityBot.Core.Documents;
using MaturityBot.Core.Pipelines;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Security;

/// <summary>Updates of dependencies that pass the checks are merged without a person.</summary>
internal sealed class UpdatesMergedAutomaticallyProbe : IProbe
{
    private static readonly string[] Bots = ["dependabot[bot]", "renovate[bot]", "fetch-metadata"];

    private static readonly string[] Configurations = [".mergify.{yml,yaml}", ".kodiak.toml", ".github/.kodiak.toml", ".github/mergify.{yml,yaml}"];

    public string Id => "updates-merged-automatically";

    public string Question => "Are updates that pass the checks merged without a person?";

    public IReadOnlyList<string> Reads { get; } = [.. Pipeline.Reads, .. UpdateAutomation.Reads, .. Configurations];

    public ProbeResult Examine(Snapshot snapshot) => ProbeResult.MetIfAny(
        Pipeline.Of(snapshot).For("auto-merge")
            .Where(step => step.Action.Contains("dependabot", StringComparison.OrdinalIgnoreCase) || Bots.Any(bot => step.File.Text.Contains(bot, StringComparison.Ordinal)))
            .Select(step => step.Evidence("merges updates that pass the checks"))
            .Concat(UpdateAutomation.Of(snapshot).Tools.Select(tool => snapshot.Read(tool.Path!)).OfType<SourceFile>().Select(Automerge).OfType<Evidence>())
            .Concat(snapshot.ReadAll(Configurations).Where(file => Bots.Any(bot => file.Text.Contains(bot[..^5], StringComparison.Ordinal))).Select(file => Evidence.At(file, 1, "a bot merges updates"))),
        "a person must merge every update");

    private static Evidence? Automerge(SourceFile file)
    {
        var root = JsonReader.Read(file) is { Error: null } json ? json.Root : Json5Reader.Read(file).Root;
        return root.DescendantsAndSelf().FirstOrDefault(node => node["automerge"].AsBoolean() == true) is { } node
            ? Evidence.At(file, node["automerge"], "Renovate merges updates that pass the checks")
            : null;
    }
}
