using Trading.Audit;
using Trading.Exchange;
using Trading.Quotes;

namespace Trading.Accounts;

/// <summary>
/// The state of one account, and the one way in which it changes: <see cref="Apply"/>. Every change is an event, so an account rebuilt from
/// its events is the account. What a command may do is decided in <see cref="AccountRules"/>. Pure: no clock, no I/O, one thread at a time.
/// Invariants: nothing is negative; cash with all reserves is at most <see cref="Money.Max"/>.
/// </summary>
internal sealed class Account
{
    private const long TransactionNumMax = long.MaxValue / 2;

    private readonly Dictionary<Symbol, Holding> _holdings = [];
    private readonly Dictionary<Asset, Holding> _coins = [];
    private readonly Dictionary<Symbol, TriggerOrder> _buyOrders = [];
    private readonly Dictionary<Symbol, TriggerOrder> _sellOrders = [];
    private OrderLedger? _orders;

    /// <summary>True once something was added: only then is there an account.</summary>
    public bool Exists { get; private set; }

    /// <summary>Cash that can be spent.</summary>
    public Money Cash { get; private set; }

    /// <summary>Cash held for pending buys, buy triggers, and open orders.</summary>
    public Money ReservedCash { get; private set; }

    /// <summary>The number of the last event; events count from 1.</summary>
    public long EventNumber { get; private set; }

    /// <summary>The highest transaction number so far (but for absurdly high ones); a command without a number gets the next.</summary>
    public long LastTransactionNum { get; private set; }

    /// <summary>Pending buys.</summary>
    public PendingTrades Buys { get; } = new();

    /// <summary>Pending sells.</summary>
    public PendingTrades Sells { get; } = new();

    /// <summary>Orders on the exchange, and deposits.</summary>
    public OrderLedger Orders => _orders ??= new OrderLedger(this);

    /// <summary>True once the exchange has changed the account.</summary>
    public bool HasOrders => _orders is not null;

    /// <summary>Balances of what is neither US dollars nor a stock; none with nothing in it.</summary>
    public Dictionary<Asset, Holding> Coins => _coins;

    /// <summary>The last commands.</summary>
    public History History { get; private set; } = new();

    /// <summary>The outcomes of recent commands by session and number.</summary>
    public OutcomeMemory Memory { get; private set; } = new();

    /// <summary>Holdings by stock; none with nothing in it.</summary>
    public Dictionary<Symbol, Holding> Holdings => _holdings;

    /// <summary>Amounts set for buy triggers, by stock.</summary>
    public Dictionary<Symbol, TriggerOrder> BuyOrders => _buyOrders;

    /// <summary>Amounts set for sell triggers, by stock.</summary>
    public Dictionary<Symbol, TriggerOrder> SellOrders => _sellOrders;

    /// <summary>The symbols whose triggers changed since this set was last cleared; their quote grains must be told.</summary>
    public HashSet<Symbol> ChangedTriggers { get; } = [];

    /// <summary>When the next pending trade expires, or null; Unix milliseconds.</summary>
    public long? NextExpiryMs => Math.Min(Buys.NextExpiryMs, Sells.NextExpiryMs) is var next && next < long.MaxValue ? next : null;

    /// <summary>The symbols on which a trigger waits.</summary>
    public IEnumerable<Symbol> TriggerSymbols =>
        _buyOrders.Concat(_sellOrders).Where(o => o.Value.HasTrigger).Select(o => o.Key).Distinct();

    /// <summary>True where something must happen to the account although nobody touches it.</summary>
    public bool NeedsAttention =>
        Buys.Count > 0 || Sells.Count > 0 || HasTrigger(_buyOrders) || HasTrigger(_sellOrders) || _orders is { HasUnanswered: true };

    /// <summary>The holding of a stock; empty where there is none.</summary>
    public Holding HoldingOf(Symbol symbol) => _holdings.GetValueOrDefault(symbol);

    /// <summary>What the account has of an asset, in the asset's units.</summary>
    public Balance BalanceOf(Asset asset)
    {
        if (asset == Asset.Usd)
            return new Balance(asset, Cash.Micros, ReservedCash.Micros);
        var holding = asset.IsStock ? HoldingOf(asset.Stock) : _coins.GetValueOrDefault(asset);
        return new Balance(asset, holding.Available, holding.Reserved);
    }

    /// <summary>All balances that are not zero, and US dollars.</summary>
    public Balance[] Balances() =>
    [
        BalanceOf(Asset.Usd),
        .. _coins.Keys.Order().Select(BalanceOf),
        .. _holdings.Keys.OrderBy(s => s.ToString(), StringComparer.Ordinal).Select(s => BalanceOf(Asset.OfStock(s))),
    ];

