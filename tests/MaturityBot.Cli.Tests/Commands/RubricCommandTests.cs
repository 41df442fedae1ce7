namespace MaturityBot.Cli.Tests.Commands;

public sealed class RubricCommandTests : IDisposable
{
    private readonly Sandbox sandbox = new();

    [Fact]
    public async Task Show_lists_pillars_criteria_and_what_decides_them()
    {
        var result = await Maturitybot.RunAsync("rubric", "show");

        Assert.Equal((0, ""), (result.Status, result.Error));
        Assert.Contains("security: Security & Compliance", result.Output);
        Assert.Equal(14, result.Output.Split('\n').Count(line => line.Contains(": ", StringComparison.Ordinal) && !line.StartsWith(' ')));
    }

    [Fact]
    public async Task Show_explains_one_pillar() =>
        Assert.StartsWith("security: Security & Compliance\n", (await Maturitybot.RunAsync("rubric", "show", "security")).Output);

    [Fact]
    public async Task Lint_names_every_error_by_file_and_line()
    {
        sandbox.Write("rubric/rubric.yml", "id: sample\nversion: '1'\nname: Sample\ndimensions: [one, two]\n");
        sandbox.Write("rubric/one.yml", "id: one\nname: One\nabout: One.\ncriteria:\n  - id: one.2.a\n    requirement: r\n    why: w\n    how: h\n    effort: 5\n    decided-by: no-such-probe\n");

        var result = await Maturitybot.RunAsync("rubric", "lint", sandbox.Path("rubric"));

        Assert.Equal((2, "maturitybot: 4 errors in the rubric"), (result.Status, result.Error.TrimEnd()));
        Assert.Contains($"{sandbox.Path("rubric", "one.yml")}:10: there is no probe no-such-probe", result.Output);
        Assert.Contains($"{sandbox.Path("rubric", "two.yml")}:1: the file is missing", result.Output);
    }

    [Fact]
    public async Task Lint_accepts_the_rubric_that_ships() =>
        Assert.EndsWith("no errors", (await Maturitybot.RunAsync("rubric", "lint")).Output.TrimEnd());

    [Fact]
    public async Task Docs_writes_a_page_a_pillar_an_index_and_the_quick_wins()
    {
        var result = await Maturitybot.RunAsync("rubric", "docs", sandbox.Path("docs", "rubric"));

        Assert.Equal((0, "", $"16 pages in {sandbox.Path("docs", "rubric")}"), (result.Status, result.Error, result.Output.TrimEnd()));
        Assert.Equal(16, Directory.GetFiles(sandbox.Path("docs", "rubric")).Length);
        Assert.StartsWith("# Security & Compliance\n", await File.ReadAllTextAsync(sandbox.Path("docs", "rubric", "security.md")));
    }

    [Fact]
    public async Task Docs_into_a_file_is_wrong_usage() =>
        Assert.Equal(2, (await Maturitybot.RunAsync("rubric", "docs", sandbox.Write("a-file", ""))).Status);

    public void Dispose() => sandbox.Dispose();
}
