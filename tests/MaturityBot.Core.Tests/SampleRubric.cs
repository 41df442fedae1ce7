using MaturityBot.Core.Rubrics;

namespace MaturityBot.Core.Tests;

/// <summary>A rubric of one pillar, decided by the probes <c>one</c> and <c>two</c>.</summary>
internal static class SampleRubric
{
    public static Rubric Load() => RubricLoader.Load(
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["rubric.yml"] = "{ id: sample, version: '1', name: Sample, dimensions: [security] }",
            ["security.yml"] = """
                id: security
                name: Security
                about: A sample.
                not-for: { docs: a documentation repository runs nothing }
                criteria:
                  - { id: security.2.one, requirement: r, why: w, how: h, effort: 10, decided-by: one }
                  - { id: security.3.two, requirement: r, why: w, how: h, effort: 10, decided-by: two }
                  - { id: security.4.pentest, requirement: r, why: w, how: h, effort: 10, attestable: true }
                """,
            ["quick-wins.yml"] = "[{ id: win, title: t, why: w, how: h, effort: 5, remedy: file, paths: [a], decided-by: one, criterion: security.2.one }]",
        },
        new HashSet<string>(StringComparer.Ordinal) { "one", "two" });
}
