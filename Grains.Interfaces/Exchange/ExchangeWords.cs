namespace Trading.Exchange;

/// <summary>The words of the exchange on every door (exchange.md, "Orders"). Words only get more: clients know them.</summary>
public static class ExchangeWords
{
    /// <summary>Words of <see cref="OrderSide"/>.</summary>
    public static WordTable<OrderSide> Sides { get; } = new("buy", "sell");

    /// <summary>Words of <see cref="OrderType"/>.</summary>
    public static WordTable<OrderType> Types { get; } = new("limit", "market");

    /// <summary>Words of <see cref="TimeInForce"/>.</summary>
    public static WordTable<TimeInForce> TimesInForce { get; } = new("GTC", "IOC", "FOK");

    /// <summary>Words of <see cref="SelfTradePrevention"/>.</summary>
    public static WordTable<SelfTradePrevention> SelfTradePreventions { get; } = new("cancelTaker", "cancelMaker", "cancelBoth", "none");

    /// <summary>Words of <see cref="OrderStatus"/>.</summary>
    public static WordTable<OrderStatus> Statuses { get; } = new("New", "PartiallyFilled", "Filled", "Cancelled", "Rejected");

    /// <summary>
    /// Words of <see cref="OrderReason"/>; none for <see cref="OrderReason.None"/>. The reason of a rejected order is also the code that
    /// its request is answered with.
    /// </summary>
    public static WordTable<OrderReason> Reasons { get; } = new(
        null,
        "user",
        "unfilled",
        "killed",
        "self_trade",
        ExchangeStatusCodes.Of(ExchangeStatus.PostOnlyWouldTake),
        ExchangeStatusCodes.Of(ExchangeStatus.InstrumentHalted),
        ExchangeStatusCodes.Of(ExchangeStatus.InsufficientFunds),
        ExchangeStatusCodes.Of(ExchangeStatus.LimitExceeded),
        ExchangeStatusCodes.Of(ExchangeStatus.OrderNotOpen));

    /// <summary>Words of <see cref="LiquidityRole"/>.</summary>
    public static WordTable<LiquidityRole> Roles { get; } = new("maker", "taker");

    /// <summary>Words of <see cref="KlineInterval"/>.</summary>
    public static WordTable<KlineInterval> Intervals { get; } = new("1m", "5m", "15m", "1h", "1d");

    /// <summary>Words of <see cref="InstrumentStatus"/>.</summary>
    public static WordTable<InstrumentStatus> InstrumentStatuses { get; } = new("trading", "halted");
}
