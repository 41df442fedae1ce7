using MaturityBot.Core.Documents;

namespace MaturityBot.Core.Tests.Documents;

public sealed class SmallReadersTests
{
    [Fact]
    public void Ini_sections_values_and_continued_lines_are_read()
    {
        var root = IniReader.Read("root = true\n# note\n[options]\ninstall_requires =\n    requests>=2\n    flask\nname: x\n\n[empty]\nflag".Split('\n'));

        Assert.Equal("{root: true, options: {install_requires: \nrequests>=2\nflask, name: x}, empty: {flag: }}", Rendered.Of(root));
        Assert.Equal((4, 6, 3), (root["options"]["install_requires"].Line, root["options"]["install_requires"].EndLine, root.LineOf("options")));
    }

    [Theory]
    [InlineData("*", "a/b.js", true)]
    [InlineData("*.js", "a/b.js", true)]
    [InlineData("/build/logs/", "build/logs/a/b.txt", true)]
    [InlineData("/build/logs/", "x/build/logs/a", false)]
    [InlineData("docs/*", "docs/a.md", true)]
    [InlineData("docs/*", "docs/a", true)]
    [InlineData("apps/", "x/apps/a.js", true)]
    [InlineData("apps/", "apps", false)]
    [InlineData("/apps/github", "apps/github/a", true)]
    [InlineData("**/logs", "build/logs/a", true)]
    [InlineData("a/**/b", "a/b", true)]
    [InlineData("a/**/b", "a/x/y/b", true)]
    [InlineData("src/**", "src/a/b", true)]
    [InlineData("src/**", "src", false)]
    [InlineData("a?c", "abc", true)]
    [InlineData("a+b", "a+b", true)]
    [InlineData("", "a", false)]
    public void A_git_pattern_matches_paths(string pattern, string path, bool expected) => Assert.Equal(expected, GitPattern.Matches(pattern, path));

    [Fact]
    public void The_last_rule_of_CODEOWNERS_decides()
    {
        var owners = Codeowners.Of(Samples.Snapshot([("CODEOWNERS", "# x\n* @org/all # everyone\n*.js @js me@example.org\n/docs/\n")], Codeowners.Reads))!;

        Assert.Equal(["@js", "me@example.org"], owners.RuleFor("src/a.js")!.Owners);
        Assert.Equal((2, "@org/all"), (owners.RuleFor("src/a.go")!.Line, owners.RuleFor("src/a.go")!.Owners.Single()));
        Assert.Empty(owners.RuleFor("docs/a.js")!.Owners);
    }
}
