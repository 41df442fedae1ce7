using MaturityBot.Cli.Reading;

namespace MaturityBot.Cli.Tests.Reading;

public sealed class RemoteAddressTests : IDisposable
{
    private readonly Sandbox sandbox = new();

    [Theory]
    [InlineData("https://github.com/octocat/hello.world.git", "octocat/hello.world")]
    [InlineData("https://github.com/octocat/hello", "octocat/hello")]
    [InlineData("https://github.com/octocat/hello/", "octocat/hello")]
    [InlineData("https://user:ghp_secret@github.com/octocat/hello.git", "octocat/hello")]
    [InlineData("https://x-access-token:ghs_secret@GitHub.com/octocat/hello", "octocat/hello")]
    [InlineData("git@github.com:octocat/hello.git", "octocat/hello")]
    [InlineData("github.com:octocat/hello.git", "octocat/hello")]
    [InlineData("ssh://git@github.com/octocat/hello.git", "octocat/hello")]
    [InlineData("ssh://git@ssh.github.com:443/octocat/hello.git", "octocat/hello")]
    [InlineData("git://github.com/octocat/hello.git", "octocat/hello")]
    [InlineData("https://gitlab.com/octocat/hello.git", null)]
    [InlineData("https://github.com.example.org/octocat/hello.git", null)]
    [InlineData("https://example.org/github.com/octocat/hello", null)]
    [InlineData("https://github.com/octocat", null)]
    [InlineData("https://github.com/a/b/c", null)]
    [InlineData("https://github.com/octo cat/hello", null)]
    [InlineData("/srv/github.com/octocat/hello.git", null)]
    [InlineData("file:///srv/hello.git", null)]
    [InlineData("", null)]
    public void An_address_of_GitHub_names_the_repository(string address, string? expected) =>
        Assert.Equal(expected, RemoteAddress.Repository(address)?.ToString());

    [Fact]
    public async Task A_repository_is_named_by_its_origin_or_else_by_its_folder()
    {
        var path = sandbox.Repository("tree", ("a", "1"));
        Assert.Equal("local/tree", (await Maturitybot.ReadAsync(path)).Tree.Repository.ToString());

        Sandbox.Git(path, "remote", "add", "origin", "https://user:ghp_secret@github.com/octocat/hello.git");
        Assert.Equal("octocat/hello", (await Maturitybot.ReadAsync(path)).Tree.Repository.ToString());

        Assert.Equal("local/bare", (await Maturitybot.ReadAsync(sandbox.Clone("tree", "bare.git", "--bare"))).Tree.Repository.ToString());
    }

    public void Dispose() => sandbox.Dispose();
}
