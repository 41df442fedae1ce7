using MaturityBot.Core.Configuration;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Rating;
using MaturityBot.Core.Reporting;
using MaturityBot.Core.Rubrics;
using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Tests.Reporting;

/// <summary>Assessments of one service before and after changes, made by hand so that texts can be read as a whole.</summary>
internal static class ReportSamples
{
    public const string BaseCommit = "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d";
    public const string HeadCommit = "9f8e7d6c5b4a39281706f5e4d3c2b1a0f9e8d7c6";

    private static readonly Criterion[] Criteria =
    [
        Criterion("security.2.dependency-updates", "Known vulnerabilities stay until someone notices.", "Cover every package ecosystem in `.github/dependabot.yml`.", 10),
        Criterion("security.3.sast-in-ci", "Mistakes are cheapest to find before a merge.", "Turn on code scanning for pull requests.", 15),
        Criterion("security.3.push-protection", "A secret that never arrives needs no rotation.", "Turn on push protection.", 5),
        Criterion("security.4.signed-releases", "Who installs it knows that it is yours.", "sign what is released", 45),
        Criterion("security.4.sbom", "Who runs it knows what is in it.", "publish a bill of materials with each release", 30),
        Criterion("cicd.2.ci-on-pull-requests", "A change is known to work before it is merged.", "Run the tests on `pull_request`.", 30),
        Criterion("cicd.3.rollback", "A bad release is over in minutes.", "Keep a rollback step (`if: failure()`).", 90),
        Criterion("testing.2.tests-in-ci", "Tests that nobody runs rot.", "Run the tests on every pull request.", 30),
        Criterion("testing.3.coverage", "What is not measured falls.", "Report coverage on pull requests.", 60),
        Criterion("documentation.2.readme", "Newcomers start by themselves.", "Write how to build and run it.", 30),
        Criterion("documentation.3.runbook", "Whoever is woken at night knows what to do.", "Add one runbook for the service.", 60),
    ];

    private static readonly (string Id, string Name, string? Reason)[] Pillars =
    [
        ("architecture", "Architecture & Modularity", "not judged yet"), ("api-contract", "API Contract & Versioning", "not judged yet"),
        ("background-processing", "Background Processing", "no jobs or queues were found"), ("security", "Security & Compliance", null),
        ("testing", "Testing & Quality Gates", null), ("cicd", "CI/CD & Deployment", null), ("documentation", "Documentation & Knowledge Management", null),
    ];

    public static Rubric Rubric { get; } = new(
        "sample",
        "1",
        "Sample",
        [.. Pillars.Select(pillar => new Dimension(pillar.Id, pillar.Name, "", new Dictionary<string, string>(StringComparer.Ordinal), null, [.. Criteria.Where(item => item.Id.StartsWith(pillar.Id + ".", StringComparison.Ordinal))]))],
        [
            Win("dependabot", "Let Dependabot update dependencies", "Known vulnerabilities stay until someone notices.", "let Dependabot open update pull requests, by adding `.github/dependabot.yml`.", "file", "security.2.dependency-updates"),
            Win("security-policy", "Say how to report a vulnerability", "Whoever finds a hole needs a private way to tell you.", "add a `SECURITY.md` with a contact.", "file", null),
            Win("secret-scanning", "Let GitHub look for leaked secrets", "A leaked secret is used within minutes.", "turn on secret scanning and push protection.", "setting", "security.3.push-protection"),
            Win("code-scanning", "Let CodeQL look for vulnerabilities", "Mistakes are cheapest to find before a merge.", "turn on code scanning: Settings, Advanced Security, CodeQL analysis, Set up, Default.", "setting", "security.3.sast-in-ci"),
            Win("codeowners", "Say who reviews which part", "Reviews wait until somebody knows that they are meant.", "add a `CODEOWNERS` file.", "file", null),
        ]);

    public static Links Links { get; } = new(new Uri("https://github.example"), new RepositoryName("octo-org", "shop"), new Uri("https://maturity.example/repos/octo-org/shop/pulls/12"));

    public static Assessment Before { get; } = Assess(BaseCommit, new Dictionary<string, (Outcome, Evidence[])>(StringComparer.Ordinal)
    {
        ["security.2.dependency-updates"] = (Outcome.NotMet, [new("no update tool covers npm, docker and GitHub Actions")]),
        ["security.3.sast-in-ci"] = (Outcome.Met, [new("CodeQL looks at every pull request", ".github/workflows/codeql.yml", 12, 12)]),
        ["security.3.push-protection"] = (Outcome.Unknown, [new("needs \"Administration: read\"", Setting: "security_and_analysis.secret_scanning_push_protection")]),
        ["security.4.signed-releases"] = (Outcome.NotMet, [new("releases are not signed")]),
        ["security.4.sbom"] = (Outcome.NotMet, [new("no bill of materials is published")]),
        ["cicd.2.ci-on-pull-requests"] = (Outcome.Met, [new("the workflow CI runs on pull requests", ".github/workflows/ci.yml", 3, 5)]),
        ["cicd.3.rollback"] = (Outcome.Met, [new("a failed health check rolls the release back", ".github/workflows/deploy.yml", 41, 44)]),
        ["testing.2.tests-in-ci"] = (Outcome.Met, [new("`npm test` runs on pull requests", ".github/workflows/ci.yml", 18, 18)]),
        ["testing.3.coverage"] = (Outcome.NotMet, [new("no workflow reports coverage")]),
        ["documentation.2.readme"] = (Outcome.Met, [new("README.md says how to build and run it", "README.md", 7, 22)]),
        ["documentation.3.runbook"] = (Outcome.NotMet, [new("there is no runbook")]),
    });

