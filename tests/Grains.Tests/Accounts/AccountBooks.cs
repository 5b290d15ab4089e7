using Trading.Accounts;
using Trading.Audit;

namespace Trading.Grains.Tests.Accounts;

/// <summary>
/// The books of one account, kept from its events: what was added and earned, less what was spent, is cash and reserves, to the cent; and
/// the cash alone follows from what each event says came in and went out (day-trading.md: "The log alone must be enough to rebuild every
/// account's cash").
/// </summary>
internal sealed class AccountBooks
{
    private Money _cash;
    private Money _worth;

    public void Enter(in AccountEvent e)
    {
        _cash = _cash + e.CashIn - e.CashOut;
        if (e.Status != Status.Ok)
            Assert.Equal((Money.Zero, Money.Zero), (e.CashIn, e.CashOut));
        switch (e.Kind, e.Command)
        {
            case (AccountEventKind.Command, CommandKind.Add or CommandKind.CommitSell):
            case (AccountEventKind.SellTriggerFired, _):
                _worth += e.CashIn;
                break;
            case (AccountEventKind.Command, CommandKind.CommitBuy):
            case (AccountEventKind.BuyTriggerFired, _):
                _worth -= e.Price * e.Shares;
                break;
        }
    }

    public void Check(Account account)
    {
        Assert.Equal(_cash, account.Cash);
        Assert.Equal(_worth, account.Cash + account.ReservedCash);
    }
}
