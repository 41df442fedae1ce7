using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Security;

/// <summary>What is protected from whom is written down.</summary>
internal sealed class ThreatModelProbe : IProbe
{
    private static readonly string[] Titles = ["threat-model", "threatmodel", "threat-modeling", "threat-modelling", "security-model", "security-architecture", "security-design", "attack-surface", "security-assessment", "security-self-assessment", "self-assessment"];

    private static readonly string[] Headings = ["threat model", "threat modeling", "threat modelling", "security model", "security architecture", "attack surface", "trust boundaries", "trust boundary"];

    private static readonly DocumentSet Documents = new(
        [.. Prose.Readme.Globs, $"**/*{{threat,security}}*.{Prose.Endings}", $"**/{{security,threat-model,threat-models}}/*.{Prose.Endings}", $"**/*architecture*.{Prose.Endings}", $"docs/*.{Prose.Endings}"]);

    private static readonly string[] Models = ["**/*.tm7", "**/*threat*model*.{json,yml,yaml}", "**/threatspec*.{json,yml,yaml}", "**/.threatdragon/**"];

    public string Id => "threat-model-documented";

    public string Question => "Is it written down what is protected from whom?";

    public IReadOnlyList<string> Reads => Documents.Globs;

    public ProbeResult Examine(Snapshot snapshot) => ProbeResult.MetIfAny(
        snapshot.Find(Models).Select(entry => Evidence.In(entry, "a threat model"))
            .Concat(Documents.Files(snapshot).Where(IsModel).Select(file => Evidence.At(file, 1, "a document on threats and defences")))
            .Concat(Documents.Sections(snapshot, Headings, 5)),
        "no threat model and no document on the security architecture");

    private static bool IsModel(SourceFile file) => Prose.IsTitled(file.Entry, Titles) && Prose.Words(file) >= 100;
}
