using MaturityBot.Core.Rubrics;

namespace MaturityBot.Core.Tests.Rubrics;

public sealed class RubricLoaderTests
{
    private const string Head = "id: sample\nversion: '1'\nname: Sample\ndimensions: [one]\n";
    private const string Start = "id: one\nname: One\nabout: About.\n";
    private const string Criterion = "- { id: one.2.a, requirement: r, why: w, how: h, effort: 5, decided-by: p }";

    [Fact]
    public void A_rubric_is_read_with_its_criteria_by_level()
    {
        var rubric = Load(Head, $$"""
            {{Start}}
            not-for: { docs: nothing runs }
            applies-when: p
            criteria:
              - { id: one.3.b, requirement: r, why: w, how: h, effort: 20, decided-by: { any: [p, { all: [p, q] }] }, not-for: library, references: [x] }
              - { id: one.2.a, requirement: r, why: w, how: h, effort: 5, decided-by: [p, q] }
              - { id: one.2.c, requirement: r, why: w, how: h, effort: 5, attestable: true }
            """, "[{ id: win, title: t, why: w, how: h, effort: 5, remedy: file, paths: [SECURITY.md], decided-by: p, criterion: one.2.a }]");

        var one = Assert.Single(rubric.Dimensions);
        Assert.Equal(["one.2.a", "one.2.c", "one.3.b"], one.Criteria.Select(criterion => criterion.Id));
        Assert.Equal([2, 2, 3], one.Criteria.Select(criterion => criterion.Level));
        Assert.Equal("nothing runs", one.NotFor["docs"]);
        Assert.Equal(["p", "p", "q"], one.Criteria[2].DecidedBy!.Probes);
        Assert.Null(one.Criteria[1].DecidedBy);
        Assert.Equal(["library"], one.Criteria[2].NotFor);
        Assert.Equal(["x"], one.Criteria[2].References);
        Assert.Equal("one.2.a", Assert.Single(rubric.QuickWins).Criterion);
        Assert.Equal(["p", "q"], rubric.Probes.Distinct().Order());
    }

    [Theory]
    [InlineData("rubric.yml:1: version is missing", "id: sample\nname: Sample\ndimensions: [one]\n")]
    [InlineData("rubric.yml:1: dimensions is missing", "id: sample\nversion: '1'\nname: Sample\n")]
    [InlineData("rubric.yml:5: unknown key levels", Head + "levels: 5\n")]
    [InlineData("rubric.yml:5: the key name is repeated", Head + "name: Again\n")]
    [InlineData("rubric.yml:2: ", "id: sample\n]")]
    [InlineData("two.yml:1: the file is missing", "id: sample\nversion: '1'\nname: Sample\ndimensions: [one, two]\n")]
    [InlineData("one.yml:1: rubric.yml does not name this dimension", "id: sample\nversion: '1'\nname: Sample\ndimensions: []\n")]
    public void An_error_in_the_head_is_named_by_file_and_line(string expected, string head) => AssertError(expected, head, Start);

