using MaturityBot.Core.Code;
using MaturityBot.Core.Documents;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.ApiContract;

/// <summary>A document has a section on deprecation or compatibility of the interface, or the software announces deprecations by itself.</summary>
internal sealed class DeprecationHandledProbe : IProbe
{
    private static readonly string[] Headings = ["deprecation", "deprecations", "deprecation policy", "versioning policy", "api versioning", "api versions", "backward compatibility", "backwards compatibility", "api stability", "compatibility policy", "api lifecycle"];

    private static readonly string[] Files =
    [
        $"**/*{{Controller,Resource,routes,Routes,router,Endpoints,Api,OpenApi,Middleware,middleware,Filter}}*.{SourceSearch.Endings}", $"**/*Extensions.cs",
    ];

    private static readonly string[] Mechanisms = ["\"Sunset\"", "'Sunset'", "\"Deprecation\"", "'Deprecation'", "DeprecatedApiVersion", "Deprecated = true", "deprecated=True", "SunsetPolicy", "Policies.Sunset"];

    public string Id => "deprecation-handled";

    public string Question => "Is it written down or built in how parts of the interface are deprecated?";

    public IReadOnlyList<string> Reads => ["**/*.md", "**/*.proto", .. Files];

    public ProbeResult Examine(Snapshot snapshot) => ProbeResult.MetIfAny(
        Documents(snapshot)
            .Concat(CodeMap.Of(snapshot).Files.Where(file => file.Role == CodeRole.Product && file.Entry.Name.Contains("Deprecat", StringComparison.OrdinalIgnoreCase)).Select(file => Evidence.In(file.Entry, "handles deprecation")))
            .Concat(SourceSearch.Lines(snapshot, Files, Mechanisms, "announces deprecations to callers"))
            .Concat(from file in snapshot.ReadAll("**/*.proto")
                    let index = file.Lines.ToList().FindIndex(line => line.Contains("deprecated = true", StringComparison.Ordinal) || line.Contains("deprecated=true", StringComparison.Ordinal))
                    where index >= 0
                    select Evidence.At(file, index + 1, "marks parts as deprecated")),
        "no document has a section on deprecation, and no mechanism announces it");

    private static IEnumerable<Evidence> Documents(Snapshot snapshot) =>
        from file in snapshot.ReadAll("**/*.md")
        where !file.Entry.Name.StartsWith("CHANGELOG", StringComparison.OrdinalIgnoreCase) && file.Text.Contains("eprecat", StringComparison.Ordinal) | file.Text.Contains("ompatib", StringComparison.Ordinal) | file.Text.Contains("ersioning", StringComparison.Ordinal)
        let heading = MarkdownDocument.Read(file).Headings.FirstOrDefault(heading => Headings.Any(phrase => MarkdownDocument.ContainsWords(heading.Text, phrase)))
        where heading is not null
        select Evidence.At(file, heading.Line, $"a section on {heading.Text.ToLowerInvariant()}");
}
