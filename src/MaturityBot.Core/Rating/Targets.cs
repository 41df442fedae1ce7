using System.Globalization;
using MaturityBot.Core.Configuration;

namespace MaturityBot.Core.Rating;

/// <summary>Where each pillar is to go, and whether that can be believed.</summary>
public static class Targets
{
    /// <summary>The level of a sound platform: the target of a pillar without one of its own, and what is typical.</summary>
    public const int Typical = 3;

    /// <summary>The most pillars for which the highest level is a plausible aim.</summary>
    public const int MostHighest = 2;

    private const int Months = 12;

    /// <summary>A pillar with its target; one that does not apply has none.</summary>
    public static PillarRating Of(PillarRating pillar, MaturityConfiguration configuration) => !pillar.Applicable
        ? pillar
        : pillar with { Target = configuration.Pillars.GetValueOrDefault(pillar.Id) is { Target: { } level } settings ? new PillarTarget(level, settings.By, settings.Reason) : new PillarTarget(Typical) };

    /// <summary>A sentence for each configured target that is higher than the rule allows and has no written reason.</summary>
    /// <param name="pillars">The pillars as they stand.</param>
    /// <param name="configuration">The targets.</param>
    /// <param name="today">The day from which twelve months are counted.</param>
    public static IEnumerable<string> Warnings(IReadOnlyList<PillarRating> pillars, MaturityConfiguration configuration, DateOnly today)
    {
        var unexplained = pillars
            .Where(pillar => pillar.Applicable)
            .Join(configuration.Pillars, pillar => pillar.Id, item => item.Key, (pillar, item) => (Pillar: pillar, Settings: item.Value), StringComparer.Ordinal)
            .Where(item => item.Settings is { Target: not null, Reason: null })
            .OrderBy(item => item.Settings.Line)
            .ToArray();
        var tooHigh = unexplained.Where(item => IsTooHigh(item.Pillar, item.Settings, today)).Select(item => (item.Settings.Line, item.Settings.Origin, Text: string.Create(
            CultureInfo.InvariantCulture,
            $"the target {item.Settings.Target} for {item.Pillar.Id} is more than one level above {Base(item.Pillar)} ({(item.Pillar.ConfirmedLevel is null ? "where it stands" : "its confirmed level")}) within twelve months")));
        var tooMany = unexplained.Where(item => item.Settings.Target == Levels.Highest).Skip(MostHighest).Select(item => (item.Settings.Line, item.Settings.Origin, Text: string.Create(
            CultureInfo.InvariantCulture,
            $"{item.Pillar.Id} is one of more than {MostHighest} pillars whose target is {Levels.Highest}")));
        return tooHigh.Concat(tooMany).OrderBy(item => item.Line).Select(item => string.Create(
            CultureInfo.InvariantCulture,
            $"{MaturityConfiguration.PlaceOf(item.Origin, item.Line)}: {item.Text}. Lower it, or write a reason beside it."));
    }

    /// <summary>A target without a day is meant for the next twelve months; one that is reached is no dream.</summary>
    private static bool IsTooHigh(PillarRating pillar, PillarSettings settings, DateOnly today) =>
        pillar.Level is { } level && settings.Target > level && settings.Target > Base(pillar) + 1 && !(settings.By > today.AddMonths(Months));

    private static int? Base(PillarRating pillar) => pillar.ConfirmedLevel ?? pillar.Level;
}

/// <summary>The level that a pillar is to reach.</summary>
/// <param name="Level">1 to 5.</param>
/// <param name="By">When; null without a day.</param>
/// <param name="Reason">Why it is higher than the rule allows; null without one.</param>
public sealed record PillarTarget(int Level, DateOnly? By = null, string? Reason = null);
