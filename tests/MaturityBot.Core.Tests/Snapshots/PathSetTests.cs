using MaturityBot.Core.Snapshots;

namespace MaturityBot.Core.Tests.Snapshots;

public sealed class PathSetTests
{
    [Theory]
    [InlineData("**/package.json", "package.json", true)]
    [InlineData("**/package.json", "src/web/package.json", true)]
    [InlineData("**/package.json", "src/my-package.json", false)]
    [InlineData("**/*.tf", "main.tf", true)]
    [InlineData("**/*.tf", "infra/main.tf", true)]
    [InlineData("**/*.tf", "infra/main.tfvars", false)]
    [InlineData("**/*.auto.tfvars", "infra/prod.auto.tfvars", true)]
    [InlineData("SECURITY.md", "security.md", true)]
    [InlineData("SECURITY.md", "docs/SECURITY.md", false)]
    [InlineData("{,.github/,docs/}SECURITY.md", ".github/SECURITY.md", true)]
    [InlineData("{,.github/,docs/}SECURITY.md", "SECURITY.md", true)]
    [InlineData(".github/workflows/*.{yml,yaml}", ".github/workflows/ci.yaml", true)]
    [InlineData(".github/workflows/*.{yml,yaml}", ".github/workflows/deep/ci.yaml", false)]
    [InlineData("docs/**/*.md", "docs/index.md", true)]
    [InlineData("docs/**/*.md", "docs/a/b/index.md", true)]
    [InlineData("**/migrations/**", "migrations/001.sql", true)]
    [InlineData("**/migrations/**", "src/db/migrations/a/001.sql", true)]
    [InlineData("**/docs/adr/*.md", "docs/adr/1.md", true)]
    [InlineData("**/Dockerfile*", "Dockerfile.dev", true)]
    [InlineData("**/Dockerfile*", "src/api/Dockerfile", true)]
    [InlineData("docs/**", "docs/a/b", true)]
    [InlineData("docs/**", "docs", false)]
    [InlineData("docs/**", "src/docs/a", false)]
    [InlineData("**", "a/b", true)]
    [InlineData("**/*", "a", true)]
    [InlineData("*", "a/b", false)]
    [InlineData("a/**/b/**/c.md", "a/b/c.md", true)]
    [InlineData("a/**/b/**/c.md", "a/x/b/b/y/c.md", true)]
    [InlineData("a/**/b/**/c.md", "a/x/c.md", false)]
    [InlineData("**/**/a/**/**/*.md", "x/a/y/z.md", true)]
    [InlineData("**/*threat*.md", "docs/Threat-Model.md", true)]
    [InlineData("**/*threat*.md", "threat/model.md", false)]
    [InlineData("src/*/appsettings*.json", "src/api/appsettings.Production.json", true)]
    [InlineData("src/*/appsettings*.json", "src/a/b/appsettings.json", false)]
    [InlineData("**/.env.*", "a/.env.local", true)]
    [InlineData("**/.env.*", "a/.env", false)]
    [InlineData("docs/?.md", "docs/a.md", true)]
    [InlineData("docs/?.md", "docs/ab.md", false)]
    [InlineData("pages/[id].tsx", "pages/[id].tsx", true)]
    [InlineData("**/makefile", "src/MAKEFILE", true)]
    public void A_glob_matches_paths(string glob, string path, bool expected) =>
        Assert.Equal((expected, expected), (new PathSet([glob]).Contains(path), Samples.Snapshot([(path, "")], []).Find(glob).Any()));

    [Fact]
    public void Files_are_found_in_the_order_of_their_paths_and_once() => Assert.Equal(
        ["a.md", "b/a.md", "b/c.txt", "d/a.md"],
        Samples.Snapshot([("d/a.md", ""), ("b/c.txt", ""), ("b/a.md", ""), ("a.md", ""), ("e", "")], []).Find("**/a.md", "**/*.md", "b/**").Select(entry => entry.Path));

    [Fact]
    public void A_hostile_glob_takes_no_longer_than_another()
    {
        var path = string.Join('/', Enumerable.Repeat("a", 2000)) + "/b";
        var stars = string.Join('/', Enumerable.Repeat("**/a", 200)) + "/c";
        var braces = string.Concat(Enumerable.Repeat("{a,b}", 60));
        var started = TimeProvider.System.GetTimestamp();

        Assert.False(new PathSet([stars, braces, new string('*', 2000) + "c"]).Contains(path));
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(10));
    }
}
