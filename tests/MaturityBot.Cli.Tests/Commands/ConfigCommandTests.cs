namespace MaturityBot.Cli.Tests.Commands;

public sealed class ConfigCommandTests : IDisposable
{
    private readonly Sandbox sandbox = new();

    [Fact]
    public async Task A_configuration_without_errors_passes_in_silence()
    {
        var file = sandbox.Write("maturity.yml", "archetype: service\ngaps: { issues: preview }\n");

        Assert.Equal((0, "", ""), Parts(await Maturitybot.RunAsync("config", "lint", file)));
    }

    [Fact]
    public async Task Every_error_is_named_by_file_and_line()
    {
        var file = sandbox.Write("maturity.yml", "archetype: robot\nlevels: 5\n");

        var result = await Maturitybot.RunAsync("config", "lint", file);

        Assert.Equal((2, ""), (result.Status, result.Output));
        Assert.Contains($"{file}:1: \"robot\" is not one of ", result.Error);
        Assert.Contains($"{file}:2: unknown key \"levels\"; known here: ", result.Error);
    }

    [Fact]
    public async Task A_file_that_is_no_yaml_is_an_error_on_its_line()
    {
        var file = sandbox.Write("maturity.yml", "archetype: [\n");

        var result = await Maturitybot.RunAsync("config", "lint", file);

        Assert.Equal(2, result.Status);
        Assert.Matches(@"maturity[.]yml:[0-9]+: ", result.Error);
    }

    [Fact]
    public async Task An_entry_that_has_run_out_is_named_and_is_no_error()
    {
        var file = sandbox.Write("maturity.yml", "waivers:\n  - { criterion: security.3.sast-in-ci, reason: r, owner: '@octocat', expires: 2020-03-31 }\n");

        Assert.Equal((0, "", $"{file}:2: the waiver of security.3.sast-in-ci ran out on 2020-03-31"), Parts(await Maturitybot.RunAsync("config", "lint", file)));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_wrong_usage()
    {
        var result = await Maturitybot.RunAsync("config", "lint", sandbox.Path("none.yml"));

        Assert.Equal(2, result.Status);
        Assert.Contains("name a file like .github/maturity.yml", result.Error);
    }

    public void Dispose() => sandbox.Dispose();

    private static (int Status, string Output, string Error) Parts(Sandbox.Result result) => (result.Status, result.Output, result.Error.TrimEnd());
}
