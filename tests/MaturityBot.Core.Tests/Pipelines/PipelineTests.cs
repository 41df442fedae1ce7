using MaturityBot.Core.Pipelines;
using MaturityBot.Core.Probes;

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
    [InlineData("./bin/rails db:schema:load", "bin/rails")]
    [InlineData("./mvnw verify -DskipTests", "mvnw")]
    [InlineData("sh mvnw -B -DskipTests verify", "mvnw")]
    public void A_known_program_that_stands_in_the_repository_is_judged_by_its_arguments_alone(string command, string program)
    {
        var pipeline = Read((".github/workflows/test.yml", $"on: [pull_request]\njobs:\n  test:\n    steps:\n      - run: {command}\n"), (program, "#!/bin/sh\nexec go test\n"));

        Assert.Empty(pipeline.For("test"));
        Assert.Empty(pipeline.For("integration-test"));
    }

    [Fact]
    public void A_script_that_runs_inside_a_container_is_followed_from_where_it_was_copied()
    {
        var steps = Steps(
            (".github/workflows/ci.yml", "on: [pull_request]\njobs:\n  a:\n    steps:\n      - run: docker compose exec -T backend bash /app/tests-start.sh\n"),
            ("backend/tests-start.sh", "set -e\nbash scripts/test.sh\n"),
            ("backend/scripts/test.sh", "coverage run -m pytest\n"),
            ("scripts/test.sh", "docker compose build\n"));

        Assert.Single(steps, step => step.Command?.Program == "coverage");
    }

    [Fact]
    public void A_script_inside_a_container_that_may_be_either_of_two_is_not_followed()
    {
        var steps = Steps(
            (".github/workflows/ci.yml", "on: [pull_request]\njobs:\n  a:\n    steps:\n      - run: docker run shop bash /app/run.sh\n"),
            ("a/run.sh", "go test ./...\n"),
            ("b/run.sh", "go build ./...\n"));

        Assert.DoesNotContain(steps, step => step.Command?.Program == "go");
    }

    [Fact]
    public void Scripts_that_npm_runs_before_and_after_a_script_are_followed()
    {
        var steps = Steps(
            (".github/workflows/ci.yml", "on: [pull_request]\njobs:\n  a:\n    steps:\n      - run: npm test\n"),
            ("package.json", "{ \"scripts\": { \"pretest\": \"eslint .\", \"test\": \"jest\", \"posttest\": \"c8 report\" } }"));

        Assert.Equal(["c8", "eslint", "jest"], steps.Select(step => step.Command!.Program).Where(program => program != "npm").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("./mvnw verify", "pom.xml", "<artifactId>jacoco-maven-plugin</artifactId>", true)]
    [InlineData("./mvnw verify -DskipTests", "pom.xml", "<artifactId>jacoco-maven-plugin</artifactId>", false)]
    [InlineData("bundle exec rspec", "spec/spec_helper.rb", "require 'simplecov'\nSimpleCov.start 'rails'\n", true)]
    [InlineData("bundle exec rspec", "spec/spec_helper.rb", "if ENV['COVERAGE']\n  SimpleCov.start 'rails'\nend\n", false)]
    [InlineData("bundle exec rspec", "spec/spec_helper.rb", "# SimpleCov.start\n", false)]
    [InlineData("pytest", "pyproject.toml", "[tool.pytest.ini_options]\naddopts = \"-q --cov=shop\"\n", true)]
    public void Coverage_that_the_configuration_asks_for_is_measured_by_the_run_of_the_tests(string command, string path, string text, bool measured)
    {
        var pipeline = Read((".github/workflows/ci.yml", $"on: [pull_request]\njobs:\n  a:\n    steps:\n      - run: {command}\n"), (path, text));

        Assert.Equal(measured, pipeline.For("coverage").Any());
    }

    [Theory]
    [InlineData("{ name: gcr.io/cloud-builders/docker, args: [build, --tag, shop, .] }", "docker build --tag shop .")]
    [InlineData("{ name: $_IMAGE, entrypoint: pytest, args: [src/tests/model_tests.py], dir: shop }", "pytest src/tests/model_tests.py")]
    [InlineData("{ name: 'hashicorp/terraform:1.9', args: [plan] }", "terraform plan")]
    [InlineData("{ name: 'gcr.io/project/tools', entrypoint: bash, args: ['-c', 'skaffold run -f skaffold.yaml'] }", "skaffold run -f skaffold.yaml")]
    public void A_step_of_cloud_build_runs_its_entrypoint_or_the_program_of_its_image(string step, string command)
    {
        var ran = Assert.Single(Steps(("build/release.yaml", $"steps:\n- {step}\n")));

        Assert.Equal(("Google Cloud Build", command), (ran.System, ran.Command!.ToString()));
    }

    [Fact]
    public void An_image_of_another_system_is_no_step_of_cloud_build() =>
        Assert.Equal("go", Assert.Single(Steps((".gitlab-ci.yml", "test:\n  image: { name: 'hashicorp/terraform:1.9', entrypoint: [''] }\n  script: go test ./...\n"))).Command!.Program);

    [Fact]
    public void Whether_cloud_build_runs_on_pull_requests_is_out_of_sight()
    {
        var pipeline = Read(("cloudbuild.yaml", "steps:\n- { name: 'python:3', entrypoint: pytest, args: [tests] }\n"));

        Assert.Equal(Outcome.Unknown, pipeline.Answer(pipeline.For("test").Where(step => step.GatesPullRequests), "runs tests", "no tests").Outcome);
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
