using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Documentation;

/// <summary>Documents carry the date of their last review, and most were reviewed within a year before the commit.</summary>
internal sealed class DocumentsReviewedProbe : IProbe
{
    private const int Days = 365;
    private const int Fewest = 3;

    public string Id => "documents-reviewed-within-a-year";

    public string Question => "Do documents carry a date of review within the last year?";

    public IReadOnlyList<string> Reads => DocumentDates.Documents.Globs;

    public ProbeResult Examine(Snapshot snapshot)
    {
        var dated = DocumentDates.Of(snapshot).ToArray();
        if (dated.Length < Fewest)
            return ProbeResult.NotMet("documents do not carry the date of their last review");
        if (snapshot.Tree.CommittedAt is not { } now)
            return ProbeResult.Unknown("the date of the commit is not known, so the age of reviews is not either");
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var old = dated.Where(document => today.DayNumber - document.Date.DayNumber > Days).ToArray();
        return old.Length * 2 > dated.Length
            ? ProbeResult.NotMet([.. old.Select(document => Evidence.At(document.File, document.Line, $"last reviewed on {document.Date:yyyy-MM-dd}"))])
            : ProbeResult.Met([.. dated.Except(old).Select(document => Evidence.At(document.File, document.Line, $"reviewed on {document.Date:yyyy-MM-dd}"))]);
    }
}
