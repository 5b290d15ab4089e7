using Trading.Accounts;
using Trading.Testing.Accounts;

namespace Trading.Grains.Tests.Accounts;

/// <summary>
/// Commands in a mix of which much succeeds: few symbols, amounts and trigger prices of the size of the balances and prices.
/// </summary>
/// <param name="random">The source of chance.</param>
/// <param name="amountMax">The largest amount of a command but ADD, in cents.</param>
internal sealed class RandomCommands(Random random, long amountMax)
{
    private static readonly CommandKind[] Mix =
    [
        CommandKind.Add, CommandKind.Quote, CommandKind.Buy, CommandKind.Buy, CommandKind.Buy, CommandKind.CommitBuy, CommandKind.CommitBuy,
        CommandKind.CancelBuy, CommandKind.Sell, CommandKind.Sell, CommandKind.CommitSell, CommandKind.CancelSell,
        CommandKind.SetBuyAmount, CommandKind.SetBuyAmount, CommandKind.SetBuyTrigger, CommandKind.CancelSetBuy,
        CommandKind.SetSellAmount, CommandKind.SetSellAmount, CommandKind.SetSellTrigger, CommandKind.SetSellTrigger,
        CommandKind.CancelSetSell,
        CommandKind.Dumplog, CommandKind.DisplaySummary,
    ];

    private static readonly Status[] Refusals = [Status.Malformed, Status.BadAmount, Status.LimitExceeded];

    /// <summary>The symbols that commands name.</summary>
    public static IReadOnlyList<string> Symbols { get; } = ["A", "B2", "CCC"];

    /// <summary>The next command; <paramref name="prices"/> are the market's, in cents.</summary>
    public NaiveCommand Next(NaiveAccount account, IReadOnlyDictionary<string, long> prices)
    {
        var kind = Mix[random.Next(Mix.Length)];
        var symbol = Symbols[random.Next(Symbols.Count)];
        var refusal = random.Next(50) == 0 ? Refusals[random.Next(Refusals.Length)] : Status.Ok;
        var cents = kind switch
        {
            CommandKind.Add => random.NextInt64(1, 8 * amountMax),
            CommandKind.Buy or CommandKind.SetBuyAmount => AmountNear((long)(account.Cash * 100)),
            CommandKind.Sell or CommandKind.SetSellAmount => AmountNear(account.Shares.GetValueOrDefault(symbol) * prices[symbol]),
            CommandKind.SetBuyTrigger => Math.Max(1, prices[symbol] * random.NextInt64(60, 105) / 100),
            CommandKind.SetSellTrigger => Math.Max(1, prices[symbol] * random.NextInt64(95, 140) / 100),
            _ => 0,
        };
        return new NaiveCommand(kind, symbol, cents / 100m, refusal);
    }

    /// <summary>An amount of the workloads, or one about as large as what there is: exactly, or a cent beside it.</summary>
    private long AmountNear(long cents) => random.Next(10) switch
    {
        < 6 => random.NextInt64(1, amountMax),
        < 9 => random.NextInt64(1, Math.Min(Money.Max.Cents, cents / 10 + 2)),
        _ => Math.Clamp(cents + random.Next(-1, 2), 1, Money.Max.Cents),
    };
}
