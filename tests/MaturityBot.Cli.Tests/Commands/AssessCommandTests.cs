using System.Text.Json;
using MaturityBot.Core.Rating;

namespace MaturityBot.Cli.Tests.Commands;

public sealed class AssessCommandTests : IDisposable
{
    private readonly Sandbox sandbox = new();

    [Fact]
    public async Task The_table_has_one_line_for_each_pillar_and_no_colours_without_a_terminal()
    {
        var path = sandbox.Repository("tree", ("README.md", "# Tree\n"));

        var result = await Maturitybot.RunAsync("assess", path);

        Assert.Equal((0, ""), (result.Status, result.Error));
        Assert.StartsWith($"local/tree at {Sandbox.Git(path, "rev-parse", "--short=7", "HEAD")}, judged by pillars ", result.Output);
        Assert.Single(result.Output.Split('\n'), line => line.StartsWith("Security & Compliance ", StringComparison.Ordinal));
        Assert.DoesNotContain('\e', result.Output);
    }

    [Fact]
    public async Task On_a_terminal_lines_are_cut_to_its_width_and_coloured_only_if_it_shows_colours()
    {
        var path = sandbox.Repository("tree", ("README.md", "# Tree\n"));

        var colours = await Maturitybot.RunAsync(new Screen(60, HasColours: true), _ => null, "assess", path);
        var plain = await Maturitybot.RunAsync(new Screen(60, HasColours: false), _ => null, "assess", path);

        Assert.Contains("\e[1mPillar", colours.Output);
        Assert.DoesNotContain('\e', plain.Output);
        Assert.All(plain.Output.Split('\n'), line => Assert.True(line.Length <= 60, line));
    }

