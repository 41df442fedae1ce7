using System.Text.Json;

namespace MaturityBot.Cli.Tests.Commands;

public sealed class DiffCommandTests : IDisposable
{
    private readonly Sandbox sandbox = new();

    [Fact]
    public async Task Nothing_moves_between_a_commit_and_itself()
    {
        var path = sandbox.Repository("tree", ("a", "1"));

        var result = await Maturitybot.RunAsync("diff", "HEAD", "main", "--path", path);

        Assert.Equal((0, ""), (result.Status, result.Error));
        Assert.Contains("No level changes.", result.Output);
    }

    [Fact]
    public async Task Json_names_both_commits_and_what_moved()
    {
        var path = sandbox.Repository("tree", ("a", "1"));
        sandbox.Commit("tree", ("a", "2"));

        var result = await Maturitybot.RunAsync("diff", "HEAD~1", "HEAD", "--path", path, "--format", "json");

        var root = JsonDocument.Parse(result.Output).RootElement;
        Assert.Equal(["schemaVersion", "repository", "base", "head", "assessedAt", "rubric", "pillars", "criteria", "quickWins", "warnings"], root.EnumerateObject().Select(member => member.Name));
        Assert.Equal(Sandbox.Git(path, "rev-parse", "HEAD~1"), root.GetProperty("base").GetString());
        Assert.Equal(Sandbox.Git(path, "rev-parse", "HEAD"), root.GetProperty("head").GetString());
    }

    [Fact]
    public async Task A_change_that_lowers_a_level_fails_the_gate_and_one_that_raises_it_passes()
    {
        var path = sandbox.Repository("tree", SampleFiles.Service);
        foreach (var file in SampleFiles.Service.Where(file => !file.Path.StartsWith("src", StringComparison.Ordinal)))
            File.Delete(sandbox.Path("tree", file.Path));
        sandbox.Commit("tree");

        var falls = await Maturitybot.RunAsync("diff", "HEAD~1", "HEAD", "--path", path, "--fail-on-drop");
        var ungated = await Maturitybot.RunAsync("diff", "HEAD~1", "HEAD", "--path", path);
        var rises = await Maturitybot.RunAsync("diff", "HEAD", "HEAD~1", "--path", path, "--fail-on-drop", "--format", "markdown");

        Assert.Equal((1, 0, 0), (falls.Status, ungated.Status, rises.Status));
        Assert.StartsWith("maturitybot: fallen: ", falls.Error);
        Assert.Contains("(falls)", falls.Output);
        Assert.Contains("is no longer met: ", falls.Output);
        Assert.Contains("▲", rises.Output);
        Assert.Equal("", rises.Error);
    }

    [Fact]
    public async Task A_change_cannot_loosen_the_rules_that_it_is_judged_by()
    {
        var path = sandbox.Repository("tree", ("a", "1"));
        sandbox.Commit("tree", (".github/maturity.yml", "pillars:\n  security: { applicable: false, reason: no }\n"));

        var result = await Maturitybot.RunAsync("diff", "HEAD~1", "HEAD", "--path", path);

        Assert.Contains("No level changes.", result.Output);
    }

    public void Dispose() => sandbox.Dispose();
}
