using MaturityBot.Core.Snapshots;
using MaturityBot.Core.Workflows;

namespace MaturityBot.Core.Tests.Workflows;

public sealed class WorkflowTests
{
    [Theory]
    [InlineData("on: pull_request", true)]
    [InlineData("on: [push, pull_request]", true)]
    [InlineData("on:\n  pull_request:", true)]
    [InlineData("on:\n  pull_request:\n    branches: [main]", true)]
    [InlineData("on:\n  pull_request:\n    branches: ['release/**']", false)]
    [InlineData("on:\n  pull_request:\n    branches-ignore: [main]", false)]
    [InlineData("on:\n  pull_request:\n    types: [closed]", false)]
    [InlineData("on:\n  pull_request:\n    types: [opened, synchronize, reopened]", true)]
    [InlineData("on:\n  pull_request:\n    paths: ['src/**']", true)]
    [InlineData("on:\n  pull_request:\n    paths: ['docs/**', '**.md']", false)]
    [InlineData("on:\n  pull_request:\n    paths-ignore: ['**.md']", true)]
    [InlineData("on:\n  pull_request_target:", true)]
    [InlineData("'on': pull_request", true)]
    [InlineData("on: push", false)]
    [InlineData("on: { schedule: [{ cron: '0 0 * * *' }] }", false)]
    [InlineData("name: nothing", false)]
    public void A_pull_request_starts_it(string on, bool expected) => Assert.Equal(expected, One(on).RunsOnPullRequest);

    [Theory]
    [InlineData("on: push", true)]
    [InlineData("on:\n  push:\n    branches: [main]", true)]
    [InlineData("on:\n  push:\n    branches: [main, '!main']", false)]
    [InlineData("on:\n  push:\n    tags: ['v*']", false)]
    [InlineData("on:\n  push:\n    tags: ['v*']\n    branches: [ma*]", true)]
    [InlineData("on: pull_request", false)]
    public void A_push_to_the_default_branch_starts_it(string on, bool expected) => Assert.Equal(expected, One(on).RunsOnPushToDefault);

    [Fact]
    public void The_default_branch_that_the_host_names_decides()
    {
        var settings = RepositorySettings.OutOfSight with { DefaultBranch = Sight.Of("release") };

        Assert.False(Workflow.Of(Samples.Snapshot([(".github/workflows/a.yml", "on: { push: { branches: [main] } }")], Workflow.Reads, settings)).Single().RunsOnPushToDefault);
        Assert.True(Workflow.Of(Samples.Snapshot([(".github/workflows/a.yml", "on: { push: { branches: [release] } }")], Workflow.Reads, settings)).Single().RunsOnPushToDefault);
    }

    [Fact]
    public void Jobs_and_steps_are_read_with_their_lines()
    {
        var workflow = One("""
            name: CI
            on: push
            permissions:
              contents: read
              packages: write
            jobs:
              # builds
              build:
                runs-on: [self-hosted, linux]
                needs: lint
                environment: { name: production, url: https://example.org }
                continue-on-error: true
                permissions: write-all
                steps:
                  - uses: actions/checkout@v4
                  - name: Test
                    if: always()
                    run: |
                      npm ci

                      npm test
                  - run: npm pack
                  - shell: python
                    run: import os
              release:
                uses: octo/shared/.github/workflows/release.yml@0123456789012345678901234567890123456789
            """);

        Assert.Equal("CI", workflow.Name);
        Assert.Equal(["packages"], workflow.Permissions!.Writes);
        Assert.Equal(3, workflow.Permissions.Line);
        var build = workflow.Jobs[0];
        Assert.Equal((8, "build", "production", true), (build.Line, build.Id, build.Environment, build.ContinueOnError));
        Assert.Equal(["self-hosted", "linux"], build.RunsOn);
        Assert.Equal(["lint"], build.Needs);
        Assert.True(workflow.PermissionsOf(build)!.IsWriteAll);
        Assert.Equal([15, 16, 22, 23], build.Steps.Select(step => step.Line));
        Assert.Equal([(19, "npm ci"), (21, "npm test")], build.Steps[1].Commands.Select(command => (command.Line, command.ToString())));
        Assert.Equal(22, build.Steps[2].FindCommand("npm", "pack")!.Line);
        Assert.Empty(build.Steps[3].Commands);
        var release = workflow.Jobs[1].Uses!;
        Assert.Equal(("octo/shared", ".github/workflows/release.yml", true), (release.Repository, release.Path, release.IsPinned));
        Assert.Same(workflow.Permissions, workflow.PermissionsOf(workflow.Jobs[1]));
    }

