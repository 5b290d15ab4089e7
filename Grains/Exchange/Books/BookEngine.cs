using Trading.Accounts;
using Trading.Exchange.Matching;
using Trading.Exchange.Statistics;

namespace Trading.Exchange;

/// <summary>
/// Everything that a book does with commands: the order book itself, fees, and what each user is told. Pure and deterministic: the same
/// commands at the same times give the same events, so a book is rebuilt from its journal of commands.
/// </summary>
internal sealed class BookEngine
{
    private readonly Dictionary<string, BookMember> _members = new(StringComparer.Ordinal);
    private readonly List<BookMember> _byIndex = [];
    private readonly Dictionary<long, OpenOrder> _open = [];
    private readonly HashSet<BookMember> _touched = [];
    private OrderBook _book;
    private BookMember _member = null!;
    private BookCommand _command;
    private long _lastTimeMs;
    private bool _hasTraded;

    /// <summary>An empty book.</summary>
    public BookEngine(Instrument instrument)
    {
        Instrument = instrument;
        _book = new OrderBook(new BookTerms(instrument.TickLotUnits, (int)instrument.TakerFee));
        Statistics = new MarketStatistics(instrument.TickLotUnits);
    }

    /// <summary>The instrument.</summary>
    public Instrument Instrument { get; }

    /// <summary>Whether new and changed orders are taken.</summary>
    public InstrumentStatus Status { get; private set; }

    /// <summary>The order book.</summary>
    public OrderBook Book => _book;

    /// <summary>The last 24 hours, candles and trades.</summary>
    public MarketStatistics Statistics { get; private set; }

    /// <summary>The users that the book knows.</summary>
    public IReadOnlyList<BookMember> Members => _byIndex;

    /// <summary>What open orders are to their users, by number in the order book.</summary>
    public Dictionary<long, OpenOrder> Open => _open;

    /// <summary>The number of the entry of the journal that is being executed, from 1.</summary>
    public long Entry { get; set; }

    /// <summary>The time of the last command; Unix milliseconds.</summary>
    public long LastTimeMs => _lastTimeMs;

    /// <summary>What the public sees, collected while somebody watches; else null. Not a part of the state.</summary>
    public MarketChanges? Changes { get; set; }

    /// <summary>The user's member; a new one where the book does not know the user.</summary>
    public BookMember MemberOf(string user)
    {
        if (_members.TryGetValue(user, out var member))
            return member;
        member = new BookMember(user, _byIndex.Count);
        _members.Add(user, member);
        _byIndex.Add(member);
        return member;
    }

    /// <summary>Executes a command; the caller sees to its number.</summary>
    public void Execute(BookMember member, in BookCommand command, long timeMs)
    {
        _lastTimeMs = Math.Max(_lastTimeMs, timeMs);
        (_member, _command, _hasTraded) = (member, command, false);
        member.LastCommand = command.Number;
        var sink = new EngineSink(this);
        switch (command.Kind)
        {
            case BookCommandKind.Place when Status == InstrumentStatus.Halted:
                Tell(
                    member,
                    command.Order,
                    new BookEvent { Kind = BookEventKind.Rejected, Reason = OrderReason.Halted, Command = command.Number });
                break;
            case BookCommandKind.Place:
                _book.Place(ToNewOrder(member, command), ref sink);
                break;
            case BookCommandKind.Cancel when member.Orders.TryGetValue(command.Order, out var number):
                _book.Cancel(number, ref sink);
                break;
            case BookCommandKind.Cancel:
                Refuse(BookEventKind.CancelRefused, OrderReason.NotOpen);
                break;
            case BookCommandKind.Amend when Status == InstrumentStatus.Halted:
                Refuse(BookEventKind.AmendRefused, OrderReason.Halted);
                break;
            case BookCommandKind.Amend when member.Orders.TryGetValue(command.Order, out var number):
                _book.Amend(number, command.Ticks, command.Lots, ref sink);
                break;
            default:
                Refuse(BookEventKind.AmendRefused, OrderReason.NotOpen);
                break;
        }
    }

    /// <summary>Halts or resumes the book.</summary>
    public void SetStatus(InstrumentStatus status) => Status = status;

    /// <summary>The users who were told something since the last call.</summary>
    public BookMember[] TakeTouched()
    {
        BookMember[] touched = [.. _touched];
        _touched.Clear();
        return touched;
    }

    /// <summary>What a market order would cost or bring now, without fees; units of the quote asset.</summary>
    public long Estimate(OrderSide side, long lots)
    {
        var order = new NewOrder
        {
            Owner = 0,
            Side = side,
            Type = OrderType.Market,
            Lots = lots,
            TimeInForce = TimeInForce.ImmediateOrCancel,
            SelfTradePrevention = SelfTradePrevention.None,
        };
        return (long)Int128.Min(long.MaxValue, _book.Estimate(order).Notional);
    }

    /// <summary>Sets what a snapshot holds; on a new engine only.</summary>
    public void Restore(OrderBook book, MarketStatistics statistics, InstrumentStatus status, long entry, long lastTimeMs) =>
        (_book, Statistics, Status, Entry, _lastTimeMs) = (book, statistics, status, entry, lastTimeMs);

