using MaturityBot.Core.Documents;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Documentation;

/// <summary>CODEOWNERS names someone who reviews changes of documents.</summary>
internal sealed class DocumentsOwnedProbe : IProbe
{
    private const int MostDocuments = 200;

    public string Id => "docs-owned";

    public string Question => "Does CODEOWNERS name who reviews documents?";

    public IReadOnlyList<string> Reads => Codeowners.Reads;

    public ProbeResult Examine(Snapshot snapshot)
    {
        if (Codeowners.Of(snapshot) is not { } owners)
            return ProbeResult.NotMet("no CODEOWNERS file");
        var documents = snapshot.Own.Where(entry => Prose.IsDocument(entry.Path) && !entry.Path.EndsWith(".txt", StringComparison.OrdinalIgnoreCase)).Take(MostDocuments).ToArray();
        return documents.Length == 0
            ? ProbeResult.NotApplicable("there are no documents")
            : ProbeResult.MetIfAny(
                documents.Select(entry => owners.RuleFor(entry.Path)).OfType<CodeownersRule>().Where(rule => rule.Owners.Count > 0).Distinct()
                    .Select(rule => Evidence.At(owners.File, rule.Line, $"{string.Join(", ", rule.Owners)} review documents")),
                "CODEOWNERS leaves documents out");
    }
}