    [Theory]
    [InlineData("actions/checkout@v4", "actions/checkout", true)]
    [InlineData("Actions/Checkout@v4", "actions/checkout", true)]
    [InlineData("github/codeql-action/init@v3", "github/codeql-action", true)]
    [InlineData("github/codeql-action/init@v3", "github/codeql-action/init", true)]
    [InlineData("github/codeql-action/init@v3", "github/codeql-action/analyze", false)]
    [InlineData("actions/checkout-more@v4", "actions/checkout", false)]
    [InlineData("./.github/actions/setup", "actions/setup", false)]
    [InlineData("docker://alpine:3.8", "docker/alpine", false)]
    [InlineData("nonsense", "nonsense", false)]
    public void An_action_is_recognised(string uses, string action, bool expected) => Assert.Equal(expected, ActionReference.Parse(uses).Is(action));

    [Theory]
    [InlineData("actions/checkout@v4", false)]
    [InlineData("actions/checkout@0123456789012345678901234567890123456789", true)]
    [InlineData("./.github/actions/setup", true)]
    [InlineData("docker://alpine:3.8", false)]
    [InlineData("docker://alpine@sha256:abc", true)]
    public void A_pinned_action_is_recognised(string uses, bool expected) => Assert.Equal(expected, ActionReference.Parse(uses).IsPinned);

    [Fact]
    public void Steps_are_found_through_reusable_workflows_and_composite_actions()
    {
        var snapshot = Samples.Snapshot(
            [
                (".github/workflows/pr.yml", "on: pull_request\njobs:\n  test:\n    if: github.repository == 'a/b'\n    uses: ./.github/workflows/test.yml\n"),
                (".github/workflows/test.yml", "on: workflow_call\njobs:\n  run:\n    steps:\n      - uses: ./.github/actions/test\n        continue-on-error: true\n"),
                (".github/actions/test/action.yml", "runs:\n  using: composite\n  steps:\n    - run: npm test\n      shell: bash\n"),
            ],
            Workflow.Reads);

        var run = WorkflowRun.Of(snapshot).Single(run => run.Step.FindCommand("npm", "test") is not null);

        Assert.True(run.OnPullRequest);
        Assert.True(run.ContinuesOnError);
        Assert.Equal((".github/workflows/pr.yml", ".github/workflows/test.yml", ".github/actions/test/action.yml"), (run.Workflow.Path, run.Job.File.Path, run.Step.File.Path));
        Assert.Equal(["github.repository == 'a/b'"], run.Conditions);
    }

    [Fact]
    public void Calls_in_a_circle_end()
    {
        var jobs = string.Concat(Enumerable.Range(0, 50).Select(index => $"  j{index}: {{ uses: ./.github/workflows/a.yml }}\n"));

        Assert.Empty(WorkflowRun.Of(Samples.Snapshot([(".github/workflows/a.yml", "on: [push, workflow_call]\njobs:\n" + jobs)], Workflow.Reads)));
    }

    [Theory]
    [InlineData("on: [push\njobs: {}")]
    [InlineData("- a\n- b")]
    [InlineData("just text")]
    [InlineData("jobs: [1, 2]")]
    [InlineData("on: { push: 1, pull_request: [x] }\njobs: { a: { steps: { b: c } }, d: [e] }")]
    [InlineData("")]
    public void A_file_that_is_no_workflow_has_no_steps(string text) => Assert.All(One(text).Jobs, job => Assert.Empty(job.Steps));

    private static Workflow One(string text) => Workflow.Of(Samples.Snapshot([(".github/workflows/a.yml", text), ("src/a.js", ""), ("README.md", "")], Workflow.Reads)).Single();
}
