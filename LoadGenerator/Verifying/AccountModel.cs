namespace Trading.LoadGenerator.Verifying;

/// <summary>
/// One account as the rules of day-trading.md make it from its commands, with the prices of the log. Cash is exact; shares are
/// ranges, exact but for the
/// moments in which two prices are valid.
/// </summary>
/// <param name="user">The user id.</param>
/// <param name="toleranceMs">By how much times in the log may be off.</param>
internal sealed class AccountModel(string user, long toleranceMs)
{
    private const long LifeMs = 60_000;

    /// <summary>The user id.</summary>
    public string User { get; } = user;

    /// <summary>True once something was added.</summary>
    public bool Exists { get; set; }

    /// <summary>Cash that can be spent.</summary>
    public long CashCents { get; set; }

    /// <summary>All <c>accountTransaction</c>s of the log added up.</summary>
    public long LoggedCents { get; set; }

    /// <summary>All that came in by ADD.</summary>
    public long DepositedCents { get; set; }

    /// <summary>What bought shares cost.</summary>
    public long CostCents { get; set; }

    /// <summary>What sold shares brought in.</summary>
    public long ProceedsCents { get; set; }

    /// <summary>How many elements of the log were this account's.</summary>
    public long ElementCount { get; set; }

    /// <summary>What a command of the account still waits for, or null.</summary>
    public OpenCommand? Open { get; set; }

    /// <summary>Pending buys, the newest last.</summary>
    public List<PendingBuy> Buys { get; } = [];

    /// <summary>Pending sells, the newest last.</summary>
    public List<PendingSell> Sells { get; } = [];

    /// <summary>All shares by symbol, reserved ones too.</summary>
    public Dictionary<string, ShareRange> Shares { get; } = new(StringComparer.Ordinal);

    /// <summary>Amounts for buy triggers, by symbol.</summary>
    public Dictionary<string, BuyOrder> BuyOrders { get; } = new(StringComparer.Ordinal);

    /// <summary>Amounts for sell triggers, by symbol.</summary>
    public Dictionary<string, SellOrder> SellOrders { get; } = new(StringComparer.Ordinal);

    /// <summary>Cash held for pending buys and buy triggers.</summary>
    public long ReservedCents => Buys.Sum(b => b.CostCents) + BuyOrders.Values.Sum(o => o.AmountCents);

    /// <summary>
    /// True where a trade of that time may be committed or cancelled now: it is under 60 s old, as far as the times tell.
    /// </summary>
    public bool MayBeAlive(long tradeAtMs, long nowMs) => nowMs - tradeAtMs < LifeMs + toleranceMs;

    /// <summary>True where a trade of that time may have expired by now.</summary>
    public bool MayBeExpired(long tradeAtMs, long nowMs) => nowMs - tradeAtMs >= LifeMs - toleranceMs;

    /// <summary>The shares of a symbol that are in reserve.</summary>
    public ShareRange ReservedShares(string symbol, long nowMs)
    {
        var reserved = ShareRange.Exactly(SellOrders.TryGetValue(symbol, out var order) ? order.ReservedShares : 0);
        foreach (var sell in Sells)
        {
            if (sell.Symbol == symbol)
                reserved += MayBeExpired(sell.AtMs, nowMs) ? sell.Shares.OrNone : sell.Shares;
        }

        return reserved;
    }

    /// <summary>The shares of a symbol that can be sold.</summary>
    public ShareRange FreeShares(string symbol, long nowMs) => Shares.GetValueOrDefault(symbol) - ReservedShares(symbol, nowMs);

    /// <summary>Adds shares, or with a negative range takes them.</summary>
    public void Move(string symbol, ShareRange shares) => Shares[symbol] = Shares.GetValueOrDefault(symbol) + shares;

    /// <summary>Gives the shares of sells back that have expired for certain. The log need not tell it: no cash moves.</summary>
    public void ExpireSells(long nowMs)
    {
        while (Sells.Count > 0 && !MayBeAlive(Sells[0].AtMs, nowMs))
            Sells.RemoveAt(0);
    }

    /// <summary>The oldest pending buy of that number, or null.</summary>
    public PendingBuy? FindBuy(long transactionNum) => Buys.Find(b => b.TransactionNum == transactionNum);

    /// <summary>The oldest pending sell of that number, or null.</summary>
    public PendingSell? FindSell(long transactionNum) => Sells.Find(s => s.TransactionNum == transactionNum);

    /// <summary>The oldest pending buy that should have given its reserve back by now, or null.</summary>
    public PendingBuy? OverdueBuy(long nowMs) => Buys.Count > 0 && !MayBeAlive(Buys[0].AtMs, nowMs) ? Buys[0] : null;
}
