using System.Diagnostics;
using MaturityBot.TestSupport.GitHub;

namespace MaturityBot.EndToEnd.GitHub;

public sealed class GitFilesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("git-files-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_committed_files_are_read_as_they_are()
    {
        byte[] binary = [0, 10, 13, 255];
        await File.WriteAllBytesAsync(Path.Combine(folder, "logo.bin"), binary);
        await File.WriteAllTextAsync(Path.Combine(folder, "ünïcode name.md"), "# Hi\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "empty"), "");
        await Git("init", "--quiet");
        await Git("add", "--all");
        await Git("-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "--quiet", "--message=x");
        await File.WriteAllTextAsync(Path.Combine(folder, "uncommitted"), "x");

        var read = await GitFiles.Read(folder);

        Assert.Equal(["empty", "logo.bin", "ünïcode name.md"], read.Files.Select(f => f.Path));
        Assert.Equal(binary, read.Files[1].Content);
        Assert.Empty(read.LeftOut);
    }

    [Fact]
    public async Task A_folder_without_git_is_refused_with_what_git_says() =>
        Assert.Contains("not a git repository", (await Assert.ThrowsAsync<InvalidOperationException>(() => GitFiles.Read(folder))).Message, StringComparison.Ordinal);

    private async Task Git(params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["-C", folder, .. arguments]))!;
        await git.WaitForExitAsync();
        Assert.Equal(0, git.ExitCode);
    }
}
