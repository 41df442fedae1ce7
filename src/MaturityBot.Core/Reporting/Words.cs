using System.Globalization;
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

    /// <summary>The first characters of a commit id.</summary>
    public static string Commit(string commit) => commit.Length > 7 ? commit[..7] : commit;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
