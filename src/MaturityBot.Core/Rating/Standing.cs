using MaturityBot.Core.Probes;

namespace MaturityBot.Core.Rating;

/// <summary>
/// Whether a level is there to stay. It is provisional until it was held for a full quarter without regression, then confirmed. Each assessment of the
/// default branch carries since when every level was held, so that the one before is all the history that is needed.
/// </summary>
public static class Standing
{
    /// <summary>Not held for long enough yet, or not wholly seen.</summary>
    public const string Provisional = "provisional";

    /// <summary>Held for a full quarter, with every criterion at or below it seen.</summary>
    public const string Confirmed = "confirmed";

    /// <summary>How long a level must be held.</summary>
    public static readonly TimeSpan Quarter = TimeSpan.FromDays(91);

    /// <summary>A pillar with its standing.</summary>
    /// <param name="pillar">The pillar as judged now.</param>
    /// <param name="at">When it was judged.</param>
    /// <param name="previous">The assessment before; null when none is recorded, then every level is provisional.</param>
    public static PillarRating Of(PillarRating pillar, DateTimeOffset at, Assessment? previous)
    {
        if (!pillar.Applicable || previous?.Pillars.FirstOrDefault(item => item.Id == pillar.Id) is not { } before)
            return pillar;

        var held = Held(pillar, at, before.Held.Count > 0 ? before.Held : Since(before.Level, previous.AssessedAt));
        var confirmed = held.LastOrDefault(item => item.Level <= pillar.Level && at - item.Since >= Quarter && IsSeen(pillar, item.Level))?.Level;
        return pillar with
        {
            Held = held,
            ConfirmedLevel = confirmed,
            Standing = pillar.Level is null ? null : pillar.Level == confirmed ? Confirmed : Provisional,
        };
    }

    /// <summary>A level is lost when a criterion at or below it is not met. Losing sight of it loses nothing, but cannot confirm it either.</summary>
    private static IReadOnlyList<HeldLevel> Held(PillarRating pillar, DateTimeOffset at, IReadOnlyList<HeldLevel> before)
    {
        var lost = pillar.Criteria.Where(criterion => criterion.Outcome == Outcome.NotMet).Select(criterion => criterion.Level).DefaultIfEmpty(Levels.Highest + 1).Min();
        var kept = before.Where(item => item.Level < lost).ToArray();
        return [.. kept, .. Since(pillar.Level, at).ExceptBy(kept.Select(item => item.Level), item => item.Level)];
    }

    private static IReadOnlyList<HeldLevel> Since(int? level, DateTimeOffset since) => [.. Enumerable.Range(1, level ?? 0).Select(each => new HeldLevel(each, since))];

    private static bool IsSeen(PillarRating pillar, int level) => pillar.Criteria.All(criterion => criterion.Level > level || Levels.IsSeen(criterion));
}

/// <summary>Since when a pillar was at this level or above it in every recorded assessment.</summary>
public sealed record HeldLevel(int Level, DateTimeOffset Since);
