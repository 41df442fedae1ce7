using System.Diagnostics;
using MaturityBot.Core.Documents;

namespace MaturityBot.Core.Tests.Documents;

public sealed class ShellScriptTests
{
    [Theory]
    [InlineData("npm ci && npm test", "npm ci|npm test")]
    [InlineData("npm ci; npm run 'test:unit' -- --watch=false", "npm ci|npm run test:unit -- --watch=false")]
    [InlineData("CI=true FOO='a b' npm test", "npm test")]
    [InlineData("echo \"a && b\" # npm test", "echo a && b")]
    [InlineData("dotnet test \\\n  --no-build", "dotnet test --no-build")]
    [InlineData("if [ -f x ]; then\n  make test\nfi", "[ -f x ]|make test")]
    [InlineData("cat <<EOF > file\nnpm test\nEOF\nls", "cat|ls")]
    [InlineData("cat <<-'EOF'\n\tnpm test\n\tEOF\nls", "cat|ls")]
    [InlineData("version=$(git describe --tags)\necho $version", "git describe --tags|echo $version")]
    [InlineData("echo \"$(npm test)\"", "npm test|echo $(npm test)")]
    [InlineData("echo `npm test`", "npm test|echo `npm test`")]
    [InlineData("(cd web && npm test) 2>&1 | tee log.txt", "cd web|npm test|tee log.txt")]
    [InlineData("[[ -n $X && -z $Y ]] && ls > out", "[[ -n $X && -z $Y ]]|ls")]
    [InlineData("test_all() {\n  npm test\n}\ntest_all", "npm test|test_all")]
    [InlineData("case $1 in\n  test) npm test ;;\nesac", "npm test")]
    [InlineData("docker run ${{ matrix.image || 'a b' }} x", "docker run ${{ matrix.image || 'a b' }} x")]
    [InlineData("dotnet test `\n  --no-build", "dotnet test --no-build")]
    [InlineData(".\\build.ps1 -Target Test", "./build.ps1 -Target Test")]
    [InlineData("echo 'unclosed && npm test", "echo unclosed && npm test")]
    [InlineData("", "")]
    public void A_script_is_split_into_its_commands(string script, string expected) =>
        Assert.Equal(expected, string.Join('|', ShellScript.Commands(script).Where(command => command.Words[0] != "case")));

    [Fact]
    public void Commands_know_their_lines()
    {
        var commands = ShellScript.Commands("npm ci\n\n# note\nnpm run build \\\n  --if-present\ncat <<X\na\nb\nX\nnpm test\n", firstLine: 10);

        Assert.Equal([(10, 10), (13, 14), (15, 15), (19, 19)], commands.Select(command => (command.Line, command.EndLine)));
    }

    [Theory]
    [InlineData("npm test", "npm test", true)]
    [InlineData("npm --prefix web test", "npm test", true)]
    [InlineData("npm install test", "npm test", false)]
    [InlineData("sudo -u app npm test", "npm test", true)]
    [InlineData("npx --yes jest --ci", "jest", true)]
    [InlineData("npx jest", "npx jest", true)]
    [InlineData("pnpm exec playwright test", "playwright test", true)]
    [InlineData("yarn jest", "jest", true)]
    [InlineData("poetry run python -m pytest -q", "pytest", true)]
    [InlineData("uv run --frozen pytest", "pytest", true)]
    [InlineData("python3 -m pip install x", "pip install", true)]
    [InlineData("./mvnw -B clean verify", "mvn verify", true)]
    [InlineData("./gradlew :app:build test", "gradle test", true)]
    [InlineData("cargo +nightly test", "cargo test", true)]
    [InlineData("go -C dir test ./...", "go test", true)]
    [InlineData("timeout 5m dotnet test", "dotnet test", true)]
    [InlineData("dotnet test --collect:XPlat", "dotnet test --collect", true)]
    [InlineData("dotnet test", "dotnet test --collect", false)]
    [InlineData("env A=b go test", "go test", true)]
    [InlineData("/usr/bin/git.exe push", "git push", true)]
    [InlineData("echo npm test", "npm test", false)]
    public void A_command_tells_what_it_runs(string script, string words, bool expected) =>
        Assert.Equal(expected, ShellScript.Commands(script).Single().Runs(words.Split(' ')));

    [Theory]
    [InlineData("npm test || true", true)]
    [InlineData("npm test || echo failed", true)]
    [InlineData("npm test || exit 1", false)]
    [InlineData("npm test; true", false)]
    public void A_swallowed_failure_is_seen(string script, bool ignored) => Assert.Equal(ignored, ShellScript.Commands(script)[0].FailureIgnored);

    [Theory]
    [InlineData("$(")]
    [InlineData("`")]
    [InlineData("\"$(a ")]
    [InlineData("((")]
    [InlineData("<<A\n")]
    [InlineData("'\"")]
    [InlineData("${")]
    public void A_hostile_script_ends_soon(string piece)
    {
        var clock = Stopwatch.StartNew();

        ShellScript.Commands(string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length)));

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"took {clock.Elapsed}");
    }
}
