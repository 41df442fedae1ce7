using MaturityBot.Core.Probes;
using MaturityBot.Core.Rating;
using MaturityBot.Core.Snapshots;
using MaturityBot.GitHub.Api;
using MaturityBot.Server.Inbox;

namespace MaturityBot.Server.Tests;

/// <summary>Work to test with.</summary>
internal static class Work
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    public static readonly RepositoryIdentity Repository = new(7, 42, new RepositoryName("octo-org", "tool"));

    public static WorkItem PullRequest(string head, string delivery = "d-1", int minute = 0, int number = 1) =>
        new(Repository, WorkKind.PullRequest, WorkReason.PullRequest, delivery, Noon)
        {
            Number = number,
            HeadSha = head,
            BaseRef = "main",
            HeadAt = Noon.AddMinutes(minute),
        };

    public static WorkItem Push(string head, string before, string delivery = "d-1", int minute = 0) =>
        new(Repository, WorkKind.Branch, WorkReason.Push, delivery, Noon)
        {
            Branch = "main",
            HeadSha = head,
            BaseSha = before,
            HeadAt = Noon.AddMinutes(minute),
        };

    public static WorkItem Settings(string delivery = "d-1") => new(Repository, WorkKind.Branch, WorkReason.SettingsChanged, delivery, Noon) { Branch = "main" };

    public static WorkItem Installed(long repository) =>
        new(new RepositoryIdentity(7, repository, new RepositoryName("octo-org", $"tool-{repository}")), WorkKind.Branch, WorkReason.Installed, "d-1", Noon);

    public static Assessment Assessment(string commit, int minute, int level) => new(
        1,
        "octo-org/tool",
        commit,
        Noon.AddMinutes(minute),
        new RubricReference("pillars", "1.0"),
        ["service"],
        [],
        [new PillarRating("security", "Security", level, true, null, "provisional", 1, 1, [new CriterionRating("security.2.x", 2, Outcome.Met, [], "how", 5)], []),
         new PillarRating("finops", "FinOps", null, false, "no cloud", null, 0, 0, [], [])],
        [],
        [],
        [],
        [],
        new AssessmentStatistics(1, 2, 3, 4));
}
