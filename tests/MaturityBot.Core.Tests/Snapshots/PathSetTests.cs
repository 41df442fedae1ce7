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
    public void A_glob_matches_paths(string glob, string path, bool expected) =>
        Assert.Equal(expected, new PathSet([glob]).Contains(path));
}
