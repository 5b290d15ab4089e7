using Trading.LoadGenerator.Verifying;

namespace Trading.LoadGenerator.Tests.Verifying;

public class LogVerifierTests
{
    /// <summary>The account of user u after line 26.</summary>
    private static readonly string Summary = """
        {"user":"u","cash":"880.00","reservedCash":"50.00",
        "holdings":[{"symbol":"S","available":"2","reserved":"0"},{"symbol":"T","available":"2","reserved":"0"}],
        "pendingBuys":[{"symbol":"T","shares":"1","cost":"50.00","expiresAt":"x"}],"pendingSells":[],"triggers":[]}
        """.ReplaceLineEndings("");

    /// <summary>Everything that can happen to an account, right in every point. Prices: S 10.00 (20.00 after 60 s), T 50.00.</summary>
    internal static LogScript RightLog() => new LogScript { Options = new VerifyOptions { ToleranceMs = 100 } }
        .At(0).Ok("[1] ADD,u,1000.00", "+1000.00").Result("""{"cash":"1000.00"}""")
        .At(0.1).Quote("S", "10.00").Ok("[2] QUOTE,u,S").Result("""{"symbol":"S","price":"10.00","quotedAt":"2027-01-15T08:00:00.100Z"}""")
        .At(1).Ok("[3] BUY,u,S,105.00", "-100.00")
        .Result("""{"symbol":"S","shares":"10","price":"10.00","total":"100.00","expiresAt":"2027-01-15T08:01:01.000Z"}""")
        .At(2).Ok("[4] COMMIT_BUY,u")
        .Result("""{"symbol":"S","shares":"10","price":"10.00","total":"100.00","expiresAt":"2027-01-15T08:01:01.000Z"}""")
        .At(3).Ok("[5] BUY,u,S,50.00", "-50.00")
        .At(4).Ok("[6] CANCEL_BUY,u", "+50.00")
        .At(5).Ok("[7] SELL,u,S,35.00")
        .At(6).Ok("[8] COMMIT_SELL,u", "+30.00")
        .At(7).Ok("[9] SELL,u,S,20.00")
        .At(8).Ok("[10] CANCEL_SELL,u")
        .At(9).Refused("[11] COMMIT_SELL,u", "nothing_pending")
        .At(10).Refused("[12] BUY,u,S,5000.00", "insufficient_funds")
        .At(11).Refused("[13] SELL,u,S,71.00", "insufficient_shares")
        .At(12).Refused("[14] BUY,u,S,9.99", "less_than_one_share")
        .At(13).Refused("[15] COMMIT_BUY,x", "unknown_user")
        .At(14).Quote("T", "50.00").Ok("[16] SET_BUY_AMOUNT,u,T,120.00", "-120.00")
        .At(15).Ok("[17] SET_BUY_AMOUNT,u,T,130.00", "+120.00", "-130.00")
        .At(16).Ok("[18] SET_BUY_TRIGGER,u,T,60.00").Fired("[18] SET_BUY_TRIGGER,u,T,60.00", "100.00", "+30.00")
        .At(17).Refused("[19] SET_BUY_TRIGGER,u,T,60.00", "no_trigger_amount")
        .At(18).Ok("[20] SET_SELL_AMOUNT,u,S,60.00")
        .At(19).Ok("[21] SET_SELL_TRIGGER,u,S,12.00")
        .At(20).Ok("[22] SET_BUY_AMOUNT,u,S,70.00", "-70.00")
        .At(21).Ok("[23] CANCEL_SET_BUY,u,S", "+70.00")
        .At(22).Refused("[24] CANCEL_SET_SELL,u,T", "no_trigger_amount")
        .At(23).Ok("[25] BUY,u,T,99.00", "-50.00")
        .At(60.2).Quote("S", "20.00").Fired("[21] SET_SELL_TRIGGER,u,S,12.00", "100.00", "+100.00")
        .At(82).Ok("[26] DISPLAY_SUMMARY,u").Result(Summary)
        .At(83.1).Cash("[25] BUY,u", "+50.00")
        .At(83.2).Refused("[27] COMMIT_BUY,u", "nothing_pending")
        .At(84).Refused("[28] ADD,u,-73280.58", "bad_amount")
        .At(85).Refused("[29] BUY,u,S", "malformed")
        .Unlogged("[30] NONSENSE,u")
        .At(86).Ok("[31] DUMPLOG,./testLOG");

    [Fact]
    public void Right_log_is_proved()
    {
        var verifier = RightLog().Verify();
        var counts = verifier.Counts;
        Assert.Equal((20, 10, 2, 1), ((int)counts.Accepted, (int)counts.Refused, (int)counts.Fired, (int)counts.Expired));
        Assert.Equal((30, 1), ((int)counts.Answers, (int)counts.AnsweredSummaries));
        Assert.Equal(new BookTotals(Deposited: 100_000, Cash: 93_000, Reserved: 0, Cost: 20_000, Proceeds: 13_000), verifier.Totals());
        Assert.True(verifier.Totals().Balance);
        var account = verifier.Replay.Accounts["u"];
        Assert.Equal((ShareRange.Exactly(2), ShareRange.Exactly(2)), (account.Shares["S"], account.Shares["T"]));
    }

    [Fact]
    public void Right_log_is_proved_without_answers()
    {
        var counts = RightLog().Verify(withAnswers: false).Counts;
        Assert.Equal((20, 10, 0), ((int)counts.Accepted, (int)counts.Refused, (int)counts.Answers));
    }
}
