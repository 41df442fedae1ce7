using System.Net;
using MaturityBot.GitHub.Api;
using MaturityBot.Server.Inbox;
using MaturityBot.Server.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MaturityBot.Server.Tests.Inbox;

/// <summary>From the delivery over HTTP to the evaluation, by the real host.</summary>
public sealed class WorkerTests
{
    [Fact]
    public async Task A_delivery_is_evaluated()
    {
        await using var server = new RunningServer();

        await server.DeliverAsync("pull_request", PullRequest("b1", minute: 0));

        await Conditions.Until(() => server.Evaluated.Count == 1);
        Assert.Equal(("octo-org/tool", 5, "b1"), (server.Evaluated.Single().Repository.ToString(), server.Evaluated.Single().Number, server.Evaluated.Single().HeadSha));
    }

    [Fact]
    public async Task A_head_that_comes_while_another_is_judged_is_judged_afterwards_and_never_beside_it()
    {
        var gate = new TaskCompletionSource();
        var (atOnce, most) = (0, 0);
        await using var server = new RunningServer(async (_, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref atOnce));
            await gate.Task;
            Interlocked.Decrement(ref atOnce);
        });

        await server.DeliverAsync("pull_request", PullRequest("b1", minute: 0));
        await Conditions.Until(() => server.Evaluated.Count == 1);
        for (var minute = 1; minute <= 5; minute++)
            await server.DeliverAsync("pull_request", PullRequest($"b{minute + 1}", minute));
        gate.SetResult();

        await Conditions.Until(async () => server.Evaluated.Count == 2 && await CountAsync(server) == new InboxState(0, 0, 0));
        Assert.Equal(["b1", "b6"], server.Evaluated.Select(item => item.HeadSha));
        Assert.Equal(1, most);
    }

    [Fact]
    public async Task Many_deliveries_at_once_for_one_pull_request_make_one_row()
    {
        var gate = new TaskCompletionSource();
        await using var server = new RunningServer((_, _) => gate.Task);

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(minute => server.DeliverAsync("pull_request", PullRequest($"b{minute}", minute))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Accepted, answer.Status));
        await Conditions.Until(async () => (await CountAsync(server)).Held == 1);
        Assert.Equal(1, Rows(server));
        gate.SetResult();
        await Conditions.Until(async () => await CountAsync(server) == new InboxState(0, 0, 0));
        Assert.Equal("b39", server.Evaluated.Last().HeadSha);
    }

    [Fact]
    public async Task What_can_never_be_done_is_parked_and_a_redelivery_takes_it_up_again()
    {
        var possible = false;
        await using var server = new RunningServer((_, _) => possible ? Task.CompletedTask : throw new WorkRejectedException("no such repository"));
        await server.DeliverAsync("pull_request", PullRequest("b1", minute: 0), "d-1");
        await Conditions.Until(async () => await CountAsync(server) == new InboxState(0, 0, 1));
        Assert.Single(server.GivenUp);

        possible = true;
        var (_, answer) = await server.DeliverAsync("pull_request", PullRequest("b1", minute: 0), "d-1");

        Assert.Equal("""{"delivery":"d-1","status":"accepted"}""", answer);
        await Conditions.Until(async () => await CountAsync(server) == new InboxState(0, 0, 0));
        Assert.Equal(2, server.Evaluated.Count);
    }

    [Fact]
    public async Task What_could_not_be_said_when_work_was_given_up_is_said_later()
    {
        var isDown = true;
        var settings = new WorkerSettings { Retries = new RetryPolicy { LongestWait = TimeSpan.Zero } };
        await using var server = new RunningServer(
            (_, _) => throw new WorkRejectedException("no such commit"),
            worker: settings,
            giveUp: () => isDown ? throw new GitHubUnreachableException("POST", "/repos/{owner}/{repo}/check-runs", new IOException("broken")) : Task.CompletedTask);

        await server.DeliverAsync("pull_request", PullRequest("b1", minute: 0));
        await Conditions.Until(() => server.GivenUp.Count >= 2);
        isDown = false;

        await Conditions.Until(async () => await CountAsync(server) == new InboxState(0, 0, 1));
    }

    [Fact]
    public async Task A_rate_limit_puts_the_work_off_until_it_resets()
    {
        var reset = TimeProvider.System.GetUtcNow().AddHours(1);
        await using var server = new RunningServer((_, _) => throw new RateLimitedException(reset, HttpStatusCode.Forbidden, "GET", "/x", "API rate limit exceeded."));

        await server.DeliverAsync("pull_request", PullRequest("b1", minute: 0));

        await Conditions.Until(async () => server.Evaluated.Count == 1 && await CountAsync(server) == new InboxState(1, 0, 0));
        Assert.Single(server.Evaluated);
    }

    [Fact]
    public async Task A_server_that_stops_gives_back_what_it_holds()
    {
        using var folder = new TemporaryFolder();
        await using (var first = new RunningServer(async (_, cancellation) => await Task.Delay(Timeout.Infinite, cancellation), folder, new WorkerSettings { StopGrace = TimeSpan.Zero }))
        {
            await first.DeliverAsync("pull_request", PullRequest("b1", minute: 0));
            await Conditions.Until(() => first.Evaluated.Count == 1);
        }

        await using var second = new RunningServer((_, _) => Task.CompletedTask, folder);

        await Conditions.Until(() => second.Evaluated.Count == 1);
    }

    private static string PullRequest(string head, int minute) => $$$"""
        {"action":"synchronize","pull_request":{"number":5,"head":{"sha":"{{{head}}}","ref":"topic"},"base":{"ref":"main","sha":"a1"},"updated_at":"2026-11-20T12:{{{minute:00}}}:00Z"},
        "repository":{"id":42,"full_name":"octo-org/tool","default_branch":"main","private":false},"installation":{"id":7}}
        """;

    private static Task<InboxState> CountAsync(RunningServer server) => server.Services.GetRequiredService<IInbox>().CountAsync(CancellationToken.None);

    private static int Rows(RunningServer server) =>
        server.Services.GetRequiredService<SqliteDatabase>().Read(session => session.Query("SELECT count(*) FROM work", reader => reader.GetInt32(0)))[0];
}
