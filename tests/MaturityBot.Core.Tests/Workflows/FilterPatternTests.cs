using MaturityBot.Core.Workflows;

namespace MaturityBot.Core.Tests.Workflows;

/// <summary>The examples of GitHub's documentation of filter patterns, and a few traps.</summary>
public sealed class FilterPatternTests
{
    [Theory]
    [InlineData("feature/*", "feature/my-branch", true)]
    [InlineData("feature/*", "feature/beta-a/my-branch", false)]
    [InlineData("feature/**", "feature/beta-a/my-branch", true)]
    [InlineData("*", "main", true)]
    [InlineData("*", "feature/a", false)]
    [InlineData("**", "all/the/branches", true)]
    [InlineData("*feature", "mona-feature", true)]
    [InlineData("v2*", "v2.0", true)]
    [InlineData("v[12].[0-9]+.[0-9]+", "v1.10.1", true)]
    [InlineData("v[12].[0-9]+.[0-9]+", "v3.10.1", false)]
    [InlineData("*.jsx?", "page.js", true)]
    [InlineData("*.jsx?", "page.jsx", true)]
    [InlineData("**.js", "src/js/app.js", true)]
    [InlineData("docs/*", "docs/file.txt", true)]
    [InlineData("docs/*", "docs/a/file.txt", false)]
    [InlineData("docs/**/*.md", "docs/README.md", true)]
    [InlineData("docs/**/*.md", "docs/a/markdown/file.md", true)]
    [InlineData("**/docs/**", "docs/hello.md", true)]
    [InlineData("**/docs/**", "dir/docs/my-file.txt", true)]
    [InlineData("**/README.md", "js/README.md", true)]
    [InlineData("**/*src/**", "my-src/code/js/app.js", true)]
    [InlineData("**/*-post.md", "path/their-post.md", true)]
    [InlineData("**/migrate-*.sql", "migrate-10909.sql", true)]
    [InlineData("main", "main", true)]
    [InlineData("main", "maintenance", false)]
    [InlineData("a[", "a[", true)]
    [InlineData("", "", true)]
    public void A_pattern_matches_names(string pattern, string name, bool expected) => Assert.Equal(expected, FilterPattern.Matches(pattern, name));

    [Fact]
    public void The_last_pattern_that_matches_decides()
    {
        string[] patterns = ["releases/**", "!releases/**-alpha", "releases/9-alpha"];

        Assert.True(FilterPattern.Admits(patterns, "releases/10"));
        Assert.False(FilterPattern.Admits(patterns, "releases/10-alpha"));
        Assert.True(FilterPattern.Admits(patterns, "releases/9-alpha"));
        Assert.False(FilterPattern.Admits(patterns, "main"));
    }

    [Fact]
    public void A_pattern_made_to_backtrack_ends_soon() =>
        Assert.False(FilterPattern.Matches(string.Concat(Enumerable.Repeat("**a", 150)), new string('a', 400) + "b"));
}
