using System.Net;
using System.Net.Sockets;
using MaturityBot.Core.Snapshots;
using MaturityBot.GitHub.Api;
using MaturityBot.GitHub.Auth;

namespace MaturityBot.GitHub.Tests.Api;

public sealed class RequestTests : StandInTests
{
    private const string Repository = "GET /repos/acme/shop";
    private const string NewComment = "POST /repos/acme/shop/issues/1/comments";

    [Fact]
    public async Task Every_request_names_the_client_the_version_and_what_it_takes()
    {
        GitHub.On(Repository, "{}");

        await Reader.Repositories.FindAsync(default);

        var request = GitHub.ApiRequests.Single();
        Assert.StartsWith("MaturityBot/", request.Header("User-Agent"), StringComparison.Ordinal);
        Assert.Equal("2022-11-28", request.Header("X-GitHub-Api-Version"));
        Assert.Equal("application/vnd.github+json", request.Header("Accept"));
    }

    [Fact]
    public async Task An_answer_that_has_not_changed_is_served_from_memory()
    {
        GitHub.On(Repository, context =>
        {
            context.Response.Headers.ETag = "\"one\"";
            return context.Request.Headers.IfNoneMatch == "\"one\"" ? context.AnswerAsync("", 304) : context.AnswerAsync("""{"id":4711,"name":"shop"}""");
        });

        var first = await Reader.Repositories.FindAsync(default);
        var second = await Reader.Repositories.FindAsync(default);

        Assert.Equal(first, second);
        Assert.Equal([null, "\"one\""], GitHub.ApiRequests.Select(request => request.Header("If-None-Match")));
    }

    [Fact]
    public async Task An_answer_to_one_token_is_not_served_to_another()
    {
        GitHub.On(Repository, """{"id":4711}""", 200, ("ETag", "\"one\""));

        await Reader.Repositories.FindAsync(default);
        await Publisher.Repositories.FindAsync(default);

        Assert.All(GitHub.ApiRequests, request => Assert.Null(request.Header("If-None-Match")));
    }

    [Fact]
    public async Task A_read_that_fails_in_passing_is_tried_again()
    {
        var answers = 0;
        GitHub.On(Repository, context => Interlocked.Increment(ref answers) switch
        {
            1 => context.AnswerAsync("""{"message":"Bad gateway"}""", 502),
            2 => HangUp(context),
            _ => context.AnswerAsync("""{"id":4711}"""),
        });

        Assert.NotNull(await Reader.Repositories.FindAsync(default));
        Assert.Equal(3, GitHub.ApiRequests.Count);
    }

