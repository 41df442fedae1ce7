using MaturityBot.Core.Reporting;
using MaturityBot.GitHub.Publishing;

namespace MaturityBot.GitHub.Tests.Publishing;

public sealed class CommentTests : PublishingTests
{
    private const string Marker = "<!-- maturitybot:12:4711:7 -->";

    [Fact]
    public async Task A_comment_is_written_once_with_the_marker_in_its_first_line()
    {
        _ = Repository;
        await PublishAsync("moved", worth: true);
        await PublishAsync("moved", worth: true);

        Assert.Equal($"{Marker}\nmoved", Repository.Comments(7).Single()["body"]!.GetValue<string>());
        Assert.Equal(["GET /issues/7/comments", "POST /issues/7/comments", "GET /issues/7/comments"], Repository.Requests);
    }

    [Fact]
    public async Task Nothing_to_tell_is_told_nobody_and_asked_for_only_once()
    {
        _ = Repository;
        await PublishAsync("still", worth: false);
        await PublishAsync("still, at another commit", worth: false);

        Assert.Equal(["GET /issues/7/comments"], Repository.Requests);
    }

    [Fact]
    public async Task A_comment_that_stands_is_corrected_in_place_also_when_there_is_nothing_to_tell()
    {
        _ = Repository;
        await PublishAsync("moved", worth: true);
        await PublishAsync("still", worth: false);

        Assert.Equal($"{Marker}\nstill", Repository.Comments(7).Single()["body"]!.GetValue<string>());
        Assert.Equal(["POST /issues/7/comments", "PATCH /issues/comments/101"], Repository.Writes);
    }

    [Fact]
    public async Task A_comment_is_found_again_when_everything_was_forgotten()
    {
        _ = Repository;
        await PublishAsync("moved", worth: true);
        Store.Lose();
        await PublishAsync("moved on", worth: true);

        Assert.Equal($"{Marker}\nmoved on", Repository.Comments(7).Single()["body"]!.GetValue<string>());
        Assert.Equal(["POST /issues/7/comments", "PATCH /issues/comments/101"], Repository.Writes);
    }

    [Fact]
    public async Task A_marker_that_somebody_pasted_is_not_ours()
    {
        Repository.AddComment(7, $"{Marker}\nHello", "octocat");
        await PublishAsync("moved", worth: true);

        Assert.Equal([$"{Marker}\nHello", $"{Marker}\nmoved"], Repository.Comments(7).Select(comment => comment["body"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_comment_that_was_deleted_is_written_again_only_when_there_is_something_to_tell()
    {
        _ = Repository;
        await PublishAsync("moved", worth: true);
        Repository.DeleteComment(7, Repository.Comments(7).Single());

        await PublishAsync("still", worth: false);
        Assert.Empty(Repository.Comments(7));

        await PublishAsync("moved again", worth: true);
        Assert.Single(Repository.Comments(7));
    }

    [Fact]
    public async Task Of_comments_written_at_the_same_time_only_the_oldest_stays()
    {
        var late = Repository;
        GitHub.On("GET /repos/acme/shop/issues/7/comments", "[]");
        await PublishAsync("moved", worth: true);
        Store.Lose();
        await PublishAsync("moved", worth: true);
        Assert.Equal(2, late.Comments(7).Count);

        late.ShowComments(7);
        Store.Lose();
        await PublishAsync("moved", worth: true);

        Assert.Equal(101, late.Comments(7).Single()["id"]!.GetValue<long>());
    }

    [Fact]
    public async Task Two_workers_at_once_leave_one_comment()
    {
        _ = Repository;
        using var second = GitHub.Connect(Time);
        var elsewhere = new Publisher(second, new RememberedPublications(), Time);

        await Task.WhenAll(PublishAsync("moved", worth: true), PublishAsync("moved", worth: true, elsewhere));
        await PublishAsync("moved", worth: true);

        Assert.Single(Repository.Comments(7));
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task A_process_that_ends_anywhere_leaves_one_comment(int save, int write)
    {
        await EndingAtAsync(save, write, () => PublishAsync("moved", worth: true));
        await EndingAtAsync(save, write, () => PublishAsync("moved on", worth: true));

        Assert.Equal($"{Marker}\nmoved on", Repository.Comments(7).Single()["body"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_locked_conversation_is_said_and_the_check_is_still_completed()
    {
        _ = Repository;
        GitHub.On("POST /repos/acme/shop/issues/7/comments", """{"message":"Unable to create comment because issue is locked."}""", 403);

        var refusals = await Publishing.PublishPullRequestAsync(new PullRequestPublication(Subject, 7, new PullRequestReport(Check(), new CommentReport("moved", true))), CancellationToken.None);

        Assert.Contains("locked", Assert.Single(refusals), StringComparison.Ordinal);
        Assert.Equal("success", Repository.CheckRuns.Single()["conclusion"]!.GetValue<string>());
    }

    private async Task PublishAsync(string text, bool worth, Publisher? publisher = null) => Assert.Empty(await (publisher ?? Publishing).PublishPullRequestAsync(
        new PullRequestPublication(Subject, 7, new PullRequestReport(Check: null, new CommentReport(text, worth))),
        CancellationToken.None));
}
