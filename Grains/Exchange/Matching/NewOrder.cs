namespace Trading.Exchange.Matching;

/// <summary>An order as it comes to a book (exchange.md, Orders).</summary>
internal readonly record struct NewOrder
{
    /// <summary>Who places it: a number that the caller gives to a user; at least 0.</summary>
    public required int Owner { get; init; }

    /// <summary>The side.</summary>
    public required OrderSide Side { get; init; }

    /// <summary>The type.</summary>
    public OrderType Type { get; init; }

    /// <summary>The limit price in ticks, at least 1; 0 for market orders.</summary>
    public long PriceTicks { get; init; }

    /// <summary>The quantity in lots, at least 1; <see cref="long.MaxValue"/> for a market buy that its budget alone limits.</summary>
    public required long Lots { get; init; }

    /// <summary>For market buys the most that may be spent, fees included, in units of the quote asset; 0 for no such limit.</summary>
    public long Budget { get; init; }

    /// <summary>What becomes of what does not trade at once.</summary>
    public TimeInForce TimeInForce { get; init; }

    /// <summary>True for a limit order, good till cancelled, that must not take.</summary>
    public bool PostOnly { get; init; }

    /// <summary>What happens where it would take from its own owner.</summary>
    public SelfTradePrevention SelfTradePrevention { get; init; }

    /// <summary>True where what does not trade at once stays in the book.</summary>
    public bool MayRest => Type == OrderType.Limit && TimeInForce == TimeInForce.GoodTillCancelled;

    /// <summary>
    /// True where the fields fit together. Others are refused: the doors say what is wrong with them before they come here.
    /// </summary>
    public bool IsWellFormed =>
        Owner >= 0 && Lots >= 1 && Budget >= 0 && Side <= OrderSide.Sell && TimeInForce <= TimeInForce.FillOrKill
        && SelfTradePrevention <= SelfTradePrevention.None && Type switch
        {
            OrderType.Limit => PriceTicks >= 1 && Budget == 0 && (!PostOnly || TimeInForce == TimeInForce.GoodTillCancelled),
            OrderType.Market => PriceTicks == 0 && !PostOnly && (Budget == 0 || Side == OrderSide.Buy),
            _ => false,
        };
}
