using System.Net;
using MaturityBot.GitHub.Api;
using MaturityBot.GitHub.Auth;

namespace MaturityBot.GitHub.Tests.Api;

public sealed class RateLimitTests : StandInTests
{
    private const string Repository = "GET /repos/acme/shop";
    private const string Answer = """{"id":4711}""";

    [Fact]
    public async Task A_long_wait_is_handed_to_the_caller_and_nobody_asks_before_it_is_over()
    {
        GitHub.On(Repository, """{"message":"API rate limit exceeded"}""", 403, ("Retry-After", "90"));

        var exception = await Assert.ThrowsAsync<RateLimitedException>(() => Reader.Repositories.FindAsync(default));
        Assert.InRange(exception.RetryAt, Time.GetUtcNow().AddSeconds(80), Time.GetUtcNow().AddSeconds(90));

        await Assert.ThrowsAsync<RateLimitedException>(() => Reader.Repositories.FindAsync(default));
        Assert.Single(GitHub.ApiRequests);

        GitHub.On(Repository, Answer);
        Time.Shift = TimeSpan.FromSeconds(91);
        Assert.NotNull(await Reader.Repositories.FindAsync(default));
    }

    [Fact]
    public async Task A_short_wait_is_waited_for()
    {
        var answers = 0;
        GitHub.On(Repository, context =>
        {
            if (Interlocked.Increment(ref answers) > 1)
                return context.AnswerAsync(Answer);
            context.Response.Headers.RetryAfter = "1";
            return context.AnswerAsync("""{"message":"wait"}""", 429);
        });

        Assert.NotNull(await Reader.Repositories.FindAsync(default));

        Assert.Equal(2, GitHub.ApiRequests.Count);
    }

    [Fact]
    public async Task The_last_request_of_the_hour_is_answered_and_the_next_one_waits_for_the_reset()
    {
        var reset = Time.GetUtcNow().AddMinutes(20).ToUnixTimeSeconds();
        GitHub.On(Repository, Answer, 200, ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", $"{reset}"), ("x-ratelimit-resource", "core"));

        Assert.NotNull(await Reader.Repositories.FindAsync(default));
        var exception = await Assert.ThrowsAsync<RateLimitedException>(() => Reader.Repositories.FindAsync(default));

        Assert.Equal(reset, exception.RetryAt.ToUnixTimeSeconds());
    }

    [Fact]
    public async Task A_secondary_limit_waits_a_minute_and_twice_as_long_the_next_time()
    {
        GitHub.On(Repository, """{"message":"You have exceeded a secondary rate limit."}""", 403);

        var first = await Assert.ThrowsAsync<RateLimitedException>(() => Reader.Repositories.FindAsync(default));
        Assert.InRange(first.RetryAt - Time.GetUtcNow(), TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(60));

        Time.Shift = TimeSpan.FromSeconds(61);
        var second = await Assert.ThrowsAsync<RateLimitedException>(() => Reader.Repositories.FindAsync(default));
        Assert.InRange(second.RetryAt - Time.GetUtcNow(), TimeSpan.FromSeconds(110), TimeSpan.FromSeconds(120));
    }

    [Fact]
    public async Task A_missing_permission_is_not_a_rate_limit_and_is_named()
    {
        GitHub.On(Repository, """{"message":"Resource not accessible by integration"}""", 403, ("x-ratelimit-remaining", "4000"), ("X-Accepted-GitHub-Permissions", "administration=read"));

        var exception = await Assert.ThrowsAsync<GitHubApiException>(() => Reader.Repositories.FindAsync(default));

        Assert.Equal(HttpStatusCode.Forbidden, exception.Status);
        Assert.Equal("administration=read", exception.NeededPermission);
        Assert.Single(GitHub.ApiRequests);
    }

    [Fact]
    public async Task One_installation_s_limit_leaves_the_others_alone()
    {
        GitHub.On(Repository, """{"message":"wait"}""", 429, ("Retry-After", "90")).On("GET /repos/other/shop", Answer);
        await Assert.ThrowsAsync<RateLimitedException>(() => Reader.Repositories.FindAsync(default));

        var other = Client.ForRepository(new RepositoryIdentity(InstallationId: 78, Id: 1, new("other", "shop")), TokenPurpose.Read);

        Assert.NotNull(await other.Repositories.FindAsync(default));
    }

    [Fact]
    public async Task Another_resource_s_limit_leaves_the_main_one_alone()
    {
        GitHub.On(Repository, Answer, 200, ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", $"{Time.GetUtcNow().AddMinutes(20).ToUnixTimeSeconds()}"), ("x-ratelimit-resource", "search"));

        Assert.NotNull(await Reader.Repositories.FindAsync(default));
        Assert.NotNull(await Reader.Repositories.FindAsync(default));
    }

    [Fact]
    public async Task Not_more_than_eighty_comments_are_written_in_a_minute()
    {
        GitHub.On("POST /repos/acme/shop/issues/1/comments", """{"id":1}""", 201);
        var comments = Publisher.Comments;
        for (var i = 0; i < 80; i++)
            await comments.CreateAsync(1, "text", default);

        var exception = await Assert.ThrowsAsync<RateLimitedException>(() => comments.CreateAsync(1, "text", default));
        Assert.InRange(exception.RetryAt - Time.GetUtcNow(), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60));

        Time.Shift = TimeSpan.FromMinutes(1);
        await comments.CreateAsync(1, "text", default);
        Assert.Equal(81, GitHub.ApiRequests.Count);
    }
}
