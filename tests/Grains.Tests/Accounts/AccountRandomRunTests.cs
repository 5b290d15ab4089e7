using Trading.Accounts;

namespace Trading.Grains.Tests.Accounts;

/// <summary>100,000 commands and more against a naive model; see <see cref="AccountRandomRun"/>.</summary>
public sealed class AccountRandomRunTests
{
    private const int Commands = 20_000;

    private static readonly Status[] Usual =
    [
        Status.Ok, Status.InsufficientFunds, Status.NothingPending, Status.NoTriggerAmount, Status.QuoteUnavailable,
        Status.Malformed, Status.BadAmount, Status.LimitExceeded,
    ];

    private static readonly string[] Events =
        ["BuyExpired", "SellExpired", "BuyTriggerFired", "SellTriggerFired", "fired by the market", "repeated", "asked of the journal"];

    [Theory]
    [InlineData(1, 750_00)]
    [InlineData(2, 750_00)]
    [InlineData(3, 750_00)]
    [InlineData(4, 20_000_00)]
    public void Account_does_what_the_naive_one_does(int seed, long amountMax)
    {
        var run = Run(seed, amountMax);
        Assert.True(run.Ends.Where(e => e.Key.Status == Status.InsufficientShares).Sum(e => e.Value) > 50);
        Assert.True(run.Ends.Where(e => e.Key.Status == Status.LessThanOneShare).Sum(e => e.Value) > 50);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void Account_does_what_the_naive_one_does_at_the_largest_balance(int seed)
    {
        var run = Run(seed, 1_000_000_000_000_00);
        Assert.True(run.Ends.GetValueOrDefault((CommandKind.Add, Status.LimitExceeded)) > 50);
        Assert.True(run.Ends.GetValueOrDefault((CommandKind.CommitSell, Status.LimitExceeded)) > 50);
    }

    private static AccountRandomRun Run(int seed, long amountMax)
    {
        var run = new AccountRandomRun(seed, amountMax);
        for (var i = 1; i <= Commands; i++)
        {
            run.Step();
            if (i % 1_000 == 0)
                run.Restart();
        }

        foreach (var kind in Enum.GetValues<CommandKind>().Where(k => k != CommandKind.None))
        {
            var all = run.Ends.Where(e => e.Key.Kind == kind).Sum(e => e.Value);
            var ok = run.Ends.GetValueOrDefault((kind, Status.Ok));
            Assert.True(all > Commands / 50 && ok > all / 6, $"{ok} of {all} {kind} succeeded");
        }

        foreach (var status in Usual)
            Assert.True(run.Ends.Where(e => e.Key.Status == status).Sum(e => e.Value) > 50, $"{status} is too rare");
        foreach (var what in Events)
            Assert.True(run.Happened.GetValueOrDefault(what) > 50, $"'{what}' happened {run.Happened.GetValueOrDefault(what)} times");
        return run;
    }
}
