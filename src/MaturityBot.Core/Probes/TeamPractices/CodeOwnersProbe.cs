using System.Globalization;
using MaturityBot.Core.Documents;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Probes.TeamPractices;

/// <summary>A CODEOWNERS file names owners in valid form for paths that exist, and GitHub finds no error in it.</summary>
internal sealed class CodeOwnersProbe : IProbe
{
    // Each rule that is shown is tried against every file.
    private const int MostShown = 3;

    public string Id => "code-owners-resolve";

    public string Question => "Does a CODEOWNERS file name owners of what is here?";

    public IReadOnlyList<string> Reads => Codeowners.Reads;

    public ProbeResult Examine(Snapshot snapshot)
    {
        if (Codeowners.Of(snapshot) is not { } owners)
            return ProbeResult.NotMet("no CODEOWNERS file in .github, the root or docs");
        if (owners.Rules.All(rule => rule.Owners.Count == 0))
            return ProbeResult.NotMet(Evidence.At(owners.File, 1, "the file names no owner"));
        if (snapshot.Settings.CodeownersErrors is { IsSeen: true, Value: { Count: > 0 } errors })
            return ProbeResult.NotMet([.. errors.Select(error => AsEvidence(owners, error))]);

        var invalid = owners.Rules.SelectMany(rule => rule.Owners.Where(owner => !IsOwner(owner)).Select(owner => Evidence.At(owners.File, rule.Line, $"{owner} is neither a user, a team nor a mail address"))).ToArray();
        if (invalid.Length > 0)
            return ProbeResult.NotMet(invalid);
        var living = owners.Rules.Where(rule => rule.Owners.Count > 0 && snapshot.Files.Any(entry => GitPattern.Matches(rule.Pattern, entry.Path))).Take(MostShown).ToArray();
        return living.Length > 0
            ? ProbeResult.Met([.. living.Select(rule => Evidence.At(owners.File, rule.Line, $"{rule.Pattern} belongs to {string.Join(", ", rule.Owners)}"))])
            : ProbeResult.NotMet([.. owners.Rules.Select(rule => Evidence.At(owners.File, rule.Line, $"{rule.Pattern} matches nothing"))]);
    }

    // Errors come as "line: message".
    private static Evidence AsEvidence(Codeowners owners, string error)
    {
        var colon = error.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && int.TryParse(error.AsSpan(0, colon), CultureInfo.InvariantCulture, out var line) && line > 0
            ? Evidence.At(owners.File, line, error[(colon + 1)..].Trim())
            : Evidence.At(owners.File, 1, error);
    }

    private static bool IsOwner(string owner)
    {
        if (owner is not ['@', .. var name])
            return owner.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && owner.AsSpan(at).Contains('.');
        return name.Length > 0 && name.Count(letter => letter == '/') <= 1 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '/' or '.') && name[0] != '/' && name[^1] != '/';
    }
}