    public static Assessment After { get; } = Change(Before, HeadCommit, [
        ("security.2.dependency-updates", Outcome.Met, new("update automation covers npm, docker and GitHub Actions", ".github/dependabot.yml", 3, 14)),
        ("cicd.3.rollback", Outcome.NotMet, new("the deploy workflow no longer rolls back on a failed health check", ".github/workflows/deploy.yml", 41, 41)),
    ]) with
    { QuickWins = [.. Before.QuickWins.Select(win => win.Id == "dependabot" ? win with { Outcome = Outcome.Met, Message = "Dependabot updates npm, docker and GitHub Actions" } : win)] };

    /// <summary>The head's files; the runs of lines are long enough for the evidence.</summary>
    public static Snapshot Head { get; } = Samples.Snapshot(
        [
            (".github/dependabot.yml", string.Concat(Enumerable.Repeat("line\n", 14))), (".github/workflows/deploy.yml", string.Concat(Enumerable.Repeat("line\n", 41))),
            (".github/workflows/ci.yml", string.Concat(Enumerable.Repeat("line\n", 30))), (".github/maturity.yml", "pillars: 3\n"),
        ],
        ["**"]);

    public static PullRequestFindings Findings(Assessment before, Assessment after, PullRequestSettings? settings = null, IReadOnlyList<ConfigurationError>? errors = null) =>
        new(Rubric, Links, before, after, Head, "main", settings ?? new PullRequestSettings(), errors ?? []);

    /// <summary>The same repository at another commit, with other outcomes for some criteria.</summary>
    public static Assessment Change(Assessment assessment, string commit, IReadOnlyList<(string Id, Outcome Outcome, Evidence Evidence)> changes) =>
        Assess(commit, assessment.Pillars.SelectMany(pillar => pillar.Criteria).ToDictionary(
            criterion => criterion.Id,
            criterion => changes.Where(change => change.Id == criterion.Id).Select(change => (change.Outcome, new[] { change.Evidence })).FirstOrDefault((criterion.Outcome, [.. criterion.Evidence])),
            StringComparer.Ordinal)) with
        { QuickWins = assessment.QuickWins };

    private static Assessment Assess(string commit, Dictionary<string, (Outcome Outcome, Evidence[] Evidence)> results) => new(
        1,
        "octo-org/shop",
        commit,
        new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero),
        new RubricReference("sample", "1"),
        ["service"],
        [new AssessedComponent("", "service"), new AssessedComponent("src/api", "service")],
        [.. Pillars.Select(pillar => Rate(pillar, [.. Criteria.Where(criterion => criterion.Id.StartsWith(pillar.Id + ".", StringComparison.Ordinal)).Select(criterion =>
            new CriterionRating(criterion.Id, criterion.Level, results[criterion.Id].Outcome, results[criterion.Id].Evidence, criterion.HowTo, criterion.EffortMinutes))]))],
        [],
        [
            new QuickWinRating("dependabot", Outcome.NotMet, 10, "file", [".github/dependabot.yml"], "nothing updates the dependencies of this repository: no update tool is configured"),
            new QuickWinRating("security-policy", Outcome.NotMet, 10, "file", ["SECURITY.md"], "there is no SECURITY.md, and no default of the organisation"),
            new QuickWinRating("secret-scanning", Outcome.Unknown, 5, "setting", [], "needs \"Administration: read\""),
            new QuickWinRating("code-scanning", Outcome.Met, 15, "setting", [], "CodeQL looks at every pull request"),
            new QuickWinRating("codeowners", Outcome.NotMet, 10, "file", [".github/CODEOWNERS"], "there is no CODEOWNERS file"),
        ],
        [new("docker", "/", "Dockerfile"), new("github-actions", "/", ".github/workflows/ci.yml"), new("npm", "/", "package.json"), new("npm", "/tools/seed data", "tools/seed data/package.json")],
        [],
        new AssessmentStatistics(120, 40_000, 12, 3));

    private static PillarRating Rate((string Id, string Name, string? Reason) pillar, CriterionRating[] criteria) => criteria.Length == 0
        ? new PillarRating(pillar.Id, pillar.Name, null, pillar.Reason == "not judged yet", pillar.Reason, null, 0, 0, [], [])
        : new PillarRating(pillar.Id, pillar.Name, Levels.Earned(criteria), true, null, "provisional", criteria.Count(Levels.IsSeen), criteria.Length, criteria, Levels.Next(criteria));

    private static Criterion Criterion(string id, string why, string how, int effort) => new(id, id.Split('.')[1][0] - '0', "", why, how, effort, null, [], []);

    private static QuickWin Win(string id, string title, string why, string how, string remedy, string? criterion) => new(id, title, why, how, 10, remedy, [], new Decision.All([]), criterion);
}
