using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MaturityBot.Core.Probes;
using MaturityBot.Core.Reporting;
using MaturityBot.Core.Rubrics;

namespace MaturityBot.Core.Tests.Reporting;

public sealed class RubricPagesTests
{
    private static readonly string Folder = RepositoryRoot.Path("docs", "rubric");
    private static readonly IReadOnlyDictionary<string, string> Pages = RubricPages.Write(BuiltInRubric.Pillars, ProbeList.ById);

    public static TheoryData<string> Names => [.. Pages.Keys];

    // "UPDATE_EXPECTED=1 dotnet test" and "maturitybot rubric docs" both write the pages anew.
    [Theory]
    [MemberData(nameof(Names))]
    public void The_page_in_docs_is_what_the_rubric_says(string name) => ExpectedText.MatchesIn(Folder, name, Pages[name]);

    [Fact]
    public void No_page_is_left_of_what_the_rubric_no_longer_has() =>
        Assert.Empty(Directory.EnumerateFiles(Folder, "*.md").Select(file => Path.GetFileName(file)!).Except([.. Pages.Keys, "sources.md"]));

    [Fact]
    public void Every_criterion_and_quick_win_is_told_with_all_its_texts()
    {
        var all = string.Concat(Pages.Values);

        Assert.All(BuiltInRubric.Pillars.Dimensions.SelectMany(dimension => dimension.Criteria), criterion => Assert.Contains($"### `{criterion.Id}`\n", all));
        Assert.All(BuiltInRubric.Pillars.QuickWins, win => Assert.Contains($"## `{win.Id}`\n", all));
        Assert.All(BuiltInRubric.Pillars.Probes, probe => Assert.Matches($@"\(\[?`{probe}`", all));
    }

    [Fact]
    public void Every_link_leads_to_a_page_and_a_heading()
    {
        foreach (var (name, text) in Pages)
        {
            foreach (var target in GitHubMarkdown.Parse(text).Descendants<LinkInline>().Select(link => link.Url!))
            {
                var parts = target.Split('#');
                var page = parts[0].Length == 0 ? name : parts[0];
                Assert.True(Pages.ContainsKey(page), $"{name} links to {target}");
                if (parts.Length > 1)
                    Assert.Contains(parts[1], Pages[page].Split('\n').Where(line => line.StartsWith('#')).Select(line => line.TrimStart('#').Trim().Trim('`').Replace(".", "", StringComparison.Ordinal)));
            }
        }
    }

    [Fact]
    public void What_passes_is_spelt_out_with_all_and_any()
    {
        const string dimension = """
            id: one
            name: One
            about: About.
            applies-when: licence-present
            criteria:
              - { id: one.2.a, requirement: Requirement., why: w, how: h, effort: 20, decided-by: { any: [licence-present, { all: [sast-in-ci, uses-slo] }] } }
              - { id: one.3.b, requirement: Requirement., why: w, how: h, effort: 20, attestable: true }
            """;
        var files = new Dictionary<string, string>(StringComparer.Ordinal) { ["rubric.yml"] = "id: sample\nversion: '1'\nname: Sample\ndimensions: [one]\n", ["one.yml"] = dimension };

        var page = RubricPages.Write(RubricLoader.Load(files, ProbeList.ById.Keys.ToHashSet(StringComparer.Ordinal)), ProbeList.ById)["one.md"];

        Assert.Contains("**Applies when** the answer is yes: ", page);
        Assert.Contains("**Passes when** the answer to at least one of these is yes:\n- ", page);
        Assert.Contains("\n- the answer to each of these that applies is yes:\n  - ", page);
        Assert.Contains("([`uses-slo`](#uses-slo))", page);
        Assert.Contains("\n### `uses-slo`\n\n<details><summary>", page);
        Assert.Contains("\ngithub/codeql-action/analyze\n", page);
        Assert.Contains("| 3 | [`one.3.b`](#one3b) | Requirement. *(attested)* | 20 min |", page);
        Assert.Contains("**Passes when** a person attests it", page);
    }
}