    [Theory]
    [InlineData("one.yml:1: the id must be one, as rubric.yml says", "id: two\nname: One\nabout: About.\n")]
    [InlineData("one.yml:1: about is missing", "id: one\nname: One\n")]
    [InlineData("one.yml:4: unknown key extra", Start + "extra: 1\n")]
    [InlineData("one.yml:4: there is no archetype robot", Start + "not-for: { robot: no }\n")]
    [InlineData("one.yml:4: there is no probe nothing", Start + "applies-when: nothing\n")]
    [InlineData("one.yml:4: criteria is a list", Start + "criteria: { a: b }\n")]
    [InlineData("one.yml:1: the file is empty", "")]
    [InlineData("one.yml:5: unknown key levels", Start + "criteria:\n" + "- { id: one.2.a, requirement: r, why: w, how: h, effort: 5, decided-by: p, levels: 1 }")]
    [InlineData("one.yml:5: the id two.2.a must be one.LEVEL.slug with a level from 2 to 5", Start + "criteria:\n" + "- { id: two.2.a, requirement: r, why: w, how: h, effort: 5, decided-by: p }")]
    [InlineData("one.yml:5: the id one.6.a must be one.LEVEL.slug with a level from 2 to 5", Start + "criteria:\n" + "- { id: one.6.a, requirement: r, why: w, how: h, effort: 5, decided-by: p }")]
    [InlineData("one.yml:5: the id one.1.a must be one.LEVEL.slug with a level from 2 to 5", Start + "criteria:\n" + "- { id: one.1.a, requirement: r, why: w, how: h, effort: 5, decided-by: p }")]
    [InlineData("one.yml:6: the id one.2.a is used twice", Start + "criteria:\n" + Criterion + "\n" + Criterion)]
    [InlineData("one.yml:5: one.2.a needs decided-by, or attestable: true for what no repository shows", Start + "criteria:\n" + "- { id: one.2.a, requirement: r, why: w, how: h, effort: 5 }")]
    [InlineData("one.yml:5: how is missing", Start + "criteria:\n" + "- { id: one.2.a, requirement: r, why: w, how: '', effort: 5, decided-by: p }")]
    [InlineData("one.yml:5: effort is missing: minutes, at least 1", Start + "criteria:\n" + "- { id: one.2.a, requirement: r, why: w, how: h, effort: 0, decided-by: p }")]
    [InlineData("one.yml:5: there is no probe nothing", Start + "criteria:\n" + "- { id: one.2.a, requirement: r, why: w, how: h, effort: 5, decided-by: { any: [p, nothing] } }")]
    [InlineData("one.yml:5: a decision is a probe id, a list of decisions, or a map with all: or any: over a list", Start + "criteria:\n" + "- { id: one.2.a, requirement: r, why: w, how: h, effort: 5, decided-by: { none: [p] } }")]
    [InlineData("one.yml:5: there is no archetype robot", Start + "criteria:\n" + "- { id: one.2.a, requirement: r, why: w, how: h, effort: 5, decided-by: p, not-for: [robot] }")]
    public void An_error_in_a_dimension_is_named_by_file_and_line(string expected, string dimension) => AssertError(expected, Head, dimension);

    [Theory]
    [InlineData("quick-wins.yml:1: remedy must be file or setting", "[{ id: win, title: t, why: w, how: h, effort: 5, remedy: magic, decided-by: p }]")]
    [InlineData("quick-wins.yml:1: there is no criterion one.2.z", "[{ id: win, title: t, why: w, how: h, effort: 5, remedy: file, decided-by: p, criterion: one.2.z }]")]
    [InlineData("quick-wins.yml:1: title is missing", "[{ id: win, why: w, how: h, effort: 5, remedy: file, decided-by: p }]")]
    public void An_error_in_a_quick_win_is_named_by_file_and_line(string expected, string wins) => AssertError(expected, Head, Start + "criteria:\n" + Criterion, wins);

    [Fact]
    public void All_errors_are_named_at_once()
    {
        var error = Assert.Throws<RubricFormatException>(() => Load("name: Sample\ndimensions: [one]\n", "id: one\n"));

        Assert.Equal(4, error.Errors.Count);
        Assert.Equal(string.Join('\n', error.Errors), error.Message);
    }

    private static void AssertError(string expected, string head, string dimension, string? wins = null)
    {
        var error = Assert.Throws<RubricFormatException>(() => Load(head, dimension, wins));

        Assert.Contains(error.Errors, line => line.StartsWith(expected, StringComparison.Ordinal));
    }

    private static Rubric Load(string head, string dimension, string? wins = null)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal) { ["rubric.yml"] = head, ["one.yml"] = dimension };
        if (wins is not null)
            files["quick-wins.yml"] = wins;
        return RubricLoader.Load(files, new HashSet<string>(StringComparer.Ordinal) { "p", "q" });
    }
}
