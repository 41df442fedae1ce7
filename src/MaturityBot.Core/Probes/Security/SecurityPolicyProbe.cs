using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Security;

/// <summary>A security policy says where to report a vulnerability. Where there is none, the organisation's default counts.</summary>
internal sealed class SecurityPolicyProbe : IProbe
{
    private static readonly CommunityFile File = new("SECURITY.{md,markdown,rst,adoc,txt}", "SECURITY");

    // Bodies of advisories count as an address: they are GitHub's own form.
    private static readonly string[] Forms = ["private vulnerability", "security advisor", "report a vulnerability", "security tab"];

    public string Id => "security-policy-has-contact";

    public string Question => "Does a security policy say where to report a vulnerability?";

    public IReadOnlyList<string> Reads => File.Reads;

    public ProbeResult Examine(Snapshot snapshot)
    {
        var files = File.In(snapshot).ToArray();
        if (files.Length == 0)
            return File.InDefaults(snapshot, "security policy");
        foreach (var file in files.Select(entry => snapshot.Read(entry.Path)).OfType<SourceFile>())
        {
            if (Address(file) is { } line)
                return ProbeResult.Met(Evidence.At(file, line, "the security policy says where to report"));
        }

        return ProbeResult.NotMet(Evidence.In(files[0], "the security policy has no address to report to"));
    }

    private static int? Address(SourceFile file)
    {
        // In docs, the same name may be that of a guide to the product's own security.
        if (file.Path.StartsWith("docs/", StringComparison.OrdinalIgnoreCase) && !Prose.IsOnReporting(file.Text))
            return null;
        return Prose.SecurityContact(file.Lines)
            ?? FirstLine(file, line => Forms.Any(form => line.Contains(form, StringComparison.OrdinalIgnoreCase)))
            ?? (Prose.IsOnReporting(file.Text) ? FirstLine(file, line => line.Contains("://", StringComparison.Ordinal)) : null);
    }

    private static int? FirstLine(SourceFile file, Func<string, bool> matches) =>
        file.Lines.Select((line, index) => (line, index)).Where(item => matches(item.line)).Select(item => (int?)(item.index + 1)).FirstOrDefault();
}
