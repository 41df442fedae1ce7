using System.Globalization;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Rating;

namespace MaturityBot.Core.Reporting;

/// <summary>The small words that every text shares.</summary>
public static class Words
{
    /// <summary><c>10 min</c>, <c>3 h</c>, <c>2 days</c>: a working day has eight hours; what is over is rounded up.</summary>
    public static string Effort(int minutes) => minutes switch
    {
        <= 90 => $"{Number(minutes)} min",
        <= 480 => $"{Number((minutes + 59) / 60)} h",
        _ => $"{Number((minutes + 479) / 480)} days",
    };

    /// <summary><c>1 criterion</c>, <c>3 criteria</c>.</summary>
    public static string Count(int count, string one, string many) => $"{Number(count)} {(count == 1 ? one : many)}";

    /// <summary>A pillar's name in a title or list: <c>Security</c> for <c>Security &amp; Compliance</c>.</summary>
    public static string ShortName(PillarRating pillar) => pillar.Name.Split(" & ")[0];

    /// <summary>A level as people read it: a number, <c>N/A</c> or <c>not judged</c>.</summary>
    public static string Level(PillarRating pillar) => pillar switch
    {
        { Level: { } level } => Number(level),
        { Applicable: false } => "N/A",
        _ => "not judged",
    };

    /// <summary><c>npm, Docker and GitHub Actions</c>; what goes beyond <paramref name="most"/> is counted.</summary>
    public static string List(IReadOnlyList<string> items, int most)
    {
        IReadOnlyList<string> shown = items.Count <= most ? items : [.. items.Take(most - 1), $"{Number(items.Count - most + 1)} more"];
        return shown.Count < 2 ? string.Concat(shown) : $"{string.Join(", ", shown.SkipLast(1))} and {shown[^1]}";
    }

    /// <summary>A fragment as a sentence: a full stop at the end, and a capital in front unless it begins with a name (<c>ci.yml</c>, <c>npm</c>); nothing stays nothing.</summary>
    public static string Sentence(string fragment)
    {
        var text = fragment.Trim().TrimEnd('.');
        var word = text.Split(' ')[0].TrimEnd(',', ':', ';');
        var isName = word == "npm" || !word.All(char.IsLetter);
        return text.Length == 0 ? "" : $"{(isName ? text[0] : char.ToUpperInvariant(text[0]))}{text[1..]}.";
    }

    /// <summary>A package ecosystem as people call it: <c>GitHub Actions</c> for <c>github-actions</c>.</summary>
    public static string Ecosystem(string id) => id switch
    {
        "bundler" => "Bundler",
        "bun" => "Bun",
        "cargo" => "Cargo",
        "composer" => "Composer",
        "devcontainers" => "dev container",
        "docker" => "Docker",
        "docker-compose" => "Docker Compose",
        "dotnet-sdk" => ".NET SDK",
        "elm" => "Elm",
        "github-actions" => "GitHub Actions",
        "gitsubmodule" => "Git submodule",
        "gomod" => "Go",
        "gradle" => "Gradle",
        "helm" => "Helm",
        "maven" => "Maven",
        "mix" => "Mix",
        "nuget" => "NuGet",
        "opentofu" => "OpenTofu",
        "pip" => "Python",
        "pub" => "Pub",
        "swift" => "Swift",
        "terraform" => "Terraform",
        _ => id,
    };

    /// <summary>An outcome as people read it.</summary>
    public static string Outcome(Outcome outcome) => outcome switch
    {
        Probes.Outcome.Met => "met",
        Probes.Outcome.NotMet => "not met",
        Probes.Outcome.NotApplicable => "does not apply",
        Probes.Outcome.Unknown => "cannot see",
        Probes.Outcome.Waived => "waived",
        Probes.Outcome.Attested => "attested",
        _ => "not judged, by a fault of ours",
    };

    /// <summary>The first characters of a commit id.</summary>
    public static string Commit(string commit) => commit.Length > 7 ? commit[..7] : commit;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
