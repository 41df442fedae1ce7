using MaturityBot.Core.Dependencies;
using MaturityBot.Core.Probes;

namespace MaturityBot.Core.Rating;

/// <summary>A snapshot judged. The one result that every surface (check run, comment, dashboard, command line) is made from.</summary>
/// <param name="SchemaVersion">Version of this shape; 1.</param>
/// <param name="Repository"><c>owner/name</c>.</param>
/// <param name="Commit">Commit id; empty for a plain folder.</param>
/// <param name="AssessedAt">When it was judged.</param>
/// <param name="Rubric">The rules it was judged by.</param>
/// <param name="Archetypes">Kinds of software found.</param>
/// <param name="Components">Deployable or publishable parts.</param>
/// <param name="Pillars">Every pillar, in the rubric's order.</param>
/// <param name="Lenses">Other frameworks over the same evidence.</param>
/// <param name="QuickWins">Gaps that take minutes.</param>
/// <param name="DependencyEcosystems">Package ecosystems in use.</param>
/// <param name="Warnings">What could not be read, in a person's words.</param>
/// <param name="Statistics">What it took.</param>
public sealed record Assessment(
    int SchemaVersion,
    string Repository,
    string Commit,
    DateTimeOffset AssessedAt,
    RubricReference Rubric,
    IReadOnlyList<string> Archetypes,
    IReadOnlyList<AssessedComponent> Components,
    IReadOnlyList<PillarRating> Pillars,
    IReadOnlyList<LensRating> Lenses,
    IReadOnlyList<QuickWinRating> QuickWins,
    IReadOnlyList<DependencyEcosystem> DependencyEcosystems,
    IReadOnlyList<string> Warnings,
    AssessmentStatistics Statistics);

/// <summary>Id and version of a rubric.</summary>
public sealed record RubricReference(string Id, string Version);

/// <summary>A component with its kind.</summary>
public sealed record AssessedComponent(string Path, string Archetype);

/// <summary>One pillar, judged.</summary>
/// <param name="Id">Pillar id.</param>
/// <param name="Name">As people read it.</param>
/// <param name="Level">1 to 5; null when the pillar does not apply or is not judged yet.</param>
/// <param name="Applicable">False when the pillar does not apply to this kind of software.</param>
/// <param name="Reason">Why it does not apply or is not judged; null otherwise.</param>
/// <param name="Standing"><c>provisional</c>, or <c>confirmed</c> once held for a full quarter; null without a level.</param>
/// <param name="CriteriaSeen">Criteria that could be seen.</param>
/// <param name="CriteriaTotal">Criteria that apply.</param>
/// <param name="Criteria">Each criterion's outcome with evidence.</param>
/// <param name="Next">Ids of the criteria that are missing for the next level.</param>
public sealed record PillarRating(
    string Id,
    string Name,
    int? Level,
    bool Applicable,
    string? Reason,
    string? Standing,
    int CriteriaSeen,
    int CriteriaTotal,
    IReadOnlyList<CriterionRating> Criteria,
    IReadOnlyList<string> Next)
{
    /// <summary>The highest level that was held for a full quarter up to now; null when none was, or nothing is recorded.</summary>
    public int? ConfirmedLevel { get; init; }

    /// <summary>Since when each level was held, from level 1 up; empty when nothing is recorded.</summary>
    public IReadOnlyList<HeldLevel> Held { get; init => field = value ?? []; } = []; // what was stored earlier has none

    /// <summary>Where it is to go; null when the pillar does not apply.</summary>
    public PillarTarget? Target { get; init; }

    /// <summary>Levels that are missing to the target: 0 when it is reached, null without a level.</summary>
    public int? BelowTarget => Target is null ? null : Level is { } level ? Math.Max(0, Target.Level - level) : null;

    /// <summary>Against the level that is typical of a sound platform: <c>ahead</c>, <c>normal</c> or <c>behind</c>; null without a level.</summary>
    public string? AgainstTypical => Level switch
    {
        null => null,
        < Targets.Typical => "behind",
        > Targets.Typical => "ahead",
        _ => "normal",
    };
}

/// <summary>One criterion, judged.</summary>
public sealed record CriterionRating(string Id, int Level, Outcome Outcome, IReadOnlyList<Evidence> Evidence, string HowTo, int EffortMinutes)
{
    /// <summary>Whether it only keeps its level away when not met; see <see cref="Rubrics.Criterion.NeverLifts"/>.</summary>
    public bool NeverLifts { get; init; }
}

/// <summary>Another framework over the same evidence.</summary>
public sealed record LensRating(string Id, string Scale, IReadOnlyList<LensDimension> Dimensions);

/// <summary>One dimension of another framework.</summary>
public sealed record LensDimension(string Id, string? Value, bool Measured, string? Source);

/// <summary>A quick win, judged.</summary>
/// <param name="Id">Quick-win id.</param>
/// <param name="Outcome">Not met means it is to be had.</param>
/// <param name="EffortMinutes">A typical effort.</param>
/// <param name="Remedy"><c>file</c> or <c>setting</c>.</param>
/// <param name="Paths">The files of the remedy.</param>
/// <param name="Message">What was found.</param>
public sealed record QuickWinRating(string Id, Outcome Outcome, int EffortMinutes, string Remedy, IReadOnlyList<string> Paths, string Message);

/// <summary>What an assessment took.</summary>
public sealed record AssessmentStatistics(int Files, long BytesRead, long Milliseconds, int ApiRequests);
