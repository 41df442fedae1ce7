using System.Net;
using MaturityBot.GitHub.Api;
using MaturityBot.Server.Inbox;

namespace MaturityBot.Server.Tests.Inbox;

public sealed class RetryPolicyTests
{
    private static readonly RetryPolicy Policy = new() { MostAttempts = 5, FirstWait = TimeSpan.FromSeconds(10), LongestWait = TimeSpan.FromSeconds(60) };
    private static readonly IOException Failure = new("broken\npipe");

    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 20)]
    [InlineData(3, 40)]
    [InlineData(4, 60)]
    public void The_wait_doubles_up_to_the_longest(int attempt, int seconds)
    {
        var retry = Assert.IsType<Settlement.Retry>(Policy.Decide(Failure, attempt, Work.Noon, jitter: 1, TimeSpan.Zero));

        Assert.Equal(Work.Noon.AddSeconds(seconds), retry.At);
    }

    [Fact]
    public void Jitter_shortens_the_wait_by_at_most_half()
    {
        var retry = Assert.IsType<Settlement.Retry>(Policy.Decide(Failure, 1, Work.Noon, jitter: 0, TimeSpan.Zero));

        Assert.Equal(Work.Noon.AddSeconds(5), retry.At);
    }

    [Fact]
    public void After_the_last_attempt_it_is_parked_with_the_reason_on_one_line()
    {
        var parked = Assert.IsType<Settlement.Parked>(Policy.Decide(Failure, 5, Work.Noon, 0, TimeSpan.Zero));

        Assert.Equal("given up after 5 attempts: IOException: broken pipe", parked.Reason);
    }

    [Fact]
    public void What_can_never_be_done_is_parked_at_once() =>
        Assert.IsType<Settlement.Parked>(Policy.Decide(new WorkRejectedException("the repository is gone"), 1, Work.Noon, 0, TimeSpan.Zero));

    [Fact]
    public void A_rate_limit_postpones_until_it_resets_however_often_it_hits()
    {
        var reset = Work.Noon.AddMinutes(40);
        var failure = new RateLimitedException(reset, HttpStatusCode.Forbidden, "GET", "/repos/{owner}/{repo}", "API rate limit exceeded.");

        Assert.Equal(reset, Assert.IsType<Settlement.Postponed>(Policy.Decide(failure, 99, Work.Noon, 0, TimeSpan.Zero)).Until);
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(30, 30)]
    [InlineData(3600, 60)]
    public void Work_outlasts_an_outage_of_GitHub_and_asks_less_often_the_longer_it_takes(int age, int seconds)
    {
        foreach (var outage in Outages)
        {
            var postponed = Assert.IsType<Settlement.Postponed>(Policy.Decide(outage, 99, Work.Noon, jitter: 1, TimeSpan.FromSeconds(age)));
            Assert.Equal(Work.Noon.AddSeconds(seconds), postponed.Until);
        }
    }

    [Fact]
    public void An_outage_that_does_not_end_is_given_up() =>
        Assert.All(Outages, outage => Assert.IsType<Settlement.Parked>(Policy.Decide(outage, 5, Work.Noon, 0, TimeSpan.FromHours(6))));

    [Fact]
    public void What_could_not_be_said_at_the_end_is_said_later_unless_it_never_can_be()
    {
        var parked = new Settlement.Parked("broken");

        Assert.All(Outages, outage => Assert.Equal(new Settlement.Retry(Work.Noon.AddSeconds(60), "broken"), Policy.DecideOnGivingUp(outage, parked, Work.Noon)));
        Assert.Same(parked, Policy.DecideOnGivingUp(Failure, parked, Work.Noon));
    }

    private static Exception[] Outages =>
    [
        new GitHubUnreachableException("GET", "/repos/{owner}/{repo}", Failure),
        new GitHubApiException(HttpStatusCode.BadGateway, "GET", "/repos/{owner}/{repo}", "Unicorn"),
        new GitHubApiException(HttpStatusCode.Unauthorized, "POST", "/app/installations/{installation_id}/access_tokens", "Bad credentials"),
    ];
}
