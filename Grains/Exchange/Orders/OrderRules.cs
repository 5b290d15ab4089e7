using Trading.Accounts;

namespace Trading.Exchange;

/// <summary>
/// What requests of exchange.md may do to an account: each rule looks at the account and says which event follows, or the status of the
/// first check that fails. Pure; the caller tells the time, new ids, and what a market order would cost.
/// </summary>
internal static class OrderRules
{
    /// <summary>The most open orders of one account.</summary>
    public const int OpenMax = 10_000;

    /// <summary>
    /// An account that had so many deposits and withdrawals, each of which is remembered, takes no more deposits; what it has can be
    /// withdrawn.
    /// </summary>
    public const int TransfersMax = 100_000;

    private const int SlackParts = 20;

    /// <summary>True where two requests ask for the same order; the client may send it again then.</summary>
    public static bool IsSame(PlaceOrder first, PlaceOrder again) => first == again;

    /// <summary>Checks what makes a request for a new order void: nothing of it is remembered.</summary>
    public static ExchangeStatus Check(OrderLedger ledger, Instrument instrument, PlaceOrder request)
    {
        if (request.Type == OrderType.Limit ? request.Ticks <= 0 : request.Ticks != 0)
            return ExchangeStatus.BadPrice;
        var byMoney = request.Type == OrderType.Market && request.Side == OrderSide.Buy && request.Lots == 0;
        if (byMoney ? request.QuoteUnits <= 0 : request.Lots <= 0 || request.QuoteUnits != 0)
            return ExchangeStatus.BadQuantity;
        if (request.Type == OrderType.Limit && Reserve.IsCountable(instrument, request.Ticks, request.Lots)
            && Reserve.Notional(instrument, request.Ticks, request.Lots) < instrument.MinNotional)
            return ExchangeStatus.MinNotional;
        return ledger.OpenCount >= OpenMax ? ExchangeStatus.Overloaded : ExchangeStatus.Ok;
    }

    /// <summary>Decides a new order that passed <see cref="Check"/>: it is taken, or rejected for want of funds or room.</summary>
    /// <param name="account">The account, which is not changed.</param>
    /// <param name="link">The stream to the order's book.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="orderId">The id that it gets.</param>
    /// <param name="estimate">What a market buy of so many lots would cost now, without fees; units of the quote asset.</param>
    public static OrderPlaced Place(Account account, BookLink link, PlaceOrder request, Guid orderId, long estimate)
    {
        var instrument = link.Instrument;
        var isBuy = request.Side == OrderSide.Buy;
        var pays = account.BalanceOf(isBuy ? instrument.Quote : instrument.Base);
        var gets = account.BalanceOf(isBuy ? instrument.Base : instrument.Quote);
        var isCountable = Reserve.IsCountable(instrument, request.Ticks, request.Lots);
        var reserve = isCountable ? NeededFor(instrument, request, estimate, pays.Available) : 0;
        var budget = isBuy && request.Type == OrderType.Market ? (long)Int128.Min(reserve, long.MaxValue) : 0;
        var rejection = !isCountable || IsTooLarge(instrument, request, reserve) || gets.Available + gets.Locked > Reserve.TotalMax
                ? OrderReason.Limit
            : reserve > pays.Available || reserve == 0 ? OrderReason.Funds
            : OrderReason.None;
        return rejection == OrderReason.None
            ? new OrderPlaced(orderId, request, request.ToCommand(link.LastCommand + 1, budget), (long)reserve, OrderReason.None)
            : new OrderPlaced(orderId, request, default, 0, rejection);
    }

