using MaturityBot.Core.Documents;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Documentation;

/// <summary>The structure of the software is described in words: a document on its architecture, or a section of substance. A picture alone does not explain itself.</summary>
internal sealed class ArchitectureDocumentProbe : IProbe
{
    private const int FewestLines = 15;
    private const int FewestSectionLines = 8;

    private static readonly HashSet<string> Folders = new(StringComparer.OrdinalIgnoreCase) { "architecture", "arc42", "c4", "system-design", "design-docs", "design_docs" };

    private static readonly string[] Titles = ["architecture", "arch", "system-design", "high-level-design", "technical-design", "technical-overview", "system-overview", "architectural-overview", "design", "internals", "code-structure", "codebase", "how-it-works"];

    private static readonly string[] Headings = ["architecture", "architectural overview", "system design", "high-level design", "technical overview", "how it works", "project structure", "code structure", "repository structure", "code organization", "codebase overview"];

    private static readonly DocumentSet Documents = new(
        $"**/*{{architecture,architectural,system-design,system_design,systemdesign,high-level-design,technical-design,technical-overview,system-overview,how-it-works,code-structure,codebase}}*.{Prose.Endings}",
        $"{{,docs/,doc/,docs/*/,*/docs/}}{{design,internals,arch}}.{Prose.Endings}", $"**/{{architecture,arc42,c4,system-design,design-docs,design_docs}}/**/*.{Prose.Endings}");

    private static readonly string[] Models = ["**/*.{dsl,c4}", "**/*architecture*.{puml,plantuml,mmd}"];

    private static readonly DocumentSet Readmes = new([.. Prose.Readme.Globs, .. Prose.Guides.Globs, $"docs/{{index,overview,introduction}}.{Prose.Endings}"]);

    public string Id => "architecture-documented";

    public string Question => "Is the structure of the software described?";

    public IReadOnlyList<string> Reads { get; } = [.. Documents.Globs, .. Readmes.Globs];

    public ProbeResult Examine(Snapshot snapshot) => ProbeResult.MetIfAny(
        Documents.Files(snapshot).Where(IsDescription).Select(file => Evidence.At(file, 1, "describes the architecture"))
            .Concat(snapshot.Find(Models).Select(entry => Evidence.In(entry, "a model of the architecture")))
            .Concat(Readmes.Sections(snapshot, Headings, FewestSectionLines)),
        "no document and no section of substance on the architecture");

    private static bool IsDescription(SourceFile file) =>
        !DecisionRecords.IsAmong(file) &&
        (Prose.IsTitled(file.Entry, Titles) || Prose.IsUnder(file.Entry, Folders))
        && (Prose.Lines(file.Text) >= FewestLines || MarkdownDocument.Read(file).Code.Any(code => code.Language is "mermaid" or "plantuml"));
}