    /// <summary>A new order is in the book.</summary>
    internal void OnAccepted(long number)
    {
        _open.Add(number, new OpenOrder(_member, _command.Order));
        _member.Orders.Add(_command.Order, number);
        Tell(_member, _command.Order, new BookEvent { Kind = BookEventKind.Accepted, Command = _command.Number });
    }

    /// <summary>A new order is not taken.</summary>
    internal void OnRejected(Refusal refusal) => Refuse(BookEventKind.Rejected, ReasonOf(refusal));

    /// <summary>Two orders traded.</summary>
    internal void OnTraded(in BookTrade trade)
    {
        _hasTraded = true;
        var notional = Reserve.Notional(Instrument, trade.PriceTicks, trade.Lots);
        var fees = TellFill(trade, trade.MakerNumber, LiquidityRole.Maker, notional, Instrument.MakerFee)
            + TellFill(trade, trade.TakerNumber, LiquidityRole.Taker, notional, Instrument.TakerFee);
        if (fees > 0)
            Tell(MemberOf(UserId.House), 0, new BookEvent { Kind = BookEventKind.FeeCollected, TradeId = trade.TradeId, Fee = fees });
        var made = new MarketTrade(trade.TradeId, trade.PriceTicks, trade.Lots, trade.TakerSide, _lastTimeMs);
        Statistics.Add(made);
        Changes?.Add(Entry, made);
    }

    /// <summary>An order is open no longer.</summary>
    internal void OnClosed(long number, CloseReason reason)
    {
        _open.Remove(number, out var order);
        order!.Member.Orders.Remove(order.Order);
        var isAnswer = _command.Kind == BookCommandKind.Cancel && order.Member == _member && order.Order == _command.Order;
        Tell(order.Member, order.Order, new BookEvent
        {
            Kind = BookEventKind.Closed,
            Reason = ReasonOf(reason),
            Command = isAnswer ? _command.Number : 0,
        });
    }

    /// <summary>An order has another price or quantity.</summary>
    internal void OnAmended(long ticks, long lots) =>
        Tell(
            _member, _command.Order, new BookEvent { Kind = BookEventKind.Amended, Ticks = ticks, Lots = lots, Command = _command.Number });

    /// <summary>An order stays as it was.</summary>
    internal void OnAmendRefused(Refusal refusal) => Refuse(BookEventKind.AmendRefused, ReasonOf(refusal));

    /// <summary>The order to cancel is not open.</summary>
    internal void OnCancelRefused() => Refuse(BookEventKind.CancelRefused, OrderReason.NotOpen);

    /// <summary>What rests at a price has changed.</summary>
    internal void OnLevelChanged(OrderSide side, long ticks, long lots) => Changes?.Add(Entry, side, new PriceLevel(ticks, lots));

    private static NewOrder ToNewOrder(BookMember member, in BookCommand command) => new()
    {
        Owner = member.Index,
        Side = command.Side,
        Type = command.Type,
        PriceTicks = command.Ticks,
        Lots = command.Lots == 0 ? long.MaxValue : command.Lots,
        Budget = command.Budget,
        TimeInForce = command.TimeInForce,
        PostOnly = command.IsPostOnly,
        SelfTradePrevention = command.SelfTradePrevention,
    };

    private static OrderReason ReasonOf(Refusal refusal) => refusal switch
    {
        Refusal.PostOnlyWouldTake => OrderReason.PostOnly,
        Refusal.NotOpen => OrderReason.NotOpen,
        _ => OrderReason.Limit,
    };

    /// <summary>A market buy that was to spend a sum is filled where it spent what can be spent; otherwise the book had no more.</summary>
    private OrderReason ReasonOf(CloseReason reason) => reason switch
    {
        CloseReason.Filled => OrderReason.None,
        CloseReason.Cancelled => OrderReason.User,
        CloseReason.FillOrKill => OrderReason.Killed,
        CloseReason.SelfTrade => OrderReason.SelfTrade,
        _ => _command is { Kind: BookCommandKind.Place, Lots: 0 } && _book.Best(OrderSide.Sell).Lots > 0 && _hasTraded
            ? OrderReason.None
            : OrderReason.Unfilled,
    };

    private long TellFill(in BookTrade trade, long number, LiquidityRole role, Int128 notional, long rate)
    {
        var order = _open[number];
        var fee = rate == 0 ? 0 : order.Charge(notional, rate);
        Tell(order.Member, order.Order, new BookEvent
        {
            Kind = BookEventKind.Filled,
            Ticks = trade.PriceTicks,
            Lots = trade.Lots,
            TradeId = trade.TradeId,
            Fee = fee,
            Role = role,
        });
        return fee;
    }

    private void Refuse(BookEventKind kind, OrderReason reason) =>
        Tell(_member, _command.Order, new BookEvent { Kind = kind, Reason = reason, Command = _command.Number });

    private void Tell(BookMember member, long order, in BookEvent e)
    {
        member.Tell(e with { Order = order, TimeMs = _lastTimeMs }, Entry);
        _touched.Add(member);
    }
}