    /// <summary>Decides an amendment of an order that is open and not being amended.</summary>
    /// <returns>The event, or null with the reason.</returns>
    public static OrderChangeRequested? Amend(Account account, Order order, AmendOrder amend, out ExchangeStatus status)
    {
        var (ticks, lots) = (amend.Ticks == 0 ? order.Ticks : amend.Ticks, amend.Lots == 0 ? order.Lots : amend.Lots);
        var instrument = order.Link.Instrument;
        status = !order.IsOpen || order.Request.Type != OrderType.Limit ? ExchangeStatus.OrderNotOpen
            : ticks < 0 ? ExchangeStatus.BadPrice
            : lots < 0 ? ExchangeStatus.BadQuantity
            : !Reserve.IsCountable(instrument, ticks, lots) ? ExchangeStatus.LimitExceeded
            : lots > order.FilledLots && Reserve.Notional(instrument, ticks, lots) < instrument.MinNotional ? ExchangeStatus.MinNotional
            : Reserve.Notional(instrument, ticks, lots) > Reserve.NotionalMax || Reserve.OfSell(instrument, lots) > Asset.UnitsMax
                ? ExchangeStatus.LimitExceeded
            : ExchangeStatus.Ok;
        if (status != ExchangeStatus.Ok)
            return null;
        var reserve = Reserve.OfAmended(order, ticks, lots) - order.Reserved;
        if (reserve > account.BalanceOf(order.ReserveAsset).Available)
        {
            status = ExchangeStatus.InsufficientFunds;
            return null;
        }

        var number = order.Link.LastCommand + 1;
        return new OrderChangeRequested(
            instrument.Symbol,
            new BookCommand { Number = number, Kind = BookCommandKind.Amend, Order = order.Number, Ticks = ticks, Lots = lots },
            (long)Int128.Max(reserve, 0));
    }

    /// <summary>The event of a request to cancel an open order.</summary>
    public static OrderChangeRequested Cancel(Order order) => new(
        order.Link.Instrument.Symbol,
        new BookCommand { Number = order.Link.LastCommand + 1, Kind = BookCommandKind.Cancel, Order = order.Number },
        0);

    /// <summary>Whether a deposit or withdrawal may be made.</summary>
    public static ExchangeStatus Check(Account account, Transfer transfer)
    {
        var balance = account.BalanceOf(transfer.Asset);
        if (transfer.Units <= 0)
            return ExchangeStatus.BadQuantity;
        if (transfer.IsWithdrawal)
            return balance.Available < transfer.Units ? ExchangeStatus.InsufficientFunds : ExchangeStatus.Ok;
        if (transfer.Units > UnitsMaxOf(transfer.Asset) - balance.Available - balance.Locked)
            return ExchangeStatus.LimitExceeded;
        return account.Orders.Transfers.Count >= TransfersMax ? ExchangeStatus.Overloaded : ExchangeStatus.Ok;
    }

    /// <summary>How the refusal of a book is told to the user.</summary>
    public static ExchangeStatus StatusOf(OrderReason refusal) => refusal switch
    {
        OrderReason.PostOnly => ExchangeStatus.PostOnlyWouldTake,
        OrderReason.Halted => ExchangeStatus.InstrumentHalted,
        OrderReason.Funds => ExchangeStatus.InsufficientFunds,
        OrderReason.Limit => ExchangeStatus.LimitExceeded,
        OrderReason.NotOpen => ExchangeStatus.OrderNotOpen,
        _ => ExchangeStatus.Ok,
    };

    private static long UnitsMaxOf(Asset asset) => asset.IsStock ? Holding.Max : Asset.UnitsMax;

    /// <summary>
    /// What an order needs reserved. A market buy by quantity reserves what the book would ask for it now and a twentieth more, in case
    /// that it moves, but never more than there is: the book stops where the reserve is spent.
    /// </summary>
    private static Int128 NeededFor(Instrument instrument, PlaceOrder request, long estimate, long available)
    {
        if (request.Side == OrderSide.Sell)
            return Reserve.OfSell(instrument, request.Lots);
        if (request.Type == OrderType.Limit)
            return Reserve.OfBuy(instrument, request.Ticks, request.Lots);
        if (request.QuoteUnits > 0)
            return request.QuoteUnits;
        var cost = estimate + Instrument.FeeOf(estimate, instrument.LargestFee);
        return Int128.Min(available, Int128.Max(1, cost + cost / SlackParts));
    }

    private static bool IsTooLarge(Instrument instrument, PlaceOrder request, Int128 reserve) =>
        Reserve.OfSell(instrument, request.Lots) > Asset.UnitsMax || reserve > Asset.UnitsMax
        || (request.Type == OrderType.Limit ? Reserve.Notional(instrument, request.Ticks, request.Lots) : request.QuoteUnits)
            > Reserve.NotionalMax;
}
