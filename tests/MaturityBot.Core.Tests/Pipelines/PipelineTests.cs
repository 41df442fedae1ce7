using MaturityBot.Core.Pipelines;

namespace MaturityBot.Core.Tests.Pipelines;

public sealed class PipelineTests
{
    [Fact]
    public void A_make_target_that_calls_itself_is_followed_once()
    {
        var steps = Steps(
            (".github/workflows/ci.yml", "on: [pull_request]\njobs:\n  a:\n    steps:\n      - run: make test\n"),
            ("Makefile", "test: test\n\t$(MAKE) test\n\tgo test ./...\n"));

        Assert.Single(steps, step => step.Command?.Program == "go");
    }

    [Fact]
    public void A_package_script_is_followed_from_the_folder_that_cd_leads_to()
    {
        var steps = Steps(
            (".github/workflows/ci.yml", "on: [pull_request]\njobs:\n  a:\n    steps:\n      - run: cd web; yarn && yarn check\n"),
            ("package.json", "{ \"scripts\": { \"check\": \"echo root\" } }"),
            ("web/package.json", "{ \"scripts\": { \"check\": \"yarn lint && vitest run\", \"lint\": \"eslint .\" } }"));

        Assert.Equal(["yarn check runs eslint .", "yarn check runs vitest run"], steps.Where(step => step.Command?.Program is "eslint" or "vitest").Select(step => step.Evidence("x").Message[3..]));
    }

    [Fact]
    public void A_condition_on_the_event_keeps_pull_requests_out()
    {
        var step = Assert.Single(Steps((".github/workflows/ci.yml", "on: [pull_request, push]\njobs:\n  a:\n    if: github.event_name == 'push'\n    steps:\n      - run: go test\n")));

        Assert.False(step.GatesPullRequests);
        Assert.True(step.RunsAfterMerge);
    }

    [Theory]
    [InlineData(".circleci/config.yml", "jobs:\n  build:\n    steps:\n      - run: { name: x, command: go test ./... }\n", "CircleCI")]
    [InlineData(".travis.yml", "language: go\n", "Travis CI")]
    [InlineData("azure-pipelines.yml", "steps:\n  - script: go test ./...\n", "Azure Pipelines")]
    [InlineData(".drone.yml", "kind: pipeline\nsteps:\n  - name: x\n    commands: [go test]\n", "Drone")]
    [InlineData(".cirrus.yml", "x_task:\n  test_script: go test ./...\n", "Cirrus CI")]
    [InlineData(".buildkite/pipeline.yml", "steps:\n  - command: go test\n", "Buildkite")]
    [InlineData("Jenkinsfile", "pipeline {\n  stages {\n    sh 'go test ./...'\n  }\n}\n", "Jenkins")]
    [InlineData("bitbucket-pipelines.yml", "pipelines:\n  default:\n    - step:\n        script:\n          - go test\n", "Bitbucket Pipelines")]
    public void Other_systems_are_read_too(string path, string text, string system)
    {
        var step = Assert.Single(Read((path, text)).For("test"));

        Assert.Equal(system, step.System);
        Assert.True(step.GatesPullRequests);
    }

    private static Pipeline Read(params (string Path, string Text)[] files) => Pipeline.Of(Samples.Snapshot(files, Pipeline.Reads));

    private static IReadOnlyList<PipelineStep> Steps(params (string Path, string Text)[] files) => Read(files).Steps;
}