    [Fact]
    public async Task A_comment_that_may_have_been_written_is_not_sent_again()
    {
        GitHub.On(NewComment, """{"message":"Bad gateway"}""", 502);
        await Assert.ThrowsAsync<GitHubApiException>(() => Publisher.Comments.CreateAsync(1, "text", default));

        GitHub.On(NewComment, HangUp);
        await Assert.ThrowsAsync<GitHubUnreachableException>(() => Publisher.Comments.CreateAsync(1, "text", default));

        Assert.Equal(2, GitHub.ApiRequests.Count);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_said_so()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var free = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        using var client = new GitHubClient(new GitHubOptions { ApiUrl = new Uri($"http://127.0.0.1:{free}"), AppId = 1, PrivateKey = GitHubStandIn.PrivateKey }, TimeProvider.System);

        var exception = await Assert.ThrowsAsync<GitHubUnreachableException>(() => client.Apps.GetAppAsync(default));

        Assert.Contains("GET /app", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_in_time_is_said_so()
    {
        using var impatient = new GitHubClient(GitHub.Options(TimeSpan.FromMilliseconds(100)), TimeProvider.System);
        GitHub.On("GET /app", NeverAnswer);

        await Assert.ThrowsAsync<GitHubUnreachableException>(() => impatient.Apps.GetAppAsync(default));
        Assert.Equal(4, GitHub.Requests.Count);
    }

    [Fact]
    public async Task A_renamed_repository_is_followed_with_the_token()
    {
        GitHub.On(Repository, "{}", 301, ("Location", "/repositories/4711")).On("GET /repositories/4711", """{"id":4711,"full_name":"acme/store"}""");
        GitHub.On(NewComment, "{}", 307, ("Location", "/repositories/4711/issues/1/comments")).On("POST /repositories/4711/issues/1/comments", """{"id":5}""", 201);

        Assert.Equal("acme/store", (await Publisher.Repositories.FindAsync(default))!.FullName);
        Assert.Equal(5, (await Publisher.Comments.CreateAsync(1, "text", default)).Id);

        Assert.All(GitHub.ApiRequests, request => Assert.Equal("Bearer ghs_1", request.Header("Authorization")));
        Assert.Equal("text", GitHub.ApiRequests[^1].Json.GetProperty("body").GetString());
    }

    [Fact]
    public async Task A_redirect_to_another_host_goes_without_the_token()
    {
        await using var other = await GitHubStandIn.StartAsync();
        other.On("GET /elsewhere/file", """{"id":1}""");
        GitHub.On(Repository, "{}", 302, ("Location", new Uri(other.Address, "/elsewhere/file").ToString()));

        await Reader.Repositories.FindAsync(default);

        Assert.Null(other.Requests.Single().Header("Authorization"));
    }

    [Fact]
    public async Task A_list_is_read_to_its_end_page_by_page()
    {
        const string Page = "GET /repos/acme/shop/issues/1/comments?per_page=100&page=";
        GitHub.On(Page + 1, """[{"id":1},{"id":2}]""", 200, ("Link", "<https://example.test/x?page=2>; rel=\"next\", <https://example.test/x?page=2>; rel=\"last\""))
            .On(Page + 2, """[{"id":3}]""", 200, ("Link", "<https://example.test/x?page=1>; rel=\"first\""));

        var all = await Publisher.Comments.ListAsync(1, default).Select(comment => comment.Id).ToArrayAsync();
        Assert.Equal([1L, 2, 3], all);
        Assert.Equal(2, await Publisher.Comments.ListAsync(1, default).Take(2).CountAsync());

        Assert.Equal(3, GitHub.ApiRequests.Count);
    }

    [Fact]
    public async Task Requests_are_counted_for_whom_they_are_made()
    {
        GitHub.On(Repository, """{"message":"Bad gateway"}""", 502);
        var counter = new ApiRequestCounter();

        await Assert.ThrowsAsync<GitHubApiException>(() => Client.ForRepository(GitHubStandIn.Repository, TokenPurpose.Read, counter).Repositories.FindAsync(default));

        Assert.Equal(4, counter.Count);
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    public async Task A_name_cannot_lead_to_another_address(string name)
    {
        var client = Client.ForRepository(GitHubStandIn.Repository with { Name = new RepositoryName("acme", name) }, TokenPurpose.Read);

        await Assert.ThrowsAsync<ArgumentException>(() => client.Repositories.FindAsync(default));
        Assert.Empty(GitHub.Requests);
    }

    [Fact]
    public async Task Whatever_is_in_a_name_stays_one_part_of_the_address()
    {
        await Reader.Repositories.FindBranchAsync("feature/a b?c#d%2e", default);

        Assert.Equal("GET /repos/acme/shop/branches/feature%2Fa%20b%3Fc%23d%252e", GitHub.ApiRequests.Single().Line);
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("null")]
    [InlineData("""{"id":"not a number"}""")]
    public async Task An_answer_that_is_not_as_described_is_said_so(string answer)
    {
        GitHub.On(Repository, answer);

        var exception = await Assert.ThrowsAsync<GitHubApiException>(() => Reader.Repositories.FindAsync(default));

        Assert.Contains("not what the API describes", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Giving_up_ends_a_request()
    {
        var arrived = new TaskCompletionSource();
        GitHub.On(Repository, async context =>
        {
            arrived.SetResult();
            await NeverAnswer(context);
        });
        using var cancellation = new CancellationTokenSource();

        var request = Reader.Repositories.FindAsync(cancellation.Token);
        await arrived.Task;
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
    }

    private static async Task NeverAnswer(Microsoft.AspNetCore.Http.HttpContext context)
    {
        var gone = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }

    private static Task HangUp(Microsoft.AspNetCore.Http.HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }
}
