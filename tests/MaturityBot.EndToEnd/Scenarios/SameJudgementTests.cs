using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using MaturityBot.TestSupport;

namespace MaturityBot.EndToEnd.Scenarios;

/// <summary>The command line on a local clone and the app through the API judge the same.</summary>
public sealed class SameJudgementTests : ServerTest
{
    // What may differ: the time, what it cost, and what the two call the same repository and commit.
    private static readonly string[] Different = ["assessedAt", "statistics", "repository", "commit"];

    [Fact]
    public async Task A_local_run_and_the_app_give_the_same_assessment_but_for_what_only_GitHub_knows()
    {
        var storefront = await GitHub.CreateRepository("storefront", isPrivate: false);
        string head = await storefront.Commit("main", Storefront.Files);
        await CompletedCheck(storefront, head);
        await Quiet();

        var app = await Ask($"/api/v1/repos/{storefront.FullName}");
        var local = await Assess(Storefront.Files);

        foreach (string name in Different)
        {
            app.Remove(name);
            local.Remove(name);
        }

        var differing = Criteria(app).Zip(Criteria(local)).Where(pair => !JsonNode.DeepEquals(pair.First, pair.Second)).ToArray();
        Assert.NotEmpty(Criteria(app));
        Assert.Equal(Criteria(app).Select(Id), Criteria(local).Select(Id));
        Assert.All(differing, pair => Assert.Equal((Id(pair.First), "unknown"), (Id(pair.Second), pair.Second["outcome"]!.GetValue<string>())));
        Assert.True(JsonNode.DeepEquals(app["archetypes"], local["archetypes"]));
        Assert.True(JsonNode.DeepEquals(app["components"], local["components"]));
        Assert.True(JsonNode.DeepEquals(app["dependencyEcosystems"], local["dependencyEcosystems"]));
    }

    private async Task<JsonObject> Ask(string path)
    {
        using var client = new HttpClient { BaseAddress = Server.Address };
        return JsonNode.Parse(await client.GetStringAsync(new Uri(path, UriKind.Relative)))!.AsObject();
    }

    private static async Task<JsonObject> Assess(IEnumerable<(string Path, string Content)> files)
    {
        string clone = Directory.CreateTempSubdirectory("same-judgement-").FullName;
        try
        {
            foreach (var (path, content) in files)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(clone, path))!);
                await File.WriteAllTextAsync(Path.Combine(clone, path), content);
            }

            await Run("git", "-C", clone, "init", "--quiet");
            await Run("git", "-C", clone, "add", "--all");
            await Run("git", "-C", clone, "-c", "user.name=octocat", "-c", "user.email=octocat@github.com", "commit", "--quiet", "--message=Import");
            return JsonNode.Parse(await Run("dotnet", SolutionFolder.BuiltAssembly("MaturityBot.Cli", "maturitybot"), "assess", clone, "--format", "json"))!.AsObject();
        }
        finally
        {
            Directory.Delete(clone, recursive: true);
        }
    }

    private static async Task<string> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, string.Create(CultureInfo.InvariantCulture, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}"));
        return output;
    }

    private static IEnumerable<JsonNode> Criteria(JsonObject assessment) =>
        assessment["pillars"]!.AsArray().SelectMany(pillar => pillar!["criteria"]!.AsArray()).OfType<JsonNode>();

    private static string Id(JsonNode criterion) => criterion["id"]!.GetValue<string>();
}
