using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.Security;

/// <summary>The terms of use are stated in a licence file. A repository that only its owners see needs none.</summary>
internal sealed class LicencePresentProbe : IProbe
{
    private static readonly string[] Globs =
    [
        "{LICENSE,LICENCE,COPYING,COPYRIGHT,UNLICENSE}", "{LICENSE,LICENCE,COPYING,COPYRIGHT,UNLICENSE}{.,-}*", "*.{LICENSE,LICENCE}", "*-{LICENSE,LICENCE}{,.md,.txt}", "LICENSES/*",
        "{.github,docs}/{LICENSE,LICENCE}{,.md,.txt}",
    ];

    public string Id => "licence-present";

    public string Question => "Does a licence file state the terms of use?";

    public IReadOnlyList<string> Reads => [];

    public ProbeResult Examine(Snapshot snapshot)
    {
        var found = snapshot.Find(Globs).Where(entry => entry.Size > 0).Select(entry => Evidence.In(entry, "a licence is stated")).ToArray();
        if (found.Length > 0)
            return ProbeResult.Met(found);
        var visible = snapshot.Settings.IsPublic;
        if (!visible.IsSeen)
            return ProbeResult.Unknown($"no licence file; whether others than its owners see the repository is out of sight: {visible.Reason}");
        return visible.Value ? ProbeResult.NotMet("no licence file in a public repository") : ProbeResult.NotApplicable("the repository is not public");
    }
}
