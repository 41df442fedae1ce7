using System.Collections.Frozen;
using MaturityBot.Core.Code;
using MaturityBot.Core.Probes;

namespace MaturityBot.Core.Pipelines;

/// <summary>A part of a pipeline that stands in another repository or cannot be read. What it does is told by its names only, and only well enough to say "unknown".</summary>
/// <param name="Evidence">Where it is called.</param>
/// <param name="Names">The names of the file, the job and what it calls.</param>
public sealed record UnseenPart(Evidence Evidence, string Names)
{
    private readonly FrozenSet<string> words = CodeRoles.Words(Names).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Words of parts that build, test and check changes.</summary>
    public static IReadOnlySet<string> Testing { get; } = Set("ci", "test", "tests", "testing", "check", "checks", "build", "verify", "validate", "pr", "pull", "main", "unit", "integration", "e2e", "quality", "lint", "go", "node", "python", "java", "dotnet", "maven", "gradle", "rust", "pipeline", "default", "shared");

    /// <summary>Words of parts that build, publish and deploy.</summary>
    public static IReadOnlySet<string> Delivery { get; } = Set("deploy", "deployment", "release", "releases", "cd", "publish", "promote", "delivery", "ship", "rollout", "docker", "image", "container", "pipeline", "default", "shared");

    /// <summary>Words of parts that check and apply infrastructure.</summary>
    public static IReadOnlySet<string> Infrastructure { get; } = Set("terraform", "tofu", "terragrunt", "infra", "infrastructure", "plan", "apply", "bicep", "helm", "iac", "cdk", "pulumi", "validate", "pipeline", "default", "shared");

    /// <summary>Words of what may scan for security.</summary>
    public static IReadOnlySet<string> Scanning { get; } = Set("security", "secure", "scan", "scans", "scanning", "codeql", "sast", "sca", "audit", "analyze", "analysis", "semgrep", "trivy", "snyk", "sonar", "vulnerability", "vulnerabilities", "secrets", "ci", "pr", "pull", "check", "checks", "quality", "lint", "verify", "validate", "main", "build", "pipeline", "default", "shared");

    /// <summary>Words of what may audit the pipelines or the repository as a whole.</summary>
    public static IReadOnlySet<string> Auditing { get; } = Set("scorecard", "scorecards", "security", "zizmor", "actionlint", "audit", "posture");

    /// <summary>Words of what may check or publish documents.</summary>
    public static IReadOnlySet<string> Documents { get; } = Set("docs", "doc", "documentation", "pages", "site", "website", "links", "link", "spelling", "spellcheck", "markdown", "readme", "lint", "quality", "ci", "check", "checks", "pipeline", "default", "shared");

    /// <summary>Words of what may do the routine of a team.</summary>
    public static IReadOnlySet<string> Routine { get; } = Set("label", "labels", "labeler", "stale", "triage", "assign", "title", "titles", "commit", "commits", "commitlint", "semantic", "housekeeping", "pr", "pull", "issues", "default", "shared");

    /// <summary>No part does this by its name: what is not shown here is not there.</summary>
    public static IReadOnlySet<string> Nothing { get; } = Set();

    /// <summary>Whether its names have one of the words.</summary>
    public bool MayDo(IReadOnlySet<string> doing) => words.Overlaps(doing);

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
