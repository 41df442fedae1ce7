using MaturityBot.Core.Reporting;
using MaturityBot.GitHub.Auth;
using MaturityBot.GitHub.Publishing;

namespace MaturityBot.GitHub.Tests.Publishing;

public sealed class CheckRunTests : PublishingTests
{
    [Fact]
    public async Task A_commit_shows_a_run_in_progress_and_then_its_judgement_in_two_requests()
    {
        _ = Repository;
        await StartAsync();
        Assert.Equal("in_progress", Repository.CheckRuns.Single()["status"]!.GetValue<string>());

        await CompleteAsync(Check(remarks: 2));

        Assert.Equal(["POST /check-runs", "PATCH /check-runs/101"], Repository.Requests);
        var run = Repository.CheckRuns.Single();
        Assert.Equal("maturity", run["name"]!.GetValue<string>());
        Assert.Equal($"maturitybot:4711:{Head}", run["external_id"]!.GetValue<string>());
        Assert.Equal("success", run["conclusion"]!.GetValue<string>());
        Assert.Equal("Security 1 → 2", run["output"]!["title"]!.GetValue<string>());
        Assert.Equal(2, run["output"]!["annotations_count"]!.GetValue<int>());
    }

    [Fact]
    public async Task The_same_judgement_again_sends_nothing()
    {
        _ = Repository;
        await StartAsync();
        await CompleteAsync(Check());
        var before = Repository.Requests.Count;

        await StartAsync();
        await CompleteAsync(Check());

        Assert.Equal(before, Repository.Requests.Count);
    }

    [Theory]
    [InlineData(CheckVerdict.Held, "success")]
    [InlineData(CheckVerdict.Neutral, "neutral")]
    [InlineData(CheckVerdict.Fell, "failure")]
    [InlineData(CheckVerdict.Skipped, "skipped")]
    public async Task A_verdict_ends_the_run(CheckVerdict verdict, string conclusion)
    {
        _ = Repository;
        await CompleteAsync(Check(verdict: verdict));

        Assert.Equal(conclusion, Repository.CheckRuns.Single()["conclusion"]!.GetValue<string>());
    }

    [Fact]
    public async Task More_than_fifty_remarks_are_sent_fifty_at_a_time_and_the_run_completes_with_the_last()
    {
        _ = Repository;
        await StartAsync();
        await CompleteAsync(Check(remarks: 120));

        Assert.Equal(["POST /check-runs", "PATCH /check-runs/101", "PATCH /check-runs/101", "PATCH /check-runs/101"], Repository.Writes);
        Assert.Equal([50, 50, 20], GitHub.ApiRequests.Where(request => request.Line.StartsWith("PATCH", StringComparison.Ordinal)).Select(request => request.Json.GetProperty("output").GetProperty("annotations").GetArrayLength()));
        Assert.Equal(["in_progress", "in_progress", "completed"], GitHub.ApiRequests.Where(request => request.Line.StartsWith("PATCH", StringComparison.Ordinal)).Select(request => request.Json.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task A_commit_that_is_judged_differently_gets_a_new_run()
    {
        _ = Repository;
        await CompleteAsync(CheckReport.NotJudged("GitHub did not answer", retrying: true));
        await StartAsync();
        await CompleteAsync(Check());

        Assert.Equal(["neutral", "success"], Repository.CheckRuns.Select(run => run["conclusion"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_person_who_asks_again_gets_a_new_run_that_is_completed()
    {
        _ = Repository;
        await StartAsync();
        await CompleteAsync(Check());
        await StartAsync(again: true);
        await StartAsync(again: true);
        await CompleteAsync(Check());

        Assert.Equal(["success", "success"], Repository.CheckRuns.Select(run => run["conclusion"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_commit_that_a_newer_one_replaced_is_not_left_in_progress()
    {
        _ = Repository;
        await StartAsync();
        await Publishing.EndCheckAsync(Subject, CheckReport.Superseded, CancellationToken.None);
        await Publishing.EndCheckAsync(Subject, CheckReport.Closed, CancellationToken.None);

        Assert.Equal("skipped", Repository.CheckRuns.Single()["conclusion"]!.GetValue<string>());
        Assert.Equal(2, Repository.Writes.Count);
    }

    [Fact]
    public async Task A_commit_that_could_not_be_judged_is_neutral_with_the_reason()
    {
        _ = Repository;
        await StartAsync();
        await Publishing.PublishFailureAsync(Subject, "GitHub did not answer", retrying: true, CancellationToken.None);

        var run = Repository.CheckRuns.Single();
        Assert.Equal("neutral", run["conclusion"]!.GetValue<string>());
        Assert.Equal("Not judged: GitHub did not answer (retrying)", run["output"]!["title"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_judgement_stands_when_what_came_after_it_failed()
    {
        _ = Repository;
        await CompleteAsync(Check());
        await Publishing.PublishFailureAsync(Subject, "GitHub did not answer", retrying: false, CancellationToken.None);

        Assert.Equal("success", Repository.CheckRuns.Single()["conclusion"]!.GetValue<string>());
    }

    [Fact]
    public async Task Of_a_commit_that_is_judged_for_several_pull_requests_at_once_no_run_is_left_in_progress()
    {
        _ = Repository;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => StartAsync()));
        await Task.WhenAll(Enumerable.Range(0, 3).Select(number => CompleteAsync(Check($"Judged for {number}"))));

        Assert.All(Repository.CheckRuns, run => Assert.Equal("completed", run["status"]!.GetValue<string>()));
        Assert.Equal(3, Repository.CheckRuns.Count);
    }

    [Fact]
    public async Task An_installation_that_is_out_of_reach_is_no_refusal_to_get_over()
    {
        _ = Repository;
        GitHub.On("POST /app/installations/77/access_tokens", """{"message":"This installation has been suspended"}""", 403);

        await Assert.ThrowsAsync<InstallationUnavailableException>(() => Publishing.StartCheckAsync(Subject, again: false, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task A_process_that_ends_anywhere_leaves_one_completed_run_with_each_remark_once(int save, int write)
    {
        await EndingAtAsync(save, write, async () =>
        {
            await StartAsync();
            await CompleteAsync(Check(remarks: 120));
        });

        var run = Repository.CheckRuns.Single();
        Assert.Equal("success", run["conclusion"]!.GetValue<string>());
        Assert.Equal(120, run["output"]!["annotations_count"]!.GetValue<int>());
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task A_process_that_ends_anywhere_leaves_one_run_also_when_none_was_started(int save, int write)
    {
        await EndingAtAsync(save, write, () => CompleteAsync(Check(remarks: 120)));

        Assert.Equal(120, Repository.CheckRuns.Single()["output"]!["annotations_count"]!.GetValue<int>());
    }

    [Fact]
    public async Task What_GitHub_refuses_for_good_is_said_and_not_thrown()
    {
        _ = Repository;
        GitHub.On("POST /repos/acme/shop/check-runs", """{"message":"Resource not accessible by integration"}""", 403, ("X-Accepted-GitHub-Permissions", "checks=write"));

        var refusals = await Publishing.StartCheckAsync(Subject, again: false, CancellationToken.None);

        Assert.Contains("checks=write", Assert.Single(refusals), StringComparison.Ordinal);
    }

    private async Task StartAsync(bool again = false) => Assert.Empty(await Publishing.StartCheckAsync(Subject, again, CancellationToken.None));

    private async Task CompleteAsync(CheckReport check) =>
        Assert.Empty(await Publishing.PublishPullRequestAsync(new PullRequestPublication(Subject, 7, new PullRequestReport(check, Comment: null)), CancellationToken.None));
}
