using MaturityBot.Core.Documents;

namespace MaturityBot.Core.Tests.Documents;

public sealed class DockerfileTests
{
    [Fact]
    public void Instructions_know_their_lines_flags_and_commands()
    {
        var file = Read("""
            # syntax=docker/dockerfile:1
            FROM node:22
            RUN npm ci && \
                # between

                npm test
            RUN --mount=type=cache,target=/root/.npm npm pack
            RUN <<EOF
            apt-get update
            apt-get install -y curl
            EOF
            HEALTHCHECK --interval=5s CMD ["curl", "-f", "http://localhost"]
            CMD ["sh", "-c", "node server.js"]
            """);

        Assert.Equal(
            [("FROM", 2, 2), ("RUN", 3, 6), ("RUN", 7, 7), ("RUN", 8, 11), ("HEALTHCHECK", 12, 12), ("CMD", 13, 13)],
            file.Instructions.Select(instruction => (instruction.Name, instruction.Line, instruction.EndLine)));
        Assert.Equal(["npm ci", "npm test"], Commands(file.Instructions[1]));
        Assert.Equal(["--mount=type=cache,target=/root/.npm"], file.Instructions[2].Flags);
        Assert.Equal(["apt-get update", "apt-get install -y curl"], Commands(file.Instructions[3]));
        Assert.Equal(["curl -f http://localhost"], Commands(file.Instructions[4]));
        Assert.Equal(["node server.js"], Commands(file.Instructions[5]));
    }

    [Fact]
    public void Stages_resolve_arguments_and_each_other()
    {
        var file = Read("""
            ARG VERSION=22
            ARG BASE="node"
            FROM --platform=$BUILDPLATFORM ${BASE}:${VERSION}-alpine AS build
            USER builder
            FROM build as test
            FROM scratch
            FROM ${MISSING:-debian:12}
            FROM ghcr.io/org/base@sha256:abc
            """);

        Assert.Equal(["node:22-alpine", "build", "scratch", "debian:12", "ghcr.io/org/base@sha256:abc"], file.Stages.Select(stage => stage.Image.Text));
        Assert.Equal([false, true, true, false, false], file.Stages.Select(stage => stage.IsStage));
        Assert.Equal(("build", "test"), (file.Stages[0].Name, file.Stages[1].Name));
    }

    [Fact]
    public void The_final_image_inherits_from_its_stages()
    {
        var file = Read("FROM node AS base\nUSER app\nFROM base AS mid\nFROM mid\nCMD node .");

        Assert.Equal("app", file.Effective("USER")!.Arguments);
        Assert.Null(file.Effective("HEALTHCHECK"));
    }

    [Fact]
    public void A_windows_file_continues_with_a_backtick() =>
        Assert.Equal("dir c:\\   x", Read("# escape=`\nFROM x\nRUN dir c:\\ `\n  x").Instructions[1].Arguments.Replace("\\  ", "\\   ", StringComparison.Ordinal));

    [Theory]
    [InlineData("postgres", "", "postgres", "", "")]
    [InlineData("library/postgres:17", "", "postgres", "17", "")]
    [InlineData("docker.io/bitnami/redis:7@sha256:ab", "", "bitnami/redis", "7", "sha256:ab")]
    [InlineData("localhost:5000/a/b", "localhost:5000", "a/b", "", "")]
    [InlineData("mcr.microsoft.com/dotnet/aspnet:10.0", "mcr.microsoft.com", "dotnet/aspnet", "10.0", "")]
    [InlineData("", "", "", "", "")]
    public void An_image_name_is_taken_apart(string text, string registry, string repository, string tag, string digest) =>
        Assert.Equal(new ImageReference(text, registry, repository, tag, digest), ImageReference.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("FROM")]
    [InlineData("FROM ${")]
    [InlineData("RUN <<EOF\nnever closed")]
    [InlineData("RUN \\")]
    [InlineData("not a docker file at all\n{}")]
    public void Odd_files_are_survived(string text) => Assert.NotNull(Read(text));

    private static IEnumerable<string> Commands(DockerInstruction instruction) => instruction.Commands.Select(command => command.ToString());

    private static Dockerfile Read(string text) => Dockerfile.Read(Samples.File("Dockerfile", text));
}