    /// <summary>
    /// Changes what can be spent of an asset and what is reserved, in the asset's units; for <see cref="OrderLedger"/> as a part of an event.
    /// </summary>
    public void Move(Asset asset, long available, long reserved)
    {
        if (asset == Asset.Usd)
        {
            Cash += Money.FromMicros(available);
            ReservedCash += Money.FromMicros(reserved);
        }
        else if (asset.IsStock)
        {
            Hold(asset.Stock, available, reserved);
        }
        else
        {
            Hold(_coins, asset, available, reserved);
        }
    }

    /// <summary>What waits for a price of this stock.</summary>
    public SymbolTriggers TriggersOn(Symbol symbol) => new(EventNumber, TriggerOf(_buyOrders, symbol), TriggerOf(_sellOrders, symbol));

    /// <summary>Makes an event's change.</summary>
    public void Apply(in AccountEvent e)
    {
        EventNumber++;
        switch (e.Kind)
        {
            case AccountEventKind.Command:
                if (e.Status == Status.Ok)
                    ApplyCommand(e);
                Remember(e);
                break;
            case AccountEventKind.BuyExpired:
                GiveBack(Buys.RemoveOldest());
                break;
            case AccountEventKind.SellExpired:
                Release(Sells.RemoveOldest());
                break;
            case AccountEventKind.BuyTriggerFired:
                ReleaseBuyOrder(e.Symbol);
                Spend(e.Price * e.Shares);
                Hold(e.Symbol, e.Shares, 0);
                break;
            case AccountEventKind.SellTriggerFired:
                _sellOrders.Remove(e.Symbol);
                ChangedTriggers.Add(e.Symbol);
                Hold(e.Symbol, 0, -e.Shares);
                Cash += e.CashIn;
                break;
            case AccountEventKind.Exchange:
                Exists |= e.Exchange is Transferred or BookTold;
                Orders.Apply(e.Exchange!, e.TimeMs);
                break;
            default:
                throw new InvalidOperationException($"An event of kind {e.Kind} does not change an account.");
        }

        CheckCash();
    }

    /// <summary>Makes the change of a <see cref="BookTold"/> that need not exist.</summary>
    public void Apply(BookLink link, in BookEvent told)
    {
        EventNumber++;
        Exists = true;
        Orders.Apply(link, told);
        CheckCash();
    }

    /// <summary>Writes the account for its snapshot.</summary>
    public void Save(BinaryWriterOver output) => AccountSnapshot.Save(this, output);

    /// <summary>Sets what a snapshot holds; for <see cref="AccountSnapshot"/> only, on a new account.</summary>
    internal void Restore(long eventNumber, long lastTransactionNum, bool exists, Money cash, History history, OutcomeMemory memory)
    {
        (EventNumber, LastTransactionNum, Exists, Cash, History, Memory) = (eventNumber, lastTransactionNum, exists, cash, history, memory);
    }

    /// <summary>Sets a holding from a snapshot.</summary>
    internal void Restore(Symbol symbol, Holding holding) => _holdings.Add(symbol, holding);

    /// <summary>Sets a balance from a snapshot.</summary>
    internal void Restore(Asset asset, Holding holding) => _coins.Add(asset, holding);

    /// <summary>Counts what open orders of a snapshot hold of the cash.</summary>
    internal void RestoreOrderReserves()
    {
        foreach (var order in Orders.ById.Values)
            if (order.ReserveAsset == Asset.Usd)
                ReservedCash += Money.FromMicros(order.Reserved);
    }

    /// <summary>Sets an amount and trigger from a snapshot.</summary>
    internal void Restore(Symbol symbol, bool isBuy, TriggerOrder order)
    {
        (isBuy ? _buyOrders : _sellOrders).Add(symbol, order);
        if (isBuy)
            ReservedCash += order.Amount;
    }

    /// <summary>Sets a pending trade from a snapshot, the oldest first.</summary>
    internal void Restore(bool isBuy, PendingTrade trade)
    {
        (isBuy ? Buys : Sells).Push(trade);
        if (isBuy)
            ReservedCash += trade.Total;
    }

    private void CheckCash()
    {
        if (Cash < Money.Zero || ReservedCash < Money.Zero || Cash.WouldExceedMax(ReservedCash))
            throw new InvalidOperationException($"Event {EventNumber} left cash {Cash} and reserve {ReservedCash}.");
    }

    private static bool HasTrigger(Dictionary<Symbol, TriggerOrder> orders)
    {
        foreach (var order in orders)
            if (order.Value.HasTrigger)
                return true;
        return false;
    }

    private static QuoteTrigger? TriggerOf(Dictionary<Symbol, TriggerOrder> orders, Symbol symbol) =>
        orders.TryGetValue(symbol, out var order) && order.HasTrigger
            ? new QuoteTrigger(order.TriggerPrice, order.TransactionNum, order.SetAtMs)
            : null;

