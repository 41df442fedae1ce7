namespace MaturityBot.Cli.Tests.Commands;

public sealed class ReportCommandTests : IDisposable
{
    private readonly Sandbox sandbox = new();

    [Fact]
    public async Task A_report_for_engineers_names_criteria_and_one_for_executives_says_what_they_require()
    {
        var path = sandbox.Repository("tree", SampleFiles.Service);

        var engineering = await Maturitybot.RunAsync("report", path);
        var executive = await Maturitybot.RunAsync("report", path, "--for", "executive");

        Assert.Equal((0, "", 0, ""), (engineering.Status, engineering.Error, executive.Status, executive.Error));
        Assert.Contains("`documentation.", engineering.Output);
        Assert.DoesNotContain("`documentation.", executive.Output);
        Assert.All([engineering.Output, executive.Output], text => Assert.Contains("## What this does not say", text));
    }

    [Fact]
    public async Task A_target_that_is_too_high_is_warned_of_in_report_and_roadmap()
    {
        var path = sandbox.Repository("tree", [.. SampleFiles.Service, (".github/maturity.yml", "pillars:\n  scalability: { target: 5 }\n")]);

        var report = await Maturitybot.RunAsync("report", path);
        var roadmap = await Maturitybot.RunAsync("roadmap", path);

        Assert.All([report.Output, roadmap.Output], text => Assert.Contains("line 2: the target 5 for scalability", text));
        Assert.Equal(0, roadmap.Status);
        Assert.Contains("## Steps to the targets", roadmap.Output);
    }

    [Fact]
    public async Task A_report_goes_to_a_file_when_one_is_named()
    {
        var path = sandbox.Repository("tree", SampleFiles.Service);
        var file = sandbox.Path("report.md");

        var result = await Maturitybot.RunAsync("report", path, "--output", file);

        Assert.Equal((0, ""), (result.Status, result.Output));
        Assert.StartsWith("# Maturity of local/tree", await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task There_is_no_report_for_anybody_else()
    {
        var result = await Maturitybot.RunAsync("report", "--for", "nobody");

        Assert.Equal((2, "maturitybot: there is no report for nobody: --for takes executive or engineering\n"), (result.Status, result.Error));
    }

    public void Dispose() => sandbox.Dispose();
}
