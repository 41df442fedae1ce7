using MaturityBot.Core.Documents;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Tests.Probes;

/// <summary>
/// One sample of what a probe judges: <c>Cases/PROBE-ID/NAME.yml</c> with the files of a repository, its settings, and the expected answer.
/// <code>
/// expect: { outcome: met, path: .github/dependabot.yml, line: 3 }   # path and line of the first evidence, optional
/// settings: { secret-scanning: true }                               # what the host says; everything else is out of sight
/// committed-at: 2026-01-31                                           # optional
/// files:
///   .github/dependabot.yml: |
///     version: 2
/// </code>
/// </summary>
public sealed record ProbeCase(
    string ProbeId,
    string Name,
    IReadOnlyDictionary<string, string> Files,
    Snapshot Snapshot,
    string Outcome,
    string? Path,
    int? Line,
    string? Message)
{
    public static string Folder { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "Probes", "Cases");

    public static ProbeCase Read(string file)
    {
        var probeId = System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(file))!;
        var document = YamlReader.ReadAll(File.ReadAllText(file)).Single();
        Assert.True(document.Error is null, $"{file}:{document.ErrorLine}: {document.Error}");
        var root = document.Root;
        var expect = root["expect"];
        var files = root["files"].Members.ToDictionary(member => member.Key, member => member.Value.Text, StringComparer.Ordinal);
        return new ProbeCase(
            probeId,
            System.IO.Path.GetFileNameWithoutExtension(file),
            files,
            Samples.Snapshot(
                files.Select(file => (file.Key, file.Value)),
                ProbeList.ById[probeId].Reads,
                Settings(root["settings"]),
                root["committed-at"].Exists ? DateTimeOffset.Parse(root["committed-at"].Text, System.Globalization.CultureInfo.InvariantCulture) : null),
            expect["outcome"].Text,
            expect["path"].Exists ? expect["path"].Text : null,
            expect["line"].AsNumber() is { } line ? (int)line : null,
            expect["message"].Exists ? expect["message"].Text : null);
    }

    private static RepositorySettings Settings(DataNode node)
    {
        var settings = RepositorySettings.OutOfSight;
        foreach (var (name, value) in node.Members)
        {
            settings = name switch
            {
                "public" => settings with { IsPublic = Sight.Of(value.AsBoolean()!.Value) },
                "secret-scanning" => settings with { SecretScanning = Sight.Of(value.AsBoolean()!.Value) },
                "push-protection" => settings with { PushProtection = Sight.Of(value.AsBoolean()!.Value) },
                "security-updates" => settings with { SecurityUpdates = Sight.Of(value.AsBoolean()!.Value) },
                "vulnerability-alerts" => settings with { VulnerabilityAlerts = Sight.Of(value.AsBoolean()!.Value) },
                "private-vulnerability-reporting" => settings with { PrivateVulnerabilityReporting = Sight.Of(value.AsBoolean()!.Value) },
                "code-scanning-default-setup" => settings with { CodeScanningDefaultSetup = Sight.Of(value.AsBoolean()!.Value) },
                "organization-defaults" => settings with { OrganizationDefaults = Sight.Of(Texts(value)) },
                "codeowners-errors" => settings with { CodeownersErrors = Sight.Of(Texts(value)) },
                "environments" => settings with { Environments = Sight.Of(Texts(value)) },
                "branch-rules" => settings with { DefaultBranchRules = Sight.Of(Rules(value)) },
                _ => throw new ArgumentException($"a case cannot set {name}"),
            };
        }

        return settings;
    }

    private static BranchRules Rules(DataNode node) => new(
        node["pull-request"].AsBoolean() ?? false,
        (int)(node["approvals"].AsNumber() ?? 0),
        node["code-owner-review"].AsBoolean() ?? false,
        Texts(node["status-checks"]),
        node["blocks-force-push"].AsBoolean() ?? false,
        node["blocks-deletion"].AsBoolean() ?? false);

    private static IReadOnlyList<string> Texts(DataNode node) => [.. node.Items.Select(item => item.Text)];
}