    private void ApplyCommand(in AccountEvent e)
    {
        switch (e.Command)
        {
            case CommandKind.Add:
                Exists = true;
                Cash += e.CashIn;
                break;
            case CommandKind.Buy:
                Spend(e.CashOut);
                ReservedCash += e.CashOut;
                Buys.Push(new PendingTrade(e.TransactionNum, e.Symbol, e.Shares, e.Price, e.TimeMs));
                break;
            case CommandKind.CommitBuy:
                ReservedCash -= Buys.Pop().Total;
                Hold(e.Symbol, e.Shares, 0);
                break;
            case CommandKind.CancelBuy:
                GiveBack(Buys.Pop());
                break;
            case CommandKind.Sell:
                Hold(e.Symbol, -e.Shares, e.Shares);
                Sells.Push(new PendingTrade(e.TransactionNum, e.Symbol, e.Shares, e.Price, e.TimeMs));
                break;
            case CommandKind.CommitSell:
                Sells.Pop();
                Hold(e.Symbol, 0, -e.Shares);
                Cash += e.CashIn;
                break;
            case CommandKind.CancelSell:
                Release(Sells.Pop());
                break;
            default:
                ApplyTriggerCommand(e);
                break;
        }
    }

    private void ApplyTriggerCommand(in AccountEvent e)
    {
        switch (e.Command)
        {
            case CommandKind.SetBuyAmount:
                ReleaseBuyOrder(e.Symbol);
                Spend(e.CashOut);
                ReservedCash += e.CashOut;
                _buyOrders.Add(e.Symbol, new TriggerOrder(e.Amount, default, 0, 0, 0));
                break;
            case CommandKind.SetBuyTrigger:
                _buyOrders[e.Symbol] = new TriggerOrder(_buyOrders[e.Symbol].Amount, e.Amount, 0, e.TransactionNum, e.TimeMs);
                ChangedTriggers.Add(e.Symbol);
                break;
            case CommandKind.CancelSetBuy:
                ReleaseBuyOrder(e.Symbol);
                break;
            case CommandKind.SetSellAmount:
                ReleaseSellOrder(e.Symbol);
                _sellOrders.Add(e.Symbol, new TriggerOrder(e.Amount, default, 0, 0, 0));
                break;
            case CommandKind.SetSellTrigger:
                var amount = _sellOrders[e.Symbol].Amount;
                ReleaseSellOrder(e.Symbol);
                Hold(e.Symbol, -e.Shares, e.Shares);
                _sellOrders.Add(e.Symbol, new TriggerOrder(amount, e.Amount, e.Shares, e.TransactionNum, e.TimeMs));
                ChangedTriggers.Add(e.Symbol);
                break;
            case CommandKind.CancelSetSell:
                ReleaseSellOrder(e.Symbol);
                break;
        }
    }

    private void Remember(in AccountEvent e)
    {
        if (e.TransactionNum < TransactionNumMax)
            LastTransactionNum = Math.Max(LastTransactionNum, e.TransactionNum);
        History.Add(new HistoryEntry(e.TransactionNum, e.TimeMs, e.Command, e.Status, e.Symbol, e.Amount));
        if (e.Session is { } session)
            Memory.Add(Command.NameOf(session), Command.NumberInSession(session, e.TransactionNum), e.Status, e.TimeMs);
    }

    private void Spend(Money amount) => Cash -= amount;

    private void GiveBack(PendingTrade buy)
    {
        ReservedCash -= buy.Total;
        Cash += buy.Total;
    }

    private void Release(PendingTrade sell) => Hold(sell.Symbol, sell.Shares, -sell.Shares);

    private void ReleaseBuyOrder(Symbol symbol)
    {
        if (!_buyOrders.Remove(symbol, out var order))
            return;
        ReservedCash -= order.Amount;
        Cash += order.Amount;
        if (order.HasTrigger)
            ChangedTriggers.Add(symbol);
    }

    private void ReleaseSellOrder(Symbol symbol)
    {
        if (!_sellOrders.Remove(symbol, out var order))
            return;
        Hold(symbol, order.ReservedShares, -order.ReservedShares);
        if (order.HasTrigger)
            ChangedTriggers.Add(symbol);
    }

    private void Hold(Symbol symbol, long available, long reserved) => Hold(_holdings, symbol, available, reserved);

    private void Hold<TKey>(Dictionary<TKey, Holding> holdings, TKey key, long available, long reserved)
        where TKey : notnull
    {
        var holding = holdings.GetValueOrDefault(key).With(available, reserved);
        if (holding.Available < 0 || holding.Reserved < 0)
            throw new InvalidOperationException($"Event {EventNumber} left {holding} of {key}.");
        if (holding.Total == 0)
            holdings.Remove(key);
        else
            holdings[key] = holding;
    }
}
