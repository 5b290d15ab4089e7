using Trading.LoadGenerator.Verifying;

namespace Trading.LoadGenerator.Tests.Verifying;

/// <summary>Where the log leaves room, the verifier must neither complain about what is right nor pass what is wrong.</summary>
public class LogVerifierEdgeTests
{
    private static readonly VerifyOptions Exact = new() { ToleranceMs = 0 };

    [Theory]
    [InlineData(60.999, true)]
    [InlineData(61.000, false)]
    [InlineData(61.001, false)]
    public void Trade_lives_for_60_s_but_not_at_60_s(double secondsOfCommit, bool isRight)
    {
        var script = new LogScript { Options = Exact }
            .At(0).Quote("S", "10.00").Ok("[1] ADD,u,100.00", "+100.00").Ok("[2] BUY,u,S,50.00", "-50.00").Ok("[3] COMMIT_BUY,u")
            .At(1).Quote("S", "10.00").Ok("[4] SELL,u,S,20.00")
            .At(secondsOfCommit).Ok("[5] COMMIT_SELL,u", "+20.00");
        AssertRight(script, isRight);
    }

    [Theory]
    [InlineData(59.999, false)]
    [InlineData(60.000, true)]
    public void Expired_buy_comes_back_not_before_60_s(double secondsOfRefund, bool isRight)
    {
        var script = new LogScript { Options = Exact }
            .At(0).Quote("S", "10.00").Ok("[1] ADD,u,100.00", "+100.00").Ok("[2] BUY,u,S,50.00", "-50.00")
            .At(secondsOfRefund).Cash("[2] BUY,u", "+50.00");
        AssertRight(script, isRight);
    }

    [Theory]
    [InlineData(59.999, true)]
    [InlineData(60.000, false)]
    public void Price_may_be_used_for_60_s(double secondsOfBuy, bool isRight)
    {
        var script = new LogScript { Options = Exact }
            .At(0).Quote("S", "10.00").Ok("[1] ADD,u,100.00", "+100.00")
            .At(secondsOfBuy).Ok("[2] BUY,u,S,50.00", "-50.00");
        AssertRight(script, isRight);
    }

    [Fact]
    public void Price_may_stand_a_little_behind_the_command_that_it_was_for()
    {
        new LogScript().At(0).Ok("[1] ADD,u,100.00", "+100.00").Ok("[2] BUY,u,S,50.00", "-50.00").At(0.5).Quote("S", "10.00").Verify();
        Assert.Throws<DifferenceException>(() =>
            new LogScript().At(0).Ok("[1] ADD,u,100.00", "+100.00").Ok("[2] BUY,u,S,50.00", "-50.00").At(1.5).Quote("S", "10.00").Verify());
    }

    [Theory]
    [InlineData("+40.00", true)]
    [InlineData("+35.00", true)]
    [InlineData("+30.00", false)]
    public void Sell_at_the_change_of_a_price_may_be_at_either(string proceeds, bool isRight)
    {
        var script = new LogScript()
            .At(0).Quote("S", "10.00").Ok("[1] ADD,u,100.00", "+100.00").Ok("[2] BUY,u,S,100.00", "-100.00").Ok("[3] COMMIT_BUY,u")
            .At(59.9).Ok("[4] SELL,u,S,40.00")
            .At(60.1).Quote("S", "7.00")
            .At(61).Ok("[5] COMMIT_SELL,u", proceeds);
        AssertRight(script, isRight);
    }

    [Fact]
    public void Shares_of_a_sell_that_expired_unseen_can_be_sold_again()
    {
        var script = new LogScript()
            .At(0).Quote("S", "10.00").Ok("[1] ADD,u,100.00", "+100.00").Ok("[2] BUY,u,S,50.00", "-50.00").Ok("[3] COMMIT_BUY,u")
            .At(1).Ok("[4] SELL,u,S,50.00").Refused("[5] SELL,u,S,50.00", "insufficient_shares")
            .At(62).Quote("S", "10.00").At(62.1).Ok("[6] SELL,u,S,50.00").Ok("[7] COMMIT_SELL,u", "+50.00");
        Assert.Equal(ShareRange.None, script.Verify().Replay.Accounts["u"].Shares["S"]);
    }

    [Fact]
    public void Overloaded_line_need_not_be_in_the_log_and_one_of_unknown_outcome_may_be()
    {
        new LogScript().Ok("[1] ADD,u,1.00", "+1.00").Ok("[2] ADD,u,1.00", "+1.00").Answer(1, "internal")
            .Unlogged("[3] ADD,u,1.00").AnsweredOnly("[3]", "overloaded")
            .Unlogged("[4] ADD,u,1.00").AnsweredOnly("[4]", "internal").Verify();
        Assert.Contains("[3] ADD,u,1.00 of w is not in the log", Assert.Throws<DifferenceException>(() =>
            new LogScript().Ok("[1] ADD,u,1.00", "+1.00").Unlogged("[3] ADD,u,1.00").AnsweredOnly("[3]", "ok").Verify()).Message);
    }

    [Fact]
    public void Line_that_was_sent_again_after_internal_may_come_late()
    {
        var script = new LogScript().Ok("[1] ADD,u,1.00", "+1.00").Ok("[2] ADD,u,2.00", "+2.00").Ok("[3] ADD,u,3.00", "+3.00");
        script.Elements.AddRange(script.Elements.GetRange(0, 2));
        script.Elements.RemoveRange(0, 2);
        Assert.Throws<DifferenceException>(() => script.Verify());
        script.Answer(1, "ok", "", retries: 1).Verify();
    }

    [Fact]
    public void Malformed_line_without_a_user_is_nobodys()
    {
        var script = new LogScript().Ok("[1] ADD,u,1.00", "+1.00").Unlogged("[2] BUY,");
        foreach (var kind in (string[])["userCommand", "errorEvent"])
            script.Raw(kind, 2, "<command>BUY</command>" + (kind == "errorEvent" ? "<errorMessage>malformed: no</errorMessage>" : ""));
        script.Verify();
    }

    [Fact]
    public void Log_may_begin_before_the_workload()
    {
        var before = new LogScript().At(-100).Ok("[9] ADD,u,5.00", "+5.00").Elements;
        var script = new LogScript().At(0).Ok("[1] ADD,u,1.00", "+1.00");
        script.Elements.InsertRange(0, before);
        Assert.Contains("ADD [9] of user u: is in no workload", Assert.Throws<DifferenceException>(() => script.Verify()).Message);
        script.Options = new VerifyOptions { SinceMs = LogScript.TimeMs(0) };
        Assert.Equal(600, script.Verify().Replay.Accounts["u"].CashCents);
        script.Options = new VerifyOptions { AllowsOthers = true };
        Assert.Equal(1, script.Verify().Counts.Others);
    }

    private static void AssertRight(LogScript script, bool isRight)
    {
        if (isRight)
            script.Verify();
        else
            Assert.Throws<DifferenceException>(() => script.Verify());
    }
}
