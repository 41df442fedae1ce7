using System.Text.Json.Nodes;
using MaturityBot.TestSupport;
using MaturityBot.TestSupport.GitHub;
using MaturityBot.TestSupport.Processes;

namespace MaturityBot.EndToEnd;

/// <summary>A GitHub and the server, each a process of its own. Whatever GitHub would not have understood fails the test.</summary>
public abstract class ServerTest : IAsyncLifetime
{
    protected LocalGitHub GitHub { get; private set; } = null!;

    protected ServerProcess Server { get; private set; } = null!;

    public virtual async Task InitializeAsync()
    {
        GitHub = await LocalGitHub.Start();
        Server = await ServerProcess.Start(GitHub);
    }

    public async Task DisposeAsync()
    {
        string[] violations = [.. GitHub.Violations];
        await Server.DisposeAsync();
        await GitHub.DisposeAsync();
        Assert.Empty(violations);
    }

    /// <summary>What the rate limit counts: not what is unchanged, nor tokens, nor who the App itself is.</summary>
    protected static IEnumerable<RecordedRequest> Counted(IEnumerable<RecordedRequest> requests) =>
        requests.Where(r => r.Status != 304 && !r.Template.StartsWith("/app", StringComparison.Ordinal));

    /// <summary>What has been written to GitHub so far.</summary>
    protected IReadOnlyList<RecordedRequest> Writes() => [.. GitHub.Requests.Where(r => r.Writes)];

    /// <summary>Waits for the completed check run of a commit.</summary>
    protected Task<JsonNode> CompletedCheck(TestRepository repository, string sha) => Eventually.Comes(
        $"a completed check of {sha}",
        async () => (await repository.CheckRuns(sha)).LastOrDefault(run => run["status"]!.GetValue<string>() == "completed"),
        Explain);

    /// <summary>Waits for the comment on a pull request.</summary>
    protected Task<JsonNode> Comment(TestRepository repository, int number, Func<JsonNode, bool>? matches = null) => Eventually.Comes(
        $"a comment on #{number}",
        async () => (await repository.Comments(number)).FirstOrDefault(matches ?? (_ => true)),
        Explain);

    /// <summary>Waits until nothing is left to do.</summary>
    protected Task Quiet() => Server.ComesToRest(GitHub);

    /// <summary>Everything a person needs to see why a test failed.</summary>
    protected string Explain() =>
        $"Deliveries:\n{string.Join('\n', GitHub.Deliveries.Sent)}\n\nRequests:\n{string.Join('\n', GitHub.Requests)}\n\nServer:\n{Server.Log}";
}
