namespace Trading.Accounts;

/// <summary>Which arguments the commands have (day-trading.md). Every command but DUMPLOG names a user first.</summary>
public static class CommandShape
{
    /// <summary>True for commands that name a stock.</summary>
    public static bool HasSymbol(CommandKind kind) => kind is CommandKind.Quote or CommandKind.Buy or CommandKind.Sell
        or CommandKind.SetBuyAmount or CommandKind.SetBuyTrigger or CommandKind.CancelSetBuy
        or CommandKind.SetSellAmount or CommandKind.SetSellTrigger or CommandKind.CancelSetSell;

    /// <summary>True for commands that name an amount, or a trigger price.</summary>
    public static bool HasAmount(CommandKind kind) => kind is CommandKind.Add or CommandKind.Buy or CommandKind.Sell
        or CommandKind.SetBuyAmount or CommandKind.SetBuyTrigger or CommandKind.SetSellAmount or CommandKind.SetSellTrigger;
}
