namespace MaturityBot.Core.Rubrics;

/// <summary>A set of dimensions with levels and criteria. The fourteen pillars are the default one; every other framework is another lens of the same shape.</summary>
/// <param name="Id">Stable id: <c>pillars</c>.</param>
/// <param name="Version">Changes with every change of criteria, so that a change of levels can be told from a change of rules.</param>
/// <param name="Name">As people read it.</param>
/// <param name="Dimensions">In the order they are shown.</param>
/// <param name="QuickWins">Gaps that take minutes, most valuable first.</param>
public sealed record Rubric(string Id, string Version, string Name, IReadOnlyList<Dimension> Dimensions, IReadOnlyList<QuickWin> QuickWins)
{
    /// <summary>Ids of the probes that decide anything in it.</summary>
    public IEnumerable<string> Probes => Dimensions
        .SelectMany(dimension => dimension.Criteria.Select(criterion => criterion.DecidedBy).Append(dimension.AppliesWhen))
        .Concat(QuickWins.Select(win => win.DecidedBy))
        .OfType<Decision>()
        .SelectMany(decision => decision.Probes);
}

/// <summary>One dimension of a rubric, e.g. a pillar.</summary>
/// <param name="Id">Stable id: <c>security</c>.</param>
/// <param name="Name">As people read it: <c>Security &amp; Compliance</c>.</param>
/// <param name="About">What it is about and why it matters.</param>
/// <param name="NotFor">Archetypes to which it does not apply, with the reason.</param>
/// <param name="AppliesWhen">What must be met for the dimension to apply; null when it always does.</param>
/// <param name="Criteria">By level, then in the order of the file.</param>
public sealed record Dimension(
    string Id,
    string Name,
    string About,
    IReadOnlyDictionary<string, string> NotFor,
    Decision? AppliesWhen,
    IReadOnlyList<Criterion> Criteria);

/// <summary>One requirement of one level.</summary>
/// <param name="Id">Stable id: <c>security.3.sast-in-ci</c>.</param>
/// <param name="Level">2 to 5; level 1 is the floor and has no criteria.</param>
/// <param name="Requirement">What must be so.</param>
/// <param name="Why">Why it matters.</param>
/// <param name="HowTo">The smallest way to meet it.</param>
/// <param name="EffortMinutes">A typical effort.</param>
/// <param name="DecidedBy">The probes that decide it; null for what no repository shows, which a person can attest.</param>
/// <param name="NotFor">Archetypes to which it does not apply.</param>
/// <param name="References">Where the requirement comes from.</param>
public sealed record Criterion(
    string Id,
    int Level,
    string Requirement,
    string Why,
    string HowTo,
    int EffortMinutes,
    Decision? DecidedBy,
    IReadOnlyList<string> NotFor,
    IReadOnlyList<string> References)
{
    /// <summary>Whether it asks for the absence of something, so that it keeps its level away when not met, but is no achievement that earns the level by itself.</summary>
    public bool NeverLifts { get; init; }
}

/// <summary>A gap that takes minutes to close and has a ready remedy.</summary>
/// <param name="Id">Stable id: <c>dependabot</c>.</param>
/// <param name="Title">What to achieve, not what is wrong.</param>
/// <param name="Why">Why it matters.</param>
/// <param name="HowTo">What to do.</param>
/// <param name="EffortMinutes">A typical effort.</param>
/// <param name="Remedy"><c>file</c> when a file closes it, <c>setting</c> when a switch does.</param>
/// <param name="Paths">The file or files of the remedy.</param>
/// <param name="DecidedBy">The probes that decide it.</param>
/// <param name="Criterion">The criterion it belongs to; null when it lifts none.</param>
public sealed record QuickWin(
    string Id,
    string Title,
    string Why,
    string HowTo,
    int EffortMinutes,
    string Remedy,
    IReadOnlyList<string> Paths,
    Decision DecidedBy,
    string? Criterion);