    [Fact]
    public async Task Json_is_the_assessment_and_nothing_else()
    {
        var path = sandbox.Repository("tree", ("README.md", "# Tree\n"), ("src/a.cs", "class A;"));

        var result = await Maturitybot.RunAsync("assess", path, "--format", "json");

        var assessment = AssessmentJson.Read(System.Text.Encoding.UTF8.GetBytes(result.Output));
        Assert.Equal((0, ""), (result.Status, result.Error));
        Assert.Equal(("local/tree", Sandbox.Git(path, "rev-parse", "HEAD"), 14), (assessment.Repository, assessment.Commit, assessment.Pillars.Count));
        Assert.Equal((2, 0), (assessment.Statistics.Files, assessment.Statistics.ApiRequests));
        Assert.Equal(
            ["schemaVersion", "repository", "commit", "assessedAt", "rubric", "archetypes", "components", "pillars", "lenses", "quickWins", "dependencyEcosystems", "warnings", "statistics"],
            JsonDocument.Parse(result.Output).RootElement.EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public async Task A_work_tree_a_bare_clone_and_a_plain_copy_are_judged_the_same()
    {
        sandbox.Repository("tree", SampleFiles.Service);
        sandbox.Clone("tree", "bare.git", "--bare");
        sandbox.Clone("tree", "plain");
        Directory.Move(sandbox.Path("plain", ".git"), sandbox.Path("away"));

        var texts = new List<string>();
        foreach (var name in new[] { "tree", "bare.git", "plain" })
        {
            var result = await Maturitybot.RunAsync("assess", sandbox.Path(name), "--format", "json");
            var assessment = AssessmentJson.Read(System.Text.Encoding.UTF8.GetBytes(result.Output));
            texts.Add(AssessmentJson.Write(assessment with { Repository = "", Commit = "", AssessedAt = default, Statistics = assessment.Statistics with { Milliseconds = 0 } }));
        }

        Assert.Equal(texts[0], texts[1]);
        Assert.Equal(texts[0], texts[2]);
    }

    [Fact]
    public async Task Markdown_is_what_a_check_run_shows_with_links_only_to_GitHub()
    {
        var path = sandbox.Repository("tree", SampleFiles.Service);
        var local = await Maturitybot.RunAsync("assess", path, "--format", "markdown");
        Sandbox.Git(path, "remote", "add", "origin", "git@github.com:octocat/tree.git");
        var remote = await Maturitybot.RunAsync("assess", path, "--format", "markdown");

        Assert.Equal((0, 0), (local.Status, remote.Status));
        Assert.StartsWith("# ", local.Output);
        Assert.Contains("| Pillar | Level |", local.Output);
        Assert.DoesNotContain("](http", local.Output);
        Assert.Contains($"](https://github.com/octocat/tree/blob/{Sandbox.Git(path, "rev-parse", "HEAD")}/", remote.Output);
    }

    [Fact]
    public async Task Output_goes_to_a_file_that_is_replaced_as_a_whole()
    {
        var path = sandbox.Repository("tree", ("a", "1"));
        var file = sandbox.Write("out/result.json", "old");

        var result = await Maturitybot.RunAsync("assess", path, "--format", "json", "--output", file);

        Assert.Equal((0, "", ""), (result.Status, result.Output, result.Error));
        Assert.Equal("local/tree", AssessmentJson.Read(File.ReadAllBytes(file)).Repository);
        Assert.Equal([file], Directory.EnumerateFiles(sandbox.Path("out")));
    }

    [Fact]
    public async Task Without_a_path_the_repository_around_the_current_folder_is_judged()
    {
        sandbox.Repository("tree", ("src/deep/a.cs", "class A;"));

        var result = Maturitybot.Start(sandbox.Path("tree", "src", "deep"), "assess");
        var plain = await Maturitybot.RunAsync("assess", sandbox.Path("tree", "src"));

        Assert.StartsWith("local/tree at ", result.Output);
        Assert.StartsWith("local/src, ", plain.Output);
    }

    [Fact]
    public async Task A_given_configuration_takes_the_place_of_the_repositorys_own()
    {
        var path = sandbox.Repository("tree", ("a", "1"), (".github/maturity.yml", "archetype: library\n"));
        var config = sandbox.Write("other.yml", "archetype: cli\n");

        Assert.Contains("as library\n", (await Maturitybot.RunAsync("assess", path)).Output);
        Assert.Contains("as cli\n", (await Maturitybot.RunAsync("assess", path, "--config", config)).Output);
    }

    [Fact]
    public async Task A_gate_ends_with_1_and_names_what_is_below()
    {
        var path = sandbox.Repository("tree", ("README.md", "# Tree\n"));
        var levels = AssessmentJson.Read(System.Text.Encoding.UTF8.GetBytes((await Maturitybot.RunAsync("assess", path, "--format", "json")).Output)).Pillars;

        var result = await Maturitybot.RunAsync("assess", path, "--fail-below", "5");
        var passed = await Maturitybot.RunAsync("assess", path, "--fail-below", "1");

        Assert.Equal(levels.Any(pillar => pillar.Level < 5) ? 1 : 0, result.Status);
        Assert.Equal(levels.Any(pillar => pillar.Level < 5), result.Error.StartsWith("maturitybot: below level 5: ", StringComparison.Ordinal));
        Assert.Equal((0, ""), (passed.Status, passed.Error));
    }

    [Fact]
    public async Task What_a_repository_names_cannot_reach_the_terminal()
    {
        var path = sandbox.Repository("tree", ("a", "1"));
        var hostile = "\e]0;title\a\e[31m\u009b31mred\nline \u202Eevil\u2028 ![x](y).yml";
        using (var large = File.Create(System.IO.Path.Combine(path, hostile)))
            large.SetLength(2 << 20);
        sandbox.Commit("tree", (".github/maturity.yml", $"archetype: \"\\e[31m{hostile.Replace("\n", "\\n").Replace("\e", "\\e").Replace("\a", "\\a").Replace("\u009b", "\\x9b")}\"\n"));

        foreach (var format in new[] { "table", "json", "markdown" })
        {
            var result = await Maturitybot.RunAsync("assess", path, "--format", format);
            Assert.Equal((0, ""), (result.Status, result.Error));
            Assert.DoesNotContain(result.Output, letter => char.IsControl(letter) && letter != '\n');
            Assert.Equal(0, result.Output.Count(letter => letter is '\u2028'));
        }
    }

    public void Dispose() => sandbox.Dispose();
}
