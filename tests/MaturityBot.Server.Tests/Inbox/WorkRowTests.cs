using MaturityBot.Server.Inbox;

namespace MaturityBot.Server.Tests.Inbox;

public sealed class WorkRowTests
{
    private static readonly DateTimeOffset Now = Work.Noon;
    private static readonly DateTimeOffset Later = Now.AddMinutes(2);
    private static readonly WorkRow Empty = new("42/pull/1");

    [Fact]
    public void A_newer_head_replaces_an_older_one_that_has_not_started()
    {
        var row = Empty.Accept(Work.PullRequest("a", minute: 0), Now).Accept(Work.PullRequest("b", minute: 1), Now);

        Assert.Equal("b", row.Waiting?.HeadSha);
        Assert.Null(row.Held);
    }

    [Fact]
    public void An_older_head_that_comes_late_changes_nothing()
    {
        var row = Empty.Accept(Work.PullRequest("b", minute: 1), Now);

        Assert.Equal(row, row.Accept(Work.PullRequest("a", minute: 0), Later));
    }

    [Fact]
    public void An_older_head_that_comes_after_the_newer_was_done_changes_nothing()
    {
        var done = Empty.Accept(Work.PullRequest("b", minute: 1), Now).Take("t", Later, 3).Settle("t", new Settlement.Finished(), Now)!;

        Assert.Equal(done, done.Accept(Work.PullRequest("a", minute: 0), Later));
    }

    [Fact]
    public void Of_two_pushes_within_a_second_the_one_that_builds_on_the_other_is_newer()
    {
        var row = Empty.Accept(Work.Push("c", before: "b"), Now);

        Assert.Equal("c", row.Accept(Work.Push("b", before: "a"), Now).Waiting?.HeadSha);
        Assert.Equal("d", row.Accept(Work.Push("d", before: "c"), Now).Waiting?.HeadSha);
    }

    [Fact]
    public void A_newer_head_follows_one_that_is_being_worked_on()
    {
        var row = Empty.Accept(Work.PullRequest("a", minute: 0), Now).Take("t", Later, 3).Accept(Work.PullRequest("b", minute: 1), Now);

        Assert.Equal(("a", "b", Later), (row.Held?.HeadSha, row.Waiting?.HeadSha, row.DueAt));
        var settled = row.Settle("t", new Settlement.Finished(), Now)!;
        Assert.Equal((null, "b", Now), (settled.Held, settled.Waiting?.HeadSha, settled.DueAt));
    }

    [Fact]
    public void A_failure_of_an_old_head_does_not_delay_the_newer_one()
    {
        var row = Empty.Accept(Work.PullRequest("a", minute: 0), Now).Take("t", Later, 3).Accept(Work.PullRequest("b", minute: 1), Now);

        var settled = row.Settle("t", new Settlement.Retry(Later, "broke"), Now)!;

        Assert.Equal(("b", Now, 0), (settled.Waiting?.HeadSha, settled.DueAt, settled.Attempts));
    }

    [Fact]
    public void A_change_of_settings_keeps_the_head_that_waits()
    {
        var row = Empty.Accept(Work.Push("b", before: "a"), Now).Accept(Work.Settings("d-2"), Later);

        Assert.Equal(("b", "d-1", Now), (row.Waiting?.HeadSha, row.Waiting?.DeliveryId, row.DueAt));
    }

    [Fact]
    public void A_change_of_settings_is_not_forgotten_over_a_push()
    {
        var before = Empty.Accept(Work.Settings(), Now).Accept(Work.Push("b", before: "a", "d-2"), Now);
        var after = Empty.Accept(Work.Push("b", before: "a"), Now).Accept(Work.Settings("d-2"), Now);
        var meanwhile = Empty.Accept(Work.Settings(), Now).Take("t", Later, 3).Accept(Work.Push("b", before: "a", "d-2"), Now).Settle("t", new Settlement.Retry(Later, "broke"), Now)!;

        Assert.All([before, after, meanwhile], row => Assert.Equal(("b", WorkReason.SettingsChanged), (row.Waiting?.HeadSha, row.Waiting?.Reason)));
    }

    [Fact]
    public void Another_default_branch_replaces_a_push_to_the_one_before()
    {
        var row = Empty.Accept(Work.Push("b", before: "a"), Now).Accept(Work.Settings() with { Branch = "trunk" }, Now);

        Assert.Equal(("trunk", null), (row.Waiting?.Branch, row.Waiting?.HeadSha));
    }

    [Fact]
    public void A_push_replaces_a_change_of_settings_that_waits()
    {
        var row = Empty.Accept(Work.Settings(), Now).Accept(Work.Push("b", before: "a", "d-2"), Now);

        Assert.Equal("b", row.Waiting?.HeadSha);
    }

    [Fact]
    public void Whose_lease_ran_out_can_neither_prolong_nor_settle()
    {
        var row = Empty.Accept(Work.PullRequest("a"), Now).Take("first", Later, 3).Take("second", Later, 3);

        Assert.Null(row.Renew("first", Later));
        Assert.Null(row.Settle("first", new Settlement.Finished(), Now));
        Assert.Equal(2, row.Attempts);
    }

    [Fact]
    public void An_expired_lease_gives_way_to_the_newer_head()
    {
        var row = Empty.Accept(Work.PullRequest("a", minute: 0), Now).Take("t", Later, 3).Accept(Work.PullRequest("b", minute: 1), Now).Take("u", Later, 3);

        Assert.Equal(("b", null, 1), (row.Held?.HeadSha, row.Waiting, row.Attempts));
    }

    [Fact]
    public void Work_that_kills_its_worker_every_time_is_parked()
    {
        var row = Empty.Accept(Work.PullRequest("a"), Now);
        for (var attempt = 1; attempt <= 4; attempt++)
            row = row.Take($"t{attempt}", Later, mostAttempts: 3);
        Assert.Equal(4, row.Attempts);
        row = row.Take("t5", Later, mostAttempts: 3);

        Assert.Null(row.Held);
        Assert.Null(row.DueAt);
        Assert.Equal("given up: 4 attempts ended without a word", row.ParkedBecause);
    }

    [Fact]
    public void Waiting_for_the_rate_limit_is_no_attempt()
    {
        var row = Empty.Accept(Work.PullRequest("a"), Now).Take("t", Later, 3).Settle("t", new Settlement.Postponed(Later, "limited"), Now)!;

        Assert.Equal((0, Later), (row.Attempts, row.DueAt));
    }

    [Fact]
    public void A_newer_event_takes_parked_work_up_again()
    {
        var parked = Empty.Accept(Work.PullRequest("a", minute: 0), Now).Take("t", Later, 3).Settle("t", new Settlement.Parked("broken"), Now)!;
        Assert.Equal(("broken", null), (parked.ParkedBecause, parked.DueAt));

        var row = parked.Accept(Work.PullRequest("b", minute: 1), Later);

        Assert.Equal(("b", null, Later, 0), (row.Waiting?.HeadSha, row.ParkedBecause, row.DueAt, row.Attempts));
    }
}
