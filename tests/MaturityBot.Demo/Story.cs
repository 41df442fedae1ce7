using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using MaturityBot.TestSupport;
using MaturityBot.TestSupport.GitHub;
using MaturityBot.TestSupport.Processes;

namespace MaturityBot.Demo;

/// <summary>What a new organisation would see in its first minutes, told in order.</summary>
internal sealed class Story(DemoOptions options, Transcript transcript)
{
    private static readonly string Samples = Path.Combine(SolutionFolder.Root, "tests", "MaturityBot.Demo", "samples");

    public async Task Tell(CancellationToken stop)
    {
        transcript.Heading("Starting");
        await using var github = await LocalGitHub.Start();
        transcript.Fact("GitHub", $"{github.Address} (npm emulate, with an organisation named {EmulatedGitHub.Organisation})");
        await using var server = await ServerProcess.Start(github);
        transcript.Fact("server", $"{server.Address} (SQLite in a temporary folder)");
        var stage = new Stage(github, server, transcript, stop);

        var storefront = await Push(stage, "storefront", TestFile.Folder(Path.Combine(Samples, "storefront")), wholeIssues: true);
        await Push(stage, "rates", TestFile.Folder(Path.Combine(Samples, "rates")), wholeIssues: false);
        await Push(stage, "handbook", TestFile.Folder(Path.Combine(Samples, "handbook")), wholeIssues: false);
        if (options.Path is { } path)
            await PushGiven(stage, path);

        await OpenPullRequest(stage, storefront, "raise", "Close the quick wins");
        await OpenPullRequest(stage, storefront, "lower", "Deploy faster");
        await Land(stage, storefront, "raise");

        transcript.Heading("Done");
        transcript.Say($"{github.Deliveries.Sent.Count} deliveries, {github.Requests.Count} requests to GitHub, {github.Requests.Count(r => r.Writes)} of them writes.");
        if (options.Once)
            return;
        transcript.Say($"The server stays open at {server.Address}; Ctrl+C ends everything.");
        await Task.Delay(Timeout.InfiniteTimeSpan, stop);
    }

    private static async Task<TestRepository> Push(Stage stage, string name, IEnumerable<TestFile> files, bool wholeIssues)
    {
        var content = files.ToArray();
        stage.Transcript.Heading($"A push to {EmulatedGitHub.Organisation}/{name} ({content.Length} files)");
        var repository = await stage.GitHub.CreateRepository(name);
        var clock = Stopwatch.StartNew();
        string head = await repository.Commit(content, message: "Import");
        await stage.ShowCheck(repository, head, clock);
        foreach (var issue in await repository.Issues())
        {
            stage.Transcript.Issue(issue, wholeIssues);
            wholeIssues = false;
        }

        return repository;
    }

    private static async Task PushGiven(Stage stage, string path)
    {
        var read = await GitFiles.Read(path);
        string name = string.Concat(Path.GetFileName(Path.TrimEndingDirectorySeparator(path)).Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'));
        if (read.LeftOut.Count > 0)
            stage.Transcript.Say($"{read.LeftOut.Count} files over 2 MB, or not in this clone, are left out of {path}.");
        await Push(stage, name is "" or "storefront" or "rates" or "handbook" ? $"given-{name}" : name, read.Files, wholeIssues: false);
    }

    private static async Task OpenPullRequest(Stage stage, TestRepository repository, string change, string title)
    {
        var clock = Stopwatch.StartNew();
        string head = await repository.Commit(TestFile.Folder(Path.Combine(Samples, "changes", change)), change, title);
        int number = await repository.OpenPullRequest(change, title);
        stage.Transcript.Heading($"Pull request #{number} in {repository.FullName}: {title}");
        await stage.ShowCheck(repository, head, clock);
        foreach (var comment in await repository.Comments(number))
            stage.Transcript.Comment(comment, string.Create(CultureInfo.InvariantCulture, $"#{number}"));
    }

    private static async Task Land(Stage stage, TestRepository repository, string change)
    {
        stage.Transcript.Heading("The first pull request lands: what it fixed is closed");
        var clock = Stopwatch.StartNew();
        string head = await repository.Commit(TestFile.Folder(Path.Combine(Samples, "changes", change)), message: "Land the first pull request");
        await stage.ShowCheck(repository, head, clock);
        foreach (var issue in await repository.Issues())
        {
            stage.Transcript.Issue(issue, whole: false);
            foreach (var comment in await repository.Comments(issue["number"]!.GetValue<int>()))
                stage.Transcript.Comment(comment, $"#{issue["number"]}");
        }
    }

    private sealed record Stage(LocalGitHub GitHub, ServerProcess Server, Transcript Transcript, CancellationToken Stop)
    {
        /// <summary>Waits until the app has said everything about a commit, and shows its check run.</summary>
        public async Task ShowCheck(TestRepository repository, string sha, Stopwatch clock)
        {
            var run = await Eventually.Comes("the check run", () => Completed(repository, sha), () => Server.Log);
            Transcript.Say(string.Create(CultureInfo.InvariantCulture, $"{sha[..7]} was judged {clock.Elapsed.TotalSeconds:0.0} s after the push."));
            await Server.ComesToRest(GitHub);
            Transcript.CheckRun(run, GitHub.Annotations(run["id"]!.GetValue<long>()));
        }

        private async Task<JsonNode?> Completed(TestRepository repository, string sha)
        {
            Stop.ThrowIfCancellationRequested();
            return (await repository.CheckRuns(sha)).LastOrDefault(run => run["status"]!.GetValue<string>() == "completed");
        }
    }
}
