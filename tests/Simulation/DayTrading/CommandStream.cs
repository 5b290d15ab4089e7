using Trading.Accounts;

namespace Trading.Simulation.DayTrading;

/// <summary>
/// Random commands of one user: all but DUMPLOG, of which much succeeds, as symbols are few and amounts of the size of prices and
/// balances. Most are in one of two
/// sessions, some have an idempotency key, and some cannot be repeated.
/// </summary>
internal sealed class CommandStream(Chance chance, string user)
{
    private static readonly CommandKind[] Mix =
    [
        CommandKind.Add, CommandKind.Quote, CommandKind.Buy, CommandKind.Buy, CommandKind.Buy, CommandKind.Buy,
        CommandKind.CommitBuy, CommandKind.CommitBuy, CommandKind.CancelBuy,
        CommandKind.Sell, CommandKind.Sell, CommandKind.CommitSell, CommandKind.CancelSell,
        CommandKind.SetBuyAmount, CommandKind.SetBuyAmount, CommandKind.SetBuyTrigger, CommandKind.SetBuyTrigger, CommandKind.CancelSetBuy,
        CommandKind.SetSellAmount, CommandKind.SetSellAmount, CommandKind.SetSellTrigger, CommandKind.SetSellTrigger,
        CommandKind.CancelSetSell, CommandKind.DisplaySummary,
    ];

    private static readonly Symbol[] Symbols = [Symbol.Parse("A"), Symbol.Parse("B2"), Symbol.Parse("CCC")];
    private static readonly Status[] Refusals = [Status.Malformed, Status.BadAmount, Status.LimitExceeded];

    private long last;

    internal SentCommand Next()
    {
        last++;
        var kind = last == 1 ? CommandKind.Add : chance.Pick(Mix);
        var isKey = chance.OneIn(10);
        return new SentCommand(user, new Command
        {
            Kind = kind,
            Refusal = chance.OneIn(40) ? chance.Pick(Refusals) : Status.Ok,
            Quiet = chance.OneIn(4),
            Symbol = CommandShape.HasSymbol(kind) ? chance.Pick(Symbols) : Symbol.None,
            TransactionNum = isKey && chance.OneIn(2) ? 0 : last,
            Amount = CommandShape.HasAmount(kind) ? Money.FromCents(Cents(kind)) : Money.Zero,
            Session = isKey ? $"k:key{last}" : chance.OneIn(12) ? null : chance.OneIn(4) ? "s:night" : "s:day",
        });
    }

    private long Cents(CommandKind kind) => kind switch
    {
        CommandKind.Add => chance.Between(50_000, 500_000),
        CommandKind.SetBuyTrigger => chance.Between(200, 2_500),
        CommandKind.SetSellTrigger => chance.Between(1_500, 9_000),
        _ => chance.Between(1_000, 40_000),
    };
}
