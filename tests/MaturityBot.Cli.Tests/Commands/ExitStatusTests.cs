namespace MaturityBot.Cli.Tests.Commands;

/// <summary>The exit statuses that scripts rely on, seen from outside.</summary>
public sealed class ExitStatusTests : IDisposable
{
    private readonly Sandbox sandbox = new();

    [Theory]
    [InlineData(0, "assess", "{tree}", "--format", "json", "--lens", "all", "--offline")]
    [InlineData(0, "assess", "{tree}", "--commit", "main", "--lens", "pillars")]
    [InlineData(0, "diff", "HEAD", "HEAD", "--path", "{tree}", "--fail-on-drop")]
    [InlineData(0, "rubric", "show")]
    [InlineData(0, "rubric", "lint")]
    [InlineData(0, "--help")]
    [InlineData(0, "--version")]
    [InlineData(0, "assess", "--help")]
    [InlineData(2)]
    [InlineData(2, "judge")]
    [InlineData(2, "rubric")]
    [InlineData(2, "rubric", "show", "no-such-thing")]
    [InlineData(2, "rubric", "lint", "{missing}")]
    [InlineData(2, "assess", "{tree}", "{tree}")]
    [InlineData(2, "assess", "{tree}", "--no-such-option")]
    [InlineData(2, "assess", "--comit", "main")]
    [InlineData(2, "assess", "{tree}", "--format", "xml")]
    [InlineData(2, "assess", "{tree}", "--format", "sarif")]
    [InlineData(2, "assess", "{tree}", "--format")]
    [InlineData(2, "assess", "{tree}", "--lens", "dora")]
    [InlineData(2, "assess", "{tree}", "--fail-below", "6")]
    [InlineData(2, "assess", "{tree}", "--fail-below", "high")]
    [InlineData(2, "assess", "{tree}", "--output", "{missing}/out.json")]
    [InlineData(2, "assess", "{tree}", "--config", "{missing}")]
    [InlineData(2, "assess", "{tree}", "--config", "{badConfig}")]
    [InlineData(2, "assess", "{plain}", "--commit", "main")]
    [InlineData(2, "diff", "HEAD", "--path", "{tree}")]
    [InlineData(2, "diff", "HEAD", "HEAD", "--path", "{plain}")]
    [InlineData(2, "replay", "{delivery}", "--url", "http://127.0.0.1:9/")]
    [InlineData(2, "replay", "{delivery}", "--url", "ftp://127.0.0.1/", "--secret", "s")]
    [InlineData(2, "replay", "{missing}", "--url", "http://127.0.0.1:9/", "--secret", "s")]
    [InlineData(3, "assess", "{missing}")]
    [InlineData(3, "assess", "{delivery}")]
    [InlineData(3, "assess", "{tree}", "--commit", "no-such-branch")]
    [InlineData(3, "assess", "{empty}")]
    [InlineData(3, "diff", "HEAD", "no-such-branch", "--path", "{tree}")]
    public async Task A_command_line_ends_with_its_status(int expected, params string[] arguments)
    {
        sandbox.Repository("tree", ("a", "1"));
        Sandbox.Git(sandbox.Path(), "init", "--quiet", "empty");
        sandbox.Write("plain/a", "1");
        sandbox.Write("delivery", """{ "event": "push", "delivery": "1", "payload": {} }""");
        sandbox.Write("badConfig", "archetype: spaceship\nno-such-key: 1\n");

        var result = await Maturitybot.RunAsync([.. arguments.Select(InSandbox)]);

        Assert.Equal(expected, result.Status);
        if (expected is 0 or 1)
            return;
        Assert.Equal("", result.Output);
        Assert.StartsWith("maturitybot: ", result.Error);
        Assert.Equal(1, result.Error.Count(letter => letter == '\n'));
    }

    [Fact]
    public void A_process_ends_with_these_statuses_and_keeps_its_outputs_apart()
    {
        var path = sandbox.Repository("tree", ("a", "1"));

        var done = Maturitybot.Start(path, "assess", ".", "--format", "json");
        var wrong = Maturitybot.Start(path, "assess", "--format", "xml");
        var unreadable = Maturitybot.Start(path, "assess", "missing");

        Assert.Equal((0, ""), (done.Status, done.Error));
        Assert.StartsWith("{", done.Output);
        Assert.EndsWith("}\n", done.Output);
        Assert.Equal((2, "", "maturitybot: there is no format xml: --format takes table, json, markdown\n"), (wrong.Status, wrong.Output, wrong.Error.ReplaceLineEndings("\n")));
        Assert.Equal((3, ""), (unreadable.Status, unreadable.Output));
    }

    [Fact]
    public void A_repository_of_another_user_is_refused_with_the_way_out()
    {
        var path = sandbox.Repository("tree", ("a", "1"));

        var result = Maturitybot.Start(path, new Dictionary<string, string>(StringComparer.Ordinal) { ["GIT_TEST_ASSUME_DIFFERENT_OWNER"] = "1" }, "assess", path);

        Assert.Equal((3, ""), (result.Status, result.Output));
        Assert.Contains("safe.directory", result.Error);
    }

    [Fact]
    public void Without_git_the_error_says_so_and_a_plain_folder_is_still_judged()
    {
        var path = sandbox.Repository("tree", ("a", "1"));
        sandbox.Write("plain/a", "1");
        var dotnet = System.IO.Path.GetDirectoryName(Environment.ProcessPath)!;
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["PATH"] = sandbox.Path("no-programs"), ["DOTNET_ROOT"] = dotnet };

        var result = Maturitybot.Start(path, environment, "assess", path);
        var plain = Maturitybot.Start(path, environment, "assess", sandbox.Path("plain"));

        Assert.Equal((3, ""), (result.Status, result.Output));
        Assert.Contains("install git", result.Error);
        Assert.Equal((0, ""), (plain.Status, plain.Error));
    }

    [Fact]
    public void A_hooks_environment_does_not_point_git_elsewhere()
    {
        var path = sandbox.Repository("tree", ("a", "1"));
        var other = sandbox.Repository("other", ("b", "1"));
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["GIT_DIR"] = System.IO.Path.Combine(other, ".git"), ["GIT_WORK_TREE"] = other };

        var result = Maturitybot.Start(path, environment, "assess", path);

        Assert.Contains($"at {Sandbox.Git(path, "rev-parse", "--short=7", "HEAD")}", result.Output);
    }

    public void Dispose() => sandbox.Dispose();

    private string InSandbox(string argument) =>
        argument.StartsWith('{') ? sandbox.Path(argument.TrimStart('{').Replace("}", "", StringComparison.Ordinal)) : argument;
}
